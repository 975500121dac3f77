import { Identity } from '#identity';
import { parseMailbox } from '#mail';
import { Persistence } from '#persistence';
import { realClock } from '#platform';
import type { Given } from './check/index.js';
import type { FaultRig } from './rig/index.js';

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
  body: any;
}

/** What a client knows of a command in the end. */
export type Outcome =
  | { known: 'ok'; answer: Answer }
  | { known: 'refused'; answer: Answer }
  /** No answer, or one that says nothing about what was done. */
  | { known: 'unknown'; why: string };

export interface Ask {
  as: string;
  body?: unknown;
  /** In place of a body: a file. */
  file?: Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
  limitMs?: number;
}

/** A change that is asked for under a key of its own. */
export interface Change {
  as: string;
  path: string;
  /** What is changed, for the log. */
  subject: string;
  body: object;
  version?: number;
  key: string;
}

export function commandTo(
  task: string,
  change: Omit<Change, 'path' | 'subject'> & { version: number },
): Change {
  return { ...change, subject: task, path: `/api/tasks/${encodeURIComponent(task)}/commands` };
}

const ANSWER_LIMIT_MS = 20_000;
const INSIST_MS = 90_000;
const RUNNING = 'running';
const STILL_RUNNING_MS = 3_000;
const KEPT_FOR_MS = 61_000;

/** A client of the API as a careful program is one: every change carries a key, and is repeated under it until it is known. */
export class ApiClient {
  private readonly tokens = new Map<string, string>();
  private readonly identity: Identity;

  constructor(private readonly rig: FaultRig) {
    const { dataSource, directory } = rig.persistence;
    const access = new Persistence(dataSource, realClock());
    this.identity = new Identity(
      {
        ...{ directory, codes: access.loginCodes, sessions: access.sessions, tokens: access.apiTokens },
        calendars: access.calendarAddresses,
      },
      { parseMailbox, send: () => undefined, secret: 's'.repeat(32), now: () => realClock().now() },
    );
  }

  /** @throws when no whole answer came */
  async ask(
    method: string,
    path: string,
    { as, body, file, headers = {}, limitMs = ANSWER_LIMIT_MS }: Ask,
  ): Promise<Answer> {
    const response = await fetch(this.rig.api.url + path, {
      method,
      headers: {
        Authorization: `Bearer ${await this.token(as)}`,
        'Content-Type': 'application/json',
        ...headers,
      },
      signal: AbortSignal.timeout(limitMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(file === undefined ? {} : { body: file }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  }

  /** A file of evidence, as the page sends it. @throws when no whole answer came */
  upload(as: string, name: string, file: Uint8Array<ArrayBuffer>): Promise<Answer> {
    const headers = {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    };
    return this.ask('POST', '/api/attachments', { as, file, headers });
  }

  /** One try; noted, with what is known after it. */
  command(as: string, task: string, command: object, version: number, key: string): Promise<Outcome> {
    return this.give(commandTo(task, { as, body: command, version, key }));
  }

  /** The same command under the same key until its outcome is known. */
  insist(as: string, task: string, command: object, version: number, key: string): Promise<Outcome> {
    return this.insistOn(commandTo(task, { as, body: command, version, key }));
  }

  async give(change: Change): Promise<Outcome> {
    const known = this.note(change);
    const outcome = await this.try(change);
    // What has been known once stays known, whatever a later try with the same key is answered.
    if (known.outcome === 'unknown') known.outcome = outcome.known;
    return outcome;
  }

  /**
   * A request that broke off in the API keeps its key for a minute of the programme's clock: until then a repetition is
   * told that it still runs, and the clock goes ahead of that.
   */
  async insistOn(change: Change): Promise<Outcome> {
    const began = performance.now();
    for (let broken = 0; ; ) {
      const outcome = await this.give(change);
      const passedMs = performance.now() - began;
      if (outcome.known !== 'unknown' || passedMs > INSIST_MS) return outcome;
      if (outcome.why === RUNNING && passedMs > STILL_RUNNING_MS * (broken + 1)) {
        broken += 1;
        const { story } = this.rig;
        await story.jumpTo(new Date(story.clock.now().getTime() + KEPT_FOR_MS)).catch(() => undefined);
      }
      await this.breath();
    }
  }

  /** Before it is sent: it may be done although its giver is never heard of again. */
  private note({ as: by, key, subject: task }: Change): Given {
    const { given } = this.rig;
    const known = given.find((one) => one.by === by && one.key === key);
    if (known) return known;
    const fresh: Given = { by, key, task, outcome: 'unknown' };
    given.push(fresh);
    return fresh;
  }

  private async try({ as, path, body, version, key }: Change): Promise<Outcome> {
    const seen: Record<string, string> = version === undefined ? {} : { 'If-Match': `"${version}"` };
    try {
      const answer = await this.ask('POST', path, { as, body, headers: { 'Idempotency-Key': key, ...seen } });
      if (answer.status < 300) return { known: 'ok', answer };
      if (saysRunning(answer)) return { known: 'unknown', why: RUNNING };
      if (answer.status < 500) return { known: 'refused', answer };
      return { known: 'unknown', why: String(answer.status) };
    } catch (error) {
      return { known: 'unknown', why: (error as Error).name };
    }
  }

  async version(as: string, task: string): Promise<number> {
    return (await this.ask('GET', `/api/tasks/${encodeURIComponent(task)}`, { as })).body.version as number;
  }

  private async token(person: string): Promise<string> {
    const known = this.tokens.get(person);
    if (known !== undefined) return known;
    const { token } = await this.identity.tokens.create(`${person}@demo.example`, '1d');
    this.tokens.set(person, token);
    return token;
  }

  /** Between two tries at a server that is away. */
  private breath(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** While the first of two equal requests is at work, the second learns nothing of what becomes of it. */
function saysRunning({ status, body }: Answer): boolean {
  return status === 409 && String(body?.detail).includes('đang được thực hiện');
}
