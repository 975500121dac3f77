import { asProblem } from '../../../../api/problem.js';
import { type SendFile, sendFile } from '../../../../api/upload.js';
import { MOST_FILES } from './limits.js';
import { failureOf, refusalOf } from './refusal.js';

export type UploadState =
  | { kind: 'waiting' }
  | { kind: 'sending'; sent: number }
  | { kind: 'done'; id: string }
  /** `again` is false where sending the same file again could not help. */
  | { kind: 'failed'; message: string; again: boolean };

export interface Upload {
  /** Names it in this list and, as the idempotency key, towards the server. */
  key: string;
  file: File;
  state: UploadState;
}

/** The server takes three of a person at one moment; another window of theirs may be sending too. */
const AT_ONCE = 2;

/**
 * The files chosen for one submission: each is sent as soon as its turn comes, and what was sent stays when the form is
 * closed. Read it with `useSyncExternalStore`.
 */
export class UploadList {
  private uploads: readonly Upload[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly underWay = new Map<string, AbortController>();

  constructor(private readonly send: SendFile = sendFile) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): readonly Upload[] => this.uploads;

  /** Ids to submit, in the order of the list. */
  get ids(): string[] {
    return this.uploads.flatMap(({ state }) => (state.kind === 'done' ? [state.id] : []));
  }

  /** Answers how many had no room. */
  add(files: readonly File[]): number {
    const room = Math.max(0, MOST_FILES - this.uploads.length);
    const taken = files.slice(0, room).map((file): Upload => {
      const message = refusalOf(file);
      const state: UploadState =
        message === null ? { kind: 'waiting' } : { kind: 'failed', message, again: false };
      return { key: crypto.randomUUID(), file, state };
    });
    this.change([...this.uploads, ...taken]);
    return files.length - taken.length;
  }

  remove(key: string): void {
    const sending = this.underWay.get(key);
    this.underWay.delete(key);
    this.change(this.uploads.filter((upload) => upload.key !== key));
    sending?.abort();
  }

  again(key: string): void {
    if (this.underWay.has(key)) return;
    this.set(key, { kind: 'waiting' });
  }

  /** The server refused it together with the submission. It gets a new key: the old one would answer as before. */
  spoil(id: string, message: string): void {
    this.change(
      this.uploads.map((upload) =>
        upload.state.kind === 'done' && upload.state.id === id
          ? { ...upload, key: crypto.randomUUID(), state: { kind: 'failed', message, again: true } }
          : upload,
      ),
    );
  }

  clear(): void {
    const sending = [...this.underWay.values()];
    this.underWay.clear();
    this.change([]);
    for (const abort of sending) abort.abort();
  }

  private async start({ key, file }: Upload): Promise<void> {
    const abort = new AbortController();
    this.underWay.set(key, abort);
    const mine = () => this.underWay.get(key) === abort;
    const onProgress = (sent: number) => mine() && this.set(key, { kind: 'sending', sent });
    try {
      const answer = this.send(file, { key, onProgress, signal: abort.signal });
      // Not before it is sent: this may start the next one.
      this.set(key, { kind: 'sending', sent: 0 });
      const { id } = await answer;
      if (!mine()) return;
      this.underWay.delete(key);
      // The same content chosen twice is one file to the server, and one line here.
      if (this.ids.includes(id)) this.remove(key);
      else this.set(key, { kind: 'done', id });
    } catch (error) {
      if (!mine()) return;
      this.underWay.delete(key);
      const problem = asProblem(error);
      this.fail(key, failureOf(problem), KEY_IS_SPENT.has(problem.code));
    }
  }

  private fail(key: string, message: string, renew: boolean): void {
    const state: UploadState = { kind: 'failed', message, again: true };
    this.change(
      this.uploads.map((upload) =>
        upload.key === key ? { ...upload, key: renew ? crypto.randomUUID() : key, state } : upload,
      ),
    );
  }

  private set(key: string, state: UploadState): void {
    this.change(this.uploads.map((upload) => (upload.key === key ? { ...upload, state } : upload)));
  }

  private change(uploads: readonly Upload[]): void {
    this.uploads = uploads;
    for (const listener of this.listeners) listener();
    if (this.underWay.size >= AT_ONCE) return;
    const next = uploads.find(({ state }) => state.kind === 'waiting');
    if (next !== undefined) void this.start(next);
  }
}

const KEY_IS_SPENT: ReadonlySet<string> = new Set(['gone', 'key-reused']);
