import { createHash } from 'node:crypto';
import { canonicalJson } from '../record/canonical-json.js';

/**
 * What the record was at one moment, in a few hashes. Each one names the one before it, so whoever holds the hash of
 * the last has all of them: no row below can be changed, taken away or cut off without one of them saying so.
 */
export interface Checkpoint {
  /** 1, 2, 3 …; none is left out. */
  no: number;
  /** The programme's time, ISO with milliseconds, UTC. */
  at: string;
  /** Everything recorded up to this place (`event.recorded`, a whole number in digits) is in it or in an earlier one. */
  upTo: string;
  /** The chains that grew since the one before: aggregate id → number and hash of its last event. */
  heads: Record<string, readonly [seq: number, hash: string]>;
  /** The mails settled since the one before. */
  mails: { count: number; hash: string };
  prevHash: string;
  hash: string;
}

/** What is kept of a settled mail for good, in ids and hashes: nothing in it must ever be erased. */
export interface MailFacts {
  recipient: string;
  class: string;
  slotDate: string;
  state: string;
  /** The Message-ID header. */
  header: string;
  attempts: number;
  resends: number;
  /** SHA-256 of the bytes that were handed over, hex; null when none were kept. */
  mime: string | null;
  /** The mail server's three digits. */
  reply: string | null;
  frozenAt: string;
  finishingAt: string | null;
  settledAt: string;
}

export interface MailProof {
  /** `message.id` */
  messageId: string;
  /** The checkpoint that has it. */
  checkpoint: number;
  facts: MailFacts;
  hash: string;
}

/** What the first checkpoint follows. */
export const BEFORE_FIRST = sha256('dondoc/checkpoint');

/** Closes a checkpoint behind another one. */
export function sealCheckpoint(content: Omit<Checkpoint, 'hash' | 'prevHash'>, prevHash: string): Checkpoint {
  return { ...content, prevHash, hash: hashOfCheckpoint({ ...content, prevHash }) };
}

export function hashOfCheckpoint({ prevHash, ...checkpoint }: Omit<Checkpoint, 'hash'>): string {
  const { no, at, upTo, heads, mails } = checkpoint;
  return sha256(prevHash + canonicalJson({ no, at, upTo, heads, mails }));
}

export function hashOfMail(messageId: string, facts: MailFacts): string {
  return sha256(canonicalJson({ messageId, facts }));
}

/** One hash over the proofs of a checkpoint, which come in the order of their ids. */
export class MailRoot {
  private readonly hash = createHash('sha256');
  private count = 0;

  push({ messageId, hash }: Pick<MailProof, 'messageId' | 'hash'>): void {
    this.count += 1;
    this.hash.update(`${messageId} ${hash}\n`, 'utf8');
  }

  close(): Checkpoint['mails'] {
    return { count: this.count, hash: this.hash.digest('hex') };
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
