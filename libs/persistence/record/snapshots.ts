import { type DataSource, type EntityManager, LessThan } from 'typeorm';
import { asRow } from '../as-row.js';
import { AggregateEntity, type EventEntity } from '../entities/index.js';
import { type DomainState, SNAPSHOT_SCHEMA } from './events.js';
import { verifyChain } from './hash-chain.js';
import { KINDS } from './kinds.js';
import { fold, historiesOf } from './record-check.js';

const BATCH = 200;

/**
 * Folds every snapshot of an earlier shape anew, a batch in each transaction, so that a migrator that dies goes on
 * where it was. The place in the plan stays: a state that gained fields has nothing else to say for it.
 */
export async function refoldOlder(dataSource: DataSource): Promise<number> {
  for (let refolded = 0; ; ) {
    const count = await dataSource.transaction(batch);
    refolded += count;
    if (count < BATCH) return refolded;
  }
}

async function batch(tx: EntityManager): Promise<number> {
  const rows = await tx.find(AggregateEntity, {
    where: { snapshotSchema: LessThan(SNAPSHOT_SCHEMA) },
    order: { id: 'ASC' },
    take: BATCH,
    lock: { mode: 'pessimistic_write' },
  });
  const histories = await historiesOf(tx, rows);
  for (const row of rows) {
    const state = presentShape(row, histories.get(row.id) ?? []);
    await tx.update(
      AggregateEntity,
      { id: row.id },
      asRow<AggregateEntity>({ state, snapshotSchema: SNAPSHOT_SCHEMA }),
    );
  }
  return rows.length;
}

/**
 * Where the chain does not end as the aggregate says, the record was touched and that is for people to look at: the
 * snapshot then only gains what it lacks, so that the program can still read it.
 */
function presentShape(aggregate: AggregateEntity, history: readonly EventEntity[]): DomainState {
  const whole = verifyChain(history).fault === null && history.at(-1)?.hash === aggregate.headHash;
  if (whole) return fold(aggregate, history);
  return { ...KINDS[aggregate.kind].empty(aggregate.id), ...(aggregate.state as DomainState) } as DomainState;
}
