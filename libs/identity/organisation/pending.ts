import { createHmac } from 'node:crypto';
import { hashSecret, newSecret, sameHash } from '../secrets.js';
import type { Proof } from './provider.js';

/** Sign-ins that were begun; only the hash of the browser's secret is kept, with the same real clock. */
export interface PendingStore {
  begin(secretHash: string, expiresAt: string): Promise<void>;
  /** True for exactly one of those who use it, and only in time. */
  use(secretHash: string): Promise<boolean>;
}

const MINUTE_MS = 60_000;
/** Long enough for a password, a code from a telephone and a look for the telephone. */
export const PENDING_MINUTES = 10;

/**
 * A sign-in on its way belongs to one browser: its cookie holds a secret, and state, nonce and verifier are made of that
 * secret. Who reads the database learns none of them; a code that was stolen is worth nothing in another browser.
 */
export class PendingSignIns {
  constructor(
    private readonly store: PendingStore,
    private readonly now: () => Date,
  ) {}

  async begin(): Promise<{ secret: string; proof: Proof }> {
    const secret = newSecret();
    const expiresAt = new Date(this.now().getTime() + PENDING_MINUTES * MINUTE_MS).toISOString();
    await this.store.begin(hashSecret(secret), expiresAt);
    return { secret, proof: proofOf(secret) };
  }

  /** What this browser began with, if the answer is to that; looking uses nothing up. */
  proofFor(secret: string | null, state: string | null): Proof | null {
    if (secret === null || state === null) return null;
    const proof = proofOf(secret);
    return sameHash(proof.state, state) ? proof : null;
  }

  /** Whether it may still be finished; once only, whatever comes of it. */
  use(secret: string): Promise<boolean> {
    return this.store.use(hashSecret(secret));
  }
}

function proofOf(secret: string): Proof {
  const made = (what: string) => createHmac('sha256', secret).update(what).digest('base64url');
  return { state: made('state'), nonce: made('nonce'), verifier: made('verifier') };
}
