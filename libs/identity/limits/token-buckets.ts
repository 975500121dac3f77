import { TooManyRequests } from './too-many-requests.js';

/** So many at once, and then so many per second. */
export interface Rate {
  burst: number;
  perSecond: number;
}

/** The most keys remembered at a time; beyond it the longest unused are forgotten, so that a flood cannot fill the memory. */
const MOST_KEYS = 50_000;

interface Bucket {
  left: number;
  at: number;
}

/** One bucket of tokens per key, filled again as time goes by. Kept in memory: see `docs/adr/0006-limits-in-memory.md`. */
export class TokenBuckets {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly rate: Rate,
    private readonly now: () => Date,
  ) {}

  /** @throws TooManyRequests when the bucket is empty; a refused try takes nothing */
  take(key: string): void {
    const at = this.now().getTime();
    const { burst, perSecond } = this.rate;
    const before = this.buckets.get(key) ?? { left: burst, at };
    const filled = Math.min(burst, before.left + (Math.max(0, at - before.at) / 1000) * perSecond);
    if (filled < 1) throw new TooManyRequests(Math.max(1, Math.ceil((1 - filled) / perSecond)));
    this.buckets.delete(key);
    this.buckets.set(key, { left: filled - 1, at });
    if (this.buckets.size > MOST_KEYS) this.buckets.delete(this.buckets.keys().next().value!);
  }
}
