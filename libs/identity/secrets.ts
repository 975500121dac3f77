import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** Secrets that people carry: only their hashes are stored. */

/** 256 bits from the system's generator, safe in an address and in a header. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function newCode(): string {
  return randomInt(0, 1_000_000).toString().padStart(6, '0');
}

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex');
}

/** Six digits can be tried out offline, so their hash needs a key that is not in the database. */
export function hashCode(code: string, salt: string, key: string): string {
  return createHmac('sha256', key).update(`${salt}:${code}`, 'utf8').digest('hex');
}

export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
