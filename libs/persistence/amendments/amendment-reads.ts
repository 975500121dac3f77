import type { DataSource } from 'typeorm';
import type { AmendmentState } from '#domain';
import { AggregateEntity } from '../entities/index.js';
import { foundStates } from '../reads/found-states.js';
import type { Page, PageRequest } from '../reads/page.js';
import { stateOf } from './amendment-store.js';

export interface AmendmentFilter {
  state: readonly AmendmentState['status'][];
  programme?: string | undefined;
  unit?: string | undefined;
  task?: string | undefined;
  /** Only those of these units, or drafted by this person. */
  visibleTo?: { units: readonly string[]; persons: readonly string[] };
}

export class AmendmentReads {
  constructor(private readonly dataSource: DataSource) {}

  async one(id: string): Promise<AmendmentState | null> {
    const row = await this.dataSource.manager.findOneBy(AggregateEntity, { id, kind: 'amendment' });
    return row === null ? null : stateOf(row);
  }

  /** By the day of the answer, then the oldest; those that are over last. */
  list(filter: AmendmentFilter, page: PageRequest): Promise<Page<AmendmentState>> {
    const { state, programme, unit, task, visibleTo } = filter;
    const seen = [visibleTo?.units ?? null, visibleTo?.persons ?? null];
    const given = [state, programme ?? null, unit ?? null, task ?? null, ...seen];
    return foundStates(this.dataSource, { found: FOUND, given }, page);
  }
}

const FOUND = `
WITH found AS (
  SELECT a.id, a.state FROM aggregate a
  WHERE a.kind = 'amendment' AND a.state ->> 'status' = ANY($1::text[])
    AND ($2::text IS NULL OR a.programme = $2)
    AND ($3::text IS NULL OR a.state ->> 'unit' = $3)
    AND ($4::text IS NULL OR a.state ->> 'task' = $4)
    AND ($5::text[] IS NULL OR a.state ->> 'unit' = ANY($5) OR a.state ->> 'by' = ANY($6::text[]))
), counted AS (SELECT count(*)::int AS total FROM found)
SELECT found.state, counted.total FROM counted LEFT JOIN found ON true
ORDER BY found.state ->> 'endedOn' IS NOT NULL, found.state ->> 'answerDue', found.state ->> 'proposedOn', found.id`;
