import { TooManyRequests } from '../limits/too-many-requests.js';

export interface Limit {
  count: number;
  withinMs: number;
  /** What whoever is refused is asked to do instead of waiting. */
  instead?: string;
}

/** The most keys remembered at a time; beyond it the oldest are forgotten, so that a flood cannot fill the memory. */
const MOST_KEYS = 50_000;

/**
 * So many acts per key and span of time, then a refusal until the oldest has aged out: nobody is locked out for good.
 * Kept in memory: one API process per installation, and a restart forgives.
 */
export class RateLimit {
  private readonly acts = new Map<string, number[]>();

  constructor(
    private readonly limit: Limit,
    private readonly now: () => Date,
  ) {}

  /** @throws TooManyRequests */
  take(key: string): void {
    const at = this.now().getTime();
    const recent = (this.acts.get(key) ?? []).filter((t) => t > at - this.limit.withinMs);
    if (recent.length >= this.limit.count) {
      const seconds = Math.ceil((recent[0]! + this.limit.withinMs - at) / 1000);
      throw new TooManyRequests(seconds, this.limit.instead);
    }
    recent.push(at);
    this.acts.delete(key);
    this.acts.set(key, recent);
    if (this.acts.size > MOST_KEYS) this.acts.delete(this.acts.keys().next().value!);
  }
}
