import { sourceOf } from './source-address.js';
import { type Rate, TokenBuckets } from './token-buckets.js';

export interface WriteRates {
  perPerson: Rate;
  perAddress: Rate;
}

/**
 * The office fills in sixty drafts in one sitting and a whole building may come from one address; nobody writes more
 * than three times a second for long.
 */
export const WRITE_RATES: WriteRates = {
  perPerson: { burst: 300, perSecond: 3 },
  perAddress: { burst: 3000, perSecond: 30 },
};

/** How often anybody may change something, whatever it is. */
export class WriteLimits {
  private readonly people: TokenBuckets;
  private readonly addresses: TokenBuckets;

  constructor({ perPerson, perAddress }: WriteRates, now: () => Date) {
    this.people = new TokenBuckets(perPerson, now);
    this.addresses = new TokenBuckets(perAddress, now);
  }

  /** @throws TooManyRequests */
  takeFrom(address: string): void {
    this.addresses.take(sourceOf(address));
  }

  /** @throws TooManyRequests */
  takeOf(personId: string): void {
    this.people.take(personId);
  }
}
