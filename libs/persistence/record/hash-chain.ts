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
  code: 'gap' | 'broken-link' | 'changed' | 'text-changed' | 'head' | 'headless';
  problem: string;
}

/** Where a chain ends, as noted elsewhere. */
export interface KeptHead {
  id: string;
  seq: number;
  headHash: string;
}

export interface ChainReport {
  aggregates: number;
  events: number;
  /** The first bad row of the first bad chain; null when all hold. */
  fault: ChainFault | null;
  /** The last hash of each chain, to compare with heads kept elsewhere. */
  heads: Map<string, { seq: number; hash: string }>;
}

/** Walks chains whose rows come in order of `seq`; different aggregates may be mixed. Stops at the first bad row. */
export class ChainVerifier {
  private readonly heads: ChainReport['heads'] = new Map();
  private events = 0;
  private fault: ChainFault | null = null;

  /** False once a row did not hold: further ones are not looked at. */
  push(row: ChainRow): boolean {
    if (this.fault !== null) return false;
    this.events += 1;
    const head = this.heads.get(row.aggregateId) ?? { seq: 0, hash: genesisHash(row.aggregateId) };
    this.fault = faultOf(row, head);
    if (this.fault !== null) return false;
    this.heads.set(row.aggregateId, { seq: row.seq, hash: row.hash });
    return true;
  }

  /**
   * `kept` are the heads as noted elsewhere, of all chains: they tell of rows missing at the end, and of whole chains.
   * Null where none are at hand.
   */
  report(kept: Iterable<KeptHead> | null = null): ChainReport {
    const { heads, events } = this;
    const fault = this.fault ?? (kept === null ? null : this.faultAtEnds(kept));
    return { aggregates: heads.size, events, fault, heads };
  }

  private faultAtEnds(kept: Iterable<KeptHead>): ChainFault | null {
    const left = new Map(this.heads);
    for (const { id, seq, headHash } of kept) {
      const head = left.get(id);
      left.delete(id);
      if (head?.seq === seq && head.hash === headHash) continue;
      const problem = `${id}: its chain ends with event ${head?.seq ?? 0}, the record says ${seq}`;
      return { aggregateId: id, seq: (head?.seq ?? 0) + 1, code: 'head', problem };
    }
    for (const [aggregateId, { seq }] of left) {
      const problem = `${aggregateId}: it has ${seq} events, and the record does not know it`;
      return { aggregateId, seq, code: 'headless', problem };
    }
    return null;
  }
}

/** The same for rows at hand, such as those of an exported file. */
export function verifyChain(rows: Iterable<ChainRow>): ChainReport {
  const verifier = new ChainVerifier();
  for (const row of rows) if (!verifier.push(row)) break;
  return verifier.report();
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
