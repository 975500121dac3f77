import type { EntityManager } from 'typeorm';
import { UserError, WORKFLOW_GENERATION } from '#contracts';
import { asRow } from '../as-row.js';
import { AggregateEntity, type AggregateKind } from '../entities/index.js';
import { type DomainState, firstHead, SNAPSHOT_SCHEMA } from './events.js';
import { KINDS } from './kinds.js';

/**
 * Locks the aggregate until the transaction ends; whoever comes second waits and then sees what the first made of it.
 *
 * @throws UserError `not-found`
 */
export async function lockAggregate(
  tx: EntityManager,
  id: string,
  kind: AggregateKind,
): Promise<AggregateEntity> {
  const found = await tx.findOne(AggregateEntity, {
    where: { id, kind },
    lock: { mode: 'pessimistic_write' },
  });
  if (found) return found;
  throw new UserError('not-found', `Không có ${KINDS[kind].name} này.`);
}

/** Makes the row of a new aggregate, locked; null when the id is taken (also by a transaction that was just ahead). */
export async function newAggregate(
  tx: EntityManager,
  begin: { kind: AggregateKind; programme: string; state: DomainState },
  clock: { now(): Date },
): Promise<AggregateEntity | null> {
  const { kind, programme, state } = begin;
  // Nothing is begun beside the end of its programme: who ends it waits, and who comes later sees that it has ended.
  await tx.query('SELECT 1 FROM programme WHERE code = $1 FOR SHARE', [programme]);
  const aggregate = Object.assign(tx.create(AggregateEntity), {
    id: state.id,
    kind,
    programme,
    seq: 0,
    version: 0,
    state,
    snapshotSchema: SNAPSHOT_SCHEMA,
    headHash: firstHead(state.id, kind).headHash,
    nextSlot: null,
    nextWake: null,
    plannedSlot: null,
    workflowGeneration: WORKFLOW_GENERATION,
    closed: false,
    updatedAt: clock.now().toISOString(),
  });
  const result = await tx
    .createQueryBuilder()
    .insert()
    .into(AggregateEntity)
    .values(asRow<AggregateEntity>(aggregate))
    .orIgnore()
    .returning('id')
    .execute();
  return (result.raw as unknown[]).length === 0 ? null : aggregate;
}
