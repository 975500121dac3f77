import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Signatures of Standard Webhooks (standardwebhooks.com, 1.0), symmetric: `v1`, HMAC-SHA256 over id, time and body.
 */

const PREFIX = 'whsec_';
/** The specification asks for 24 to 64. */
const SECRET_BYTES = 32;
/** How far the sender's clock may be off, and how long a request that was caught on its way is worth something. */
const TOLERANCE_S = 300;
/** A sender that renews its secret signs twice; nobody needs more. */
const MOST_SIGNATURES = 8;

export interface SignedHeaders {
  'webhook-id': string;
  'webhook-timestamp': string;
  'webhook-signature': string;
}

export type SignatureFault = 'unsigned' | 'too-old' | 'too-new' | 'forged';

/** A new secret, as its owner is shown it once. */
export function newSigningSecret(): string {
  return PREFIX + randomBytes(SECRET_BYTES).toString('base64');
}

/** The headers of one request; with two secrets, both sign, so that the receiver may change over in its own time. */
export function signedHeaders(
  secrets: readonly string[],
  id: string,
  at: Date,
  body: string | Uint8Array,
): SignedHeaders {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map((secret) => `v1,${mac(secret, id, timestamp, body).toString('base64')}`);
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}

/** What is wrong with the signature of a request; null when one of the secrets has signed it, just now. */
export function signatureFault(
  secrets: readonly string[],
  headers: Readonly<Record<string, unknown>>,
  body: Uint8Array,
  now: Date,
): SignatureFault | null {
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'];
  const given = headers['webhook-signature'];
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof given !== 'string') return 'unsigned';
  if (id === '' || !/^\d{1,12}$/.test(timestamp)) return 'unsigned';
  const age = Math.floor(now.getTime() / 1000) - Number(timestamp);
  if (age > TOLERANCE_S) return 'too-old';
  if (age < -TOLERANCE_S) return 'too-new';
  const wanted = secrets.map((secret) => mac(secret, id, timestamp, body));
  const signed = given
    .split(' ', MOST_SIGNATURES)
    .flatMap((part) => (part.startsWith('v1,') ? [Buffer.from(part.slice(3), 'base64')] : []));
  const right = signed.some((one) => wanted.some((mine) => same(one, mine)));
  return right ? null : 'forged';
}

function mac(secret: string, id: string, timestamp: string, body: string | Uint8Array): Buffer {
  const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64');
  return createHmac('sha256', key).update(`${id}.${timestamp}.`, 'utf8').update(body).digest();
}

function same(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
