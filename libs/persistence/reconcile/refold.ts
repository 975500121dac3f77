import type { EntityManager } from 'typeorm';
import type { TaskState } from '#domain';
import { asRow } from '../as-row.js';
import { AggregateEntity, EventEntity } from '../entities/index.js';
import type { Persistence } from '../persistence.js';
import { enqueue } from '../record/enqueue.js';
import { SNAPSHOT_SCHEMA } from '../record/events.js';
import { verifyChain } from '../record/hash-chain.js';
import { fold } from '../record/record-check.js';
import { isUnplanned } from '../record/unplanned.js';

/**
 * Makes the snapshot and its rows anew from the events. Only where the chain holds and ends where the aggregate says:
 * else it is the record that was touched, and that is for people to look at. Answers whether it was done.
 */
export async function refold(
  tx: EntityManager,
  persistence: Persistence,
  id: string,
  at: string,
): Promise<boolean> {
  const aggregate = await tx.findOne(AggregateEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!aggregate) return false;
  const history = await tx.find(EventEntity, { where: { aggregateId: id }, order: { seq: 'ASC' } });
  const last = history.at(-1);
  const whole = verifyChain(history).fault === null && last?.hash === aggregate.headHash;
  if (!whole) return false;
  const state = fold(aggregate, history);
  if (isUnplanned(aggregate.kind)) {
    const { seq, version } = state;
    await tx.update(
      AggregateEntity,
      { id },
      asRow<AggregateEntity>({
        state,
        seq,
        version,
        snapshotSchema: SNAPSHOT_SCHEMA,
      }),
    );
    return true;
  }
  const rules = await persistence.settings.rules(aggregate.programme, tx);
  const schedule = persistence.recorder.schedule({ kind: aggregate.kind, state }, rules);
  const { seq, version } = state;
  const snapshot = { state, seq, version, snapshotSchema: SNAPSHOT_SCHEMA };
  await tx.update(
    AggregateEntity,
    { id },
    asRow<AggregateEntity>({ ...snapshot, ...schedule, plannedSlot: null }),
  );
  await persistence.recorder.writeRows(tx, { kind: aggregate.kind, state }, rules, at);
  const workflow = aggregate.kind !== 'task' || (state as TaskState).status !== 'draft';
  await enqueue(tx, at, 'changed', id, { kind: aggregate.kind, workflow });
  return true;
}
