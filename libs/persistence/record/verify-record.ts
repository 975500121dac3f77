import { isDeepStrictEqual } from 'node:util';
import type { DataSource } from 'typeorm';
import {
  type CaseEvent,
  emptyCase,
  emptyTask,
  evolveCase,
  evolveTask,
  type Recorded,
  type TaskEvent,
} from '#domain';
import { AggregateEntity, EventEntity } from '../entities/index.js';
import { asDomainEvent, type DomainState } from './events.js';
import { type ChainFault, type ChainReport, verifyChain } from './hash-chain.js';

const BATCH = 200;

/**
 * Checks the whole record: every chain link by link, the head each aggregate stores (a cut tail), and that each snapshot
 * is the fold of its events. Names the first fault found; aggregates in the order of their ids.
 */
export async function verifyRecord(dataSource: DataSource): Promise<ChainReport> {
  const total: ChainReport = { aggregates: 0, events: 0, fault: null, heads: new Map() };
  for (let after = ''; ; ) {
    const aggregates = await dataSource.manager
      .createQueryBuilder(AggregateEntity, 'a')
      .where('a.id > :after', { after })
      .orderBy('a.id')
      .take(BATCH)
      .getMany();
    const last = aggregates.at(-1);
    if (!last) return total;
    after = last.id;
    for (const aggregate of aggregates) {
      const rows = await dataSource.manager.find(EventEntity, {
        where: { aggregateId: aggregate.id },
        order: { seq: 'ASC' },
      });
      const report = verifyChain(rows);
      total.aggregates += 1;
      total.events += rows.length;
      total.fault = report.fault ?? headFault(aggregate, report) ?? foldFault(aggregate, rows);
      if (total.fault) return total;
      for (const [id, head] of report.heads) total.heads.set(id, head);
    }
  }
}

function headFault(aggregate: AggregateEntity, report: ChainReport): ChainFault | null {
  const head = report.heads.get(aggregate.id);
  if (head && head.seq === aggregate.seq && head.hash === aggregate.headHash) return null;
  return {
    aggregateId: aggregate.id,
    seq: aggregate.seq,
    code: 'head',
    problem: `${aggregate.id}: its last event should be ${aggregate.seq}, the chain ends at ${head?.seq ?? 0}`,
  };
}

function foldFault(aggregate: AggregateEntity, rows: EventEntity[]): ChainFault | null {
  const events = rows.map((row) => asDomainEvent(aggregate.kind, row));
  const folded: DomainState =
    aggregate.kind === 'task'
      ? (events as Recorded<TaskEvent>[]).reduce(evolveTask, emptyTask(aggregate.id))
      : (events as Recorded<CaseEvent>[]).reduce(evolveCase, emptyCase(aggregate.id));
  // The stored snapshot has been through JSON, which drops undefined fields.
  if (isDeepStrictEqual(JSON.parse(JSON.stringify(folded)), aggregate.state)) return null;
  return {
    aggregateId: aggregate.id,
    seq: aggregate.seq,
    code: 'snapshot',
    problem: `${aggregate.id}: the snapshot is not what its events make`,
  };
}
