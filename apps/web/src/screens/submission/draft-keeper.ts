import type { FormContent, SavedDraft } from '#contracts';
import { type ApiProblem, asProblem } from '../../api/problem.js';
import { same } from './content.js';

/** What another tab, or another person of the unit, saved meanwhile. */
export interface Theirs {
  content: FormContent;
  revision: number;
  savedAt: string | null;
  savedBy: string | null;
}

export interface DraftState {
  content: FormContent;
  /**
   * `clean`: as the server has it · `waiting`: will be saved in a moment · `unreached`: kept on this machine, tried
   * again · `refused`: the server does not take it · `conflict`: somebody else saved; nothing is overwritten.
   */
  status: 'clean' | 'waiting' | 'saving' | 'unreached' | 'refused' | 'conflict';
  savedAt: string | null;
  problem: ApiProblem | null;
  theirs: Theirs | null;
  /** What was typed here and then given up for the other one; it can still be read. */
  aside: FormContent | null;
}

export interface DraftPorts {
  save: (content: FormContent, revision: number) => Promise<SavedDraft>;
  read: () => Promise<Theirs>;
  /** Of this tab; outlives a lost connection, an expired session and a reload. */
  store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Answers how to call it off. */
  later: (run: () => void, ms: number) => () => void;
}

const SETTLE_MS = 1_200;
const AGAIN_MS = [3_000, 10_000, 30_000] as const;

/** Keeps what is typed into a form: at once in the tab, a moment later on the server, never over somebody else's. */
export class DraftKeeper {
  private state: DraftState;
  private revision: number;
  private dirty = false;
  private sending: Promise<void> | null = null;
  private callOff: (() => void) | null = null;
  private failures = 0;
  private held = false;
  /** What was sent without an answer: the server may have it. */
  private unanswered: FormContent[] = [];
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly ports: DraftPorts,
    private readonly key: string,
    read: Theirs,
  ) {
    this.revision = read.revision;
    this.state = {
      ...{ content: read.content, status: 'clean', savedAt: read.savedAt },
      ...{ problem: null, theirs: null, aside: null },
    };
    this.restore(read);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): DraftState => this.state;

  change(id: string, value: FormContent[string]): void {
    this.dirty = true;
    const content = { ...this.state.content, [id]: value };
    const status = this.state.status === 'conflict' ? 'conflict' : 'waiting';
    this.set({ content, status });
    this.keep();
    this.soon(SETTLE_MS);
  }

  /** Saves now what waits: the page is left, or the connection is back. */
  flush(): void {
    this.callOff?.();
    this.callOff = null;
    void this.save();
  }

  /** Nothing is saved any more until `resume`; answers when what is under way has ended. */
  async hold(): Promise<FormContent> {
    this.held = true;
    this.callOff?.();
    await this.sending;
    return this.state.content;
  }

  resume(): void {
    this.held = false;
    if (this.dirty) this.soon(SETTLE_MS);
  }

  /** What was typed has arrived otherwise. */
  forget(): void {
    this.dirty = false;
    this.ports.store.removeItem(this.key);
  }

  /** After a conflict: what stands here counts, the other one is overwritten knowingly. */
  takeMine(): void {
    if (this.state.theirs === null) return;
    this.revision = this.state.theirs.revision;
    this.set({ theirs: null, status: 'waiting' });
    this.dirty = true;
    this.keep();
    this.flush();
  }

  /** After a conflict: the other one counts; what stood here stays readable. */
  takeTheirs(): void {
    const { theirs, content } = this.state;
    if (theirs === null) return;
    this.revision = theirs.revision;
    this.forget();
    this.set({
      ...{ content: theirs.content, savedAt: theirs.savedAt, status: 'clean' },
      ...{ theirs: null, aside: content, problem: null },
    });
  }

  private async save(): Promise<void> {
    if (this.held || !this.dirty || this.sending !== null || this.state.theirs !== null) return;
    this.sending = this.send();
    await this.sending;
    this.sending = null;
    if (this.dirty && this.state.status === 'waiting') this.soon(SETTLE_MS);
  }

  private async send(): Promise<void> {
    const { content } = this.state;
    this.unanswered.push(content);
    this.set({ status: 'saving' });
    try {
      this.accepted(await this.ports.save(content, this.revision), content);
    } catch (error) {
      await this.failed(asProblem(error));
    }
  }

  private accepted({ revision, savedAt }: SavedDraft, content: FormContent): void {
    this.revision = revision;
    this.failures = 0;
    this.unanswered = [];
    const done = this.state.content === content;
    this.dirty = !done;
    if (done) this.ports.store.removeItem(this.key);
    else this.keep();
    this.set({ status: done ? 'clean' : 'waiting', savedAt, problem: null });
  }

  private async failed(problem: ApiProblem): Promise<void> {
    if (problem.code === 'stale-version') return this.compare();
    const passing = problem.status === 0 || problem.status === 401 || problem.status === 429;
    if (!passing && problem.status < 500) return this.set({ status: 'refused', problem });
    const ms = AGAIN_MS[Math.min(this.failures, AGAIN_MS.length - 1)]!;
    this.failures += 1;
    this.set({ status: 'unreached', problem });
    this.soon(ms);
  }

  /** Another revision: our own whose answer was lost, or somebody else's. */
  private async compare(): Promise<void> {
    try {
      const theirs = await this.ports.read();
      const own = [...this.unanswered, this.state.content];
      this.unanswered = [];
      if (own.some((content) => same(content, theirs.content))) {
        this.revision = theirs.revision;
        const done = same(theirs.content, this.state.content);
        this.dirty = !done;
        if (done) this.ports.store.removeItem(this.key);
        this.set({ status: done ? 'clean' : 'waiting', savedAt: theirs.savedAt, problem: null });
      } else this.set({ status: 'conflict', theirs, problem: null });
    } catch (error) {
      await this.failed(asProblem(error));
    }
  }

  private restore(read: Theirs): void {
    const kept = this.kept();
    if (kept === null || same(kept.content, read.content)) return;
    this.dirty = true;
    if (kept.revision === read.revision) {
      this.state = { ...this.state, content: kept.content, status: 'waiting' };
      this.soon(SETTLE_MS);
    } else this.state = { ...this.state, content: kept.content, status: 'conflict', theirs: read };
  }

  private kept(): { content: FormContent; revision: number } | null {
    try {
      const text = this.ports.store.getItem(this.key);
      return text === null ? null : (JSON.parse(text) as { content: FormContent; revision: number });
    } catch {
      return null;
    }
  }

  private keep(): void {
    try {
      const { content } = this.state;
      this.ports.store.setItem(this.key, JSON.stringify({ content, revision: this.revision }));
    } catch {
      // A full store is no reason to stop typing: the server's copy is a moment away.
    }
  }

  private soon(ms: number): void {
    this.callOff?.();
    this.callOff = this.ports.later(() => {
      this.callOff = null;
      void this.save();
    }, ms);
  }

  private set(change: Partial<DraftState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
