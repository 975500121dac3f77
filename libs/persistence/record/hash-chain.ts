import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';

/** An event as it is stored or exported, with what its hash covers. */
export interface ChainRow {
  aggregateId: string;
  seq: number;
  type: string;
  schemaVersion: number;
  /** ISO with milliseconds, UTC. */
  at: string;
  actor: string;
  onBehalfOf: string | null;
  data: Record<string, unknown>;
  /** Names and free text; null when there was none, or when it was erased. */
  text: Record<string, unknown> | null;
  salt: string | null;
  textHash: string | null;
  prevHash: string;
  hash: string;
}

export type Unsealed = Pick<
  ChainRow,
  'aggregateId' | 'seq' | 'type' | 'schemaVersion' | 'at' | 'actor' | 'onBehalfOf' | 'data'
> & { text: Record<string, unknown> | null };

/** What an aggregate's first event follows; it names the aggregate, so that no chain can be given to another. */
export function genesisHash(aggregateId: string): string {
  return sha256(`dondoc/${aggregateId}`);
}

/** Closes the next link. The text enters salted: erasing text and salt leaves a hash that tells nothing of it. */
export function seal(event: Unsealed, prevHash: string, newSalt: () => string = randomSalt): ChainRow {
  const salt = event.text === null ? null : newSalt();
  const textHash = event.text === null || salt === null ? null : hashOfText(salt, event.text);
  return { ...event, salt, textHash, prevHash, hash: hashOfEvent({ ...event, textHash, prevHash }) };
}

export interface ChainFault {
  aggregateId: string;
  seq: number;
  /** Stable word for programs; `problem` is for people. */
  code: 'gap' | 'broken-link' | 'changed' | 'text-changed' | 'head';
  problem: string;
}

export interface ChainReport {
  aggregates: number;
  events: number;
  /** The first bad row of the first bad chain; null when all hold. */
  fault: ChainFault | null;
  /** The last hash of each chain, to compare with heads kept elsewhere. */
  heads: Map<string, { seq: number; hash: string }>;
}

/**
 * Walks chains that come in order of `seq` (different aggregates may be mixed), from the database or from an exported
 * file, and names the first row that does not hold.
 */
export function verifyChain(rows: Iterable<ChainRow>): ChainReport {
  const heads: ChainReport['heads'] = new Map();
  let events = 0;
  for (const row of rows) {
    events += 1;
    const head = heads.get(row.aggregateId) ?? { seq: 0, hash: genesisHash(row.aggregateId) };
    const found = faultOf(row, head);
    if (found) return { aggregates: heads.size, events, fault: found, heads };
    heads.set(row.aggregateId, { seq: row.seq, hash: row.hash });
  }
  return { aggregates: heads.size, events, fault: null, heads };
}

function faultOf(row: ChainRow, head: { seq: number; hash: string }): ChainFault | null {
  const fault = (code: ChainFault['code'], problem: string): ChainFault => ({
    aggregateId: row.aggregateId,
    seq: row.seq,
    code,
    problem: `${row.aggregateId}, event ${row.seq}: ${problem}`,
  });
  if (row.seq !== head.seq + 1) return fault('gap', `event ${head.seq + 1} is missing`);
  if (row.prevHash !== head.hash) return fault('broken-link', 'it does not follow the event before it');
  if (row.hash !== hashOfEvent(row)) return fault('changed', 'it was changed after it was recorded');
  if (row.text !== null && (row.salt === null || row.textHash !== hashOfText(row.salt, row.text))) {
    return fault('text-changed', 'its text was changed after it was recorded');
  }
  return null;
}

type Hashed = Omit<Unsealed, 'text'> & Pick<ChainRow, 'textHash' | 'prevHash'>;

function hashOfEvent(event: Hashed): string {
  const { seq, type, schemaVersion, at, actor, onBehalfOf, data, textHash } = event;
  return sha256(
    event.prevHash + canonicalJson({ seq, type, schemaVersion, at, actor, onBehalfOf, data, textHash }),
  );
}

function hashOfText(salt: string, text: Record<string, unknown>): string {
  return sha256(salt + canonicalJson(text));
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function randomSalt(): string {
  return randomBytes(16).toString('hex');
}
