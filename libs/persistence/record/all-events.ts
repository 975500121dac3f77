import type { EntityManager } from 'typeorm';
import { EventEntity } from '../entities/index.js';
import type { ChainRow, KeptHead } from './hash-chain.js';

const BATCH = 500;

/** Every event, chain by chain, in the order of each. */
export async function* allEvents(tx: EntityManager): AsyncGenerator<ChainRow> {
  for (let last = { aggregateId: '', seq: 0 }; ; ) {
    const rows = await tx
      .createQueryBuilder(EventEntity, 'e')
      .where('(e.aggregateId, e.seq) > (:aggregateId, :seq)', last)
      .orderBy('e.aggregateId')
      .addOrderBy('e.seq')
      .limit(BATCH)
      .getMany();
    for (const { recorded: _recorded, commandId: _commandId, ...row } of rows) yield row;
    const end = rows.at(-1);
    if (rows.length < BATCH || end === undefined) return;
    last = { aggregateId: end.aggregateId, seq: end.seq };
  }
}

/** Where each chain ends by what is kept with the snapshots. */
export function keptHeads(tx: EntityManager): Promise<KeptHead[]> {
  return tx.query(`SELECT id, seq, head_hash AS "headHash" FROM aggregate ORDER BY id`) as Promise<
    KeptHead[]
  >;
}
