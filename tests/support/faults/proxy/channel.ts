import type { Socket } from 'node:net';

/** What becomes of bytes on their way: let through, kept until healed, lost, or late. */
export type Fate = 'pass' | 'hold' | 'drop' | { readonly delayMs: number };

/** One direction of one connection. */
export class Channel {
  private fate: Fate = 'pass';
  private held: Buffer[] = [];
  private due = 0;
  private delayed = 0;
  private ended = false;

  constructor(
    private readonly from: Socket,
    private readonly to: Socket,
  ) {}

  /** Whether the ends of this direction still learn of each other's leaving. */
  get open(): boolean {
    return this.fate !== 'drop' && this.fate !== 'hold';
  }

  /** Bytes that were delayed are still to come; none may overtake them. */
  private get late(): boolean {
    return this.delayed > 0;
  }

  become(fate: Fate): void {
    this.fate = fate;
    if (fate === 'hold' || fate === 'drop') return;
    for (const chunk of this.held.splice(0)) this.carry(chunk);
    if (this.ended) this.end();
  }

  carry(chunk: Buffer): void {
    if (this.fate === 'drop') return;
    if (this.fate === 'hold') this.held.push(chunk);
    else if (this.fate === 'pass' && !this.late) this.write(chunk);
    else if (this.fate === 'pass') this.later(0, () => this.write(chunk));
    else this.later(this.fate.delayMs, () => this.write(chunk));
  }

  /** The one side said that it has no more to say. */
  end(): void {
    this.ended = true;
    if (this.fate === 'pass' && !this.late) this.to.end();
    else if (this.fate === 'pass') this.later(0, () => this.to.end());
    else if (typeof this.fate === 'object') this.later(this.fate.delayMs, () => this.to.end());
  }

  private write(chunk: Buffer): void {
    if (this.to.destroyed || this.to.write(chunk)) return;
    this.from.pause();
    this.to.once('drain', () => this.from.resume());
  }

  /** In order, whatever the delay was for the chunk before. */
  private later(ms: number, act: () => void): void {
    this.due = Math.max(this.due, performance.now() + ms);
    this.delayed += 1;
    setTimeout(() => {
      this.delayed -= 1;
      act();
    }, this.due - performance.now());
  }
}
