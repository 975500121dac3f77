import type { FileHandle } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';

export interface ClamdAddress {
  host: string;
  port: number;
}

export type Verdict = { clean: true } | { clean: false; signature: string };

const DEFAULT_PORT = 3310;
const PIECE = 64 * 1024;
const MOST_ANSWER = 4096;

/** `tcp://host:3310`, checked already with the environment. */
export function clamdAddress(url: string): ClamdAddress {
  const { hostname, port } = new URL(url);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? DEFAULT_PORT : Number(port) };
}

/**
 * Shows a file to clamd (`INSTREAM`: pieces with their length before them, an empty one at the end).
 *
 * @throws Error whenever there is no plain verdict: away, silent for `idleMs`, over its own limit, an answer not understood
 */
export async function scan(file: FileHandle, { host, port }: ClamdAddress, idleMs: number): Promise<Verdict> {
  const socket = connect({ host, port });
  const answer = answerOf(socket, idleMs);
  // Whoever waits below learns of it first.
  answer.catch(() => undefined);
  try {
    await Promise.race([show(file, socket), answer]);
    return verdictOf(await answer);
  } finally {
    socket.destroy();
  }
}

async function show(file: FileHandle, socket: Socket): Promise<void> {
  const buffer = Buffer.alloc(4 + PIECE);
  await written(socket, 'zINSTREAM\0');
  for (let from = 0; ; ) {
    const { bytesRead } = await file.read(buffer, 4, PIECE, from);
    buffer.writeUInt32BE(bytesRead, 0);
    await written(socket, Buffer.from(buffer.subarray(0, 4 + bytesRead)));
    if (bytesRead === 0) return;
    from += bytesRead;
  }
}

function written(socket: Socket, bytes: string | Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

function answerOf(socket: Socket, idleMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.setTimeout(idleMs, () => reject(new Error('clamd is silent')));
    socket.on('data', (bytes) => {
      text += bytes.toString('latin1');
      if (text.includes('\0')) resolve(text.slice(0, text.indexOf('\0')));
      else if (text.length > MOST_ANSWER) reject(new Error('clamd talks without end'));
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('clamd closed the connection')));
  });
}

function verdictOf(answer: string): Verdict {
  if (answer === 'stream: OK') return { clean: true };
  const signature = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (signature !== undefined) return { clean: false, signature };
  throw new Error(`clamd gave no verdict: ${answer.slice(0, 200)}`);
}
