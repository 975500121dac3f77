import type { EntityManager } from 'typeorm';
import type {
  CaseEvent,
  CaseState,
  CycleEvent,
  CycleState,
  Recorded,
  SupervisionEvent,
  SupervisionState,
  TaskEvent,
  TaskState,
} from '#domain';
import { asRows } from '../as-row.js';
import { type AggregateKind, EventEntity } from '../entities/index.js';
import type { Actor } from './actor.js';
import { type ChainRow, genesisHash, seal } from './hash-chain.js';
import type { Unplanned } from './unplanned.js';
import { EVENT_SCHEMA, upcast } from './upcasters.js';

/** What each kind of aggregate records, and what that makes. */
export interface Kinds extends Unplanned {
  task: { state: TaskState; event: TaskEvent };
  case: { state: CaseState; event: CaseEvent };
  cycle: { state: CycleState; event: CycleEvent };
  supervision: { state: SupervisionState; event: SupervisionEvent };
}
export type EventOf<K extends AggregateKind> = Kinds[K]['event'];
export type StateOf<K extends AggregateKind> = Kinds[K]['state'];
export type DomainEvent = EventOf<AggregateKind>;
export type DomainState = StateOf<AggregateKind>;

/**
 * The shape of the snapshots that this program writes: raised when a state gains or changes a field, so that migrating
 * folds the older ones anew.
 */
export const SNAPSHOT_SCHEMA = 3;

/** An event as history shows it. */
export interface EventRecord extends ChainRow {
  /** The place in the order in which all events were recorded. */
  recorded: number;
  commandId: string | null;
}

interface Head {
  id: string;
  kind: AggregateKind;
  seq: number;
  headHash: string;
}

interface Sealed {
  seq: number;
  headHash: string;
  records: (ChainRow & { commandId: string | null })[];
}

/** Appends to a chain whose aggregate the transaction has locked; answers the new head. */
export async function insertEvents(
  tx: EntityManager,
  head: Head,
  events: readonly DomainEvent[],
  stamp: { actor: Actor; at: string },
): Promise<Sealed> {
  const sealed = sealEvents(head, events, stamp);
  await tx.insert(EventEntity, asRows<EventEntity>(sealed.records));
  return sealed;
}

/** The next links of a chain, to be inserted as they are, and the new head. */
export function sealEvents(
  head: Head,
  events: readonly DomainEvent[],
  stamp: { actor: Actor; at: string },
): Sealed {
  let { seq, headHash } = head;
  const commandId = stamp.actor.commandId ?? null;
  const records: Sealed['records'] = [];
  for (const event of events) {
    seq += 1;
    const text = 'text' in event && event.text !== undefined ? event.text : null;
    const row = seal(
      {
        aggregateId: head.id,
        seq,
        type: event.type,
        schemaVersion: EVENT_SCHEMA[head.kind],
        at: stamp.at,
        actor: stamp.actor.id,
        onBehalfOf: stamp.actor.onBehalfOf ?? null,
        data: event.data as Record<string, unknown>,
        text: text as Record<string, unknown> | null,
      },
      headHash,
    );
    headHash = row.hash;
    records.push({ ...row, commandId });
  }
  return { seq, headHash, records };
}

export function firstHead(id: string, kind: AggregateKind): Head {
  return { id, kind, seq: 0, headHash: genesisHash(id) };
}

/** A recorded event in the shape that `evolve` takes; erased text is empty text. */
export function asDomainEvent<K extends AggregateKind>(kind: K, row: ChainRow): Recorded<EventOf<K>> {
  const { data, text } = upcast(kind, row.type, row.schemaVersion, { data: row.data, text: row.text });
  const erased = row.text === null && row.textHash !== null;
  const words = erased ? {} : text;
  return {
    type: row.type,
    at: row.at,
    data,
    ...(words === null ? {} : { text: words }),
  } as Recorded<EventOf<K>>;
}

export function asEventRecord(row: EventEntity): EventRecord {
  return { ...row, recorded: Number(row.recorded) };
}

/** What this very request has recorded before; empty for a new one. */
export async function eventsOfCommand(
  tx: EntityManager,
  aggregate: { id: string; kind: AggregateKind },
  actor: Actor,
): Promise<Recorded<DomainEvent>[]> {
  const { commandId } = actor;
  if (commandId === undefined) return [];
  const where = { aggregateId: aggregate.id, commandId };
  const rows = await tx.find(EventEntity, { where, order: { seq: 'ASC' } });
  return rows.map((row) => asDomainEvent(aggregate.kind, row));
}
