import type { EntityManager } from 'typeorm';
import { ProgrammerError } from '#contracts';
import { type AggregateEntity, type AggregateKind, EventEntity } from '../entities/index.js';
import type { Actor } from './actor.js';
import { newAggregate } from './aggregates.js';
import type { DomainState } from './events.js';

const TRIES = 1000;

/** Begins an aggregate that is numbered within its programme; who comes second at one moment gets the next number. */
export async function beginNumbered(
  tx: EntityManager,
  { kind, programme, empty }: { kind: AggregateKind; programme: string; empty: (no: number) => DomainState },
  clock: { now(): Date },
): Promise<AggregateEntity> {
  const [row] = (await tx.query(
    'SELECT count(*)::int AS known FROM aggregate WHERE kind = $1 AND programme = $2',
    [kind, programme],
  )) as [{ known: number }];
  for (let no = row.known + 1; no <= row.known + TRIES; no += 1) {
    const begun = await newAggregate(tx, { kind, programme, state: empty(no) }, clock);
    if (begun !== null) return begun;
  }
  throw new ProgrammerError(`${programme}: no number is free for another ${kind}`);
}

/** The aggregate that this very request has begun before; null for a new one. */
export async function begunBefore(
  tx: EntityManager,
  { commandId }: Actor,
  firstEvent: string,
): Promise<string | null> {
  if (commandId === undefined) return null;
  const event = await tx.findOneBy(EventEntity, { commandId, type: firstEvent });
  return event?.aggregateId ?? null;
}
