import { ProgrammerError } from '#contracts';

/** What the worker asks of the thread of its sender; each has its number, by which it is answered. */
export type Call = { id: number; call: 'drain' | 'recover' | 'close' };

/** What the thread says: that it stands, that a call goes on, how a call ended. */
export type Word =
  | { type: 'ready' }
  | { type: 'beat'; id: number }
  | { type: 'done'; id: number; value: { waitMs: number | null } | number | null }
  | { type: 'failed'; id: number; message: string; stack: string | undefined };

interface Waiting {
  beat: () => void;
  done: (value: unknown) => void;
  failed: (error: Error) => void;
}

/** The calls that are not answered yet. */
export class Calls {
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;
  private over: Error | null = null;

  constructor(private readonly say: (call: Call) => void) {}

  /** Resolves with what the thread answers; rejects with what it failed by, or when it is gone. */
  ask<T>(call: Call['call'], beat: () => void = () => undefined): Promise<T> {
    if (this.over) return Promise.reject(this.over);
    this.last += 1;
    const id = this.last;
    return new Promise<T>((done, failed) => {
      this.waiting.set(id, { beat, done: done as (value: unknown) => void, failed });
      this.say({ id, call });
    });
  }

  /** A word of the thread about one of them. */
  heard(word: Exclude<Word, { type: 'ready' }>): void {
    const waiting = this.waiting.get(word.id);
    if (!waiting) throw new ProgrammerError('the sender answers what nobody asked');
    if (word.type === 'beat') {
      waiting.beat();
      return;
    }
    this.waiting.delete(word.id);
    if (word.type === 'done') waiting.done(word.value);
    else waiting.failed(Object.assign(new Error(word.message), { stack: word.stack }));
  }

  /** Nobody answers any more. */
  end(error: Error): void {
    this.over = error;
    for (const { failed } of this.waiting.values()) failed(error);
    this.waiting.clear();
  }
}
