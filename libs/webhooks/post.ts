import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { type Pinned, pin, RefusedAddress, type Resolve, type TargetFault, targetOf } from './target.js';

/** What a receiver answered, or why it did not: an own word, or the code of the system's error. */
export type Answer = { status: number } | { failure: string };

export interface PostSettings {
  /** See `targetOf`. */
  allowedHosts: readonly string[];
  /** From asking for the host's address to the first line of its answer. */
  answerWithinMs: number;
  /** Ends what is under way. */
  signal?: AbortSignal;
  resolve?: Resolve;
}

interface Request {
  address: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** Of an answer nothing but the status is used: no word of it is kept, and no more of it read. */
const MOST_ANSWER_BYTES = 64 * 1024;

/**
 * Posts to a receiver whose address somebody has entered: over TLS, to an address that was checked and is used as it
 * was checked; redirects are not followed. Never throws.
 */
export async function post({ address, headers, body }: Request, settings: PostSettings): Promise<Answer> {
  const target = targetOf(address, settings.allowedHosts);
  if (typeof target === 'string') return { failure: target satisfies TargetFault };
  const limit = AbortSignal.timeout(settings.answerWithinMs);
  const over = settings.signal ? AbortSignal.any([limit, settings.signal]) : limit;
  try {
    const pinned = await until(over, pin(target, settings.resolve));
    return { status: await exchange(target.url, pinned, { headers, body }, over) };
  } catch (error) {
    return { failure: limit.aborted ? 'timeout' : kindOf(error) };
  }
}

function exchange(
  url: URL,
  { address, family }: Pinned,
  { headers, body }: Omit<Request, 'address'>,
  signal: AbortSignal,
): Promise<number> {
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      // A connection of its own: one that is kept might lead to where the name led before.
      agent: false,
      signal,
      lookup: (_host, options, done) => {
        if (options.all) done(null, [{ address, family }]);
        else done(null, address, family);
      },
    });
    asked.on('error', reject);
    asked.once('response', (answer) => {
      readShortly(answer);
      resolve(answer.statusCode ?? 0);
    });
    asked.end(body);
  });
}

function readShortly(answer: IncomingMessage): void {
  let size = 0;
  answer.on('error', () => undefined); // it has answered already
  answer.on('data', (piece: Buffer) => {
    size += piece.length;
    if (size > MOST_ANSWER_BYTES) answer.destroy();
  });
}

/** The resolver of the system cannot be stopped; its answer is not waited for. */
function until<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

function kindOf(error: unknown): string {
  if (error instanceof RefusedAddress) return 'address-refused';
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : 'failed';
}
