import type { EntityManager } from 'typeorm';
import { AggregateEntity, type AggregateKind } from '../entities/index.js';
import { lockAggregate } from '../record/aggregates.js';
import { lockedRows, type OwedFacts } from './owed-facts.js';

/**
 * How aggregates are held for a change: locked until the transaction ends, and with everything recorded that mails have
 * told of them. What a mail told before a command came is thus in the chain before it.
 */
export class Locks {
  constructor(private readonly owed: OwedFacts) {}

  /** @throws UserError `not-found` */
  async one(tx: EntityManager, id: string, kind: AggregateKind): Promise<AggregateEntity> {
    const aggregate = await lockAggregate(tx, id, kind);
    await this.owed.settle(tx, [aggregate]);
    return aggregate;
  }

  async ifPresent(tx: EntityManager, id: string): Promise<AggregateEntity | null> {
    const [aggregate] = await lockedRows(tx, [id]);
    if (!aggregate) return null;
    await this.owed.settle(tx, [aggregate]);
    return aggregate;
  }

  async all(tx: EntityManager, ids: readonly string[]): Promise<Map<string, AggregateEntity>> {
    const rows = ids.length === 0 ? [] : await lockedRows(tx, [...new Set(ids)]);
    await this.owed.settle(tx, rows);
    return new Map(rows.map((row) => [row.id, row]));
  }
}
