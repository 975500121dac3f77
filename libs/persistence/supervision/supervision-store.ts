import type { DataSource } from 'typeorm';
import { type LeaveRecommendation, type SupervisionCommand, UserError } from '#contracts';
import {
  decideSupervision,
  emptySupervision,
  leaveRecommendation,
  localDate,
  type SupervisionState,
  supervisionIdOf,
} from '#domain';
import type { Locks } from '../dispatch/locks.js';
import { AggregateEntity } from '../entities/index.js';
import { foundStates } from '../reads/found-states.js';
import type { Page, PageRequest } from '../reads/page.js';
import type { Actor } from '../record/actor.js';
import { eventsOfCommand } from '../record/events.js';
import { beginNumbered, begunBefore } from '../record/next-number.js';
import type { Recorder } from '../record/recorder.js';
import { refuseStale } from '../record/seen-version.js';

export interface SupervisionFilter {
  state: readonly SupervisionState['status'][];
  programme?: string | undefined;
  unit?: string | undefined;
  /** Only what these units left or are to answer. */
  visibleTo?: readonly string[];
}

/** What supervising bodies recommend, and what became of it. */
export class SupervisionStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly recorder: Recorder,
    private readonly locks: Locks,
    private readonly clock: { now(): Date },
  ) {}

  /** @throws UserError `invalid-input` */
  async leave(input: LeaveRecommendation, actor: Actor): Promise<SupervisionState> {
    return this.dataSource.transaction(async (tx) => {
      const before = await begunBefore(tx, actor, 'recommendation-left');
      if (before !== null) return stateOf(await this.locks.one(tx, before, 'supervision'));
      const { programme } = input;
      const empty = (no: number) => emptySupervision(supervisionIdOf(programme, no));
      const aggregate = await beginNumbered(tx, { kind: 'supervision', programme, empty }, this.clock);
      const event = leaveRecommendation(input, this.context(actor));
      return stateOf(await this.recorder.append(tx, aggregate, [event], actor));
    });
  }

  /** @throws UserError `not-found`, `stale-version`, `state-conflict`, `invalid-input` */
  async execute(
    id: string,
    command: SupervisionCommand,
    actor: Actor,
    expectedVersion?: number,
  ): Promise<SupervisionState> {
    return this.dataSource.transaction(async (tx) => {
      const aggregate = await this.locks.one(tx, id, 'supervision');
      const state = stateOf(aggregate);
      if ((await eventsOfCommand(tx, aggregate, actor)).length > 0) return state;
      const decide = () => decideSupervision(state, command, this.context(actor));
      const { status, version } = state;
      refuseStale({ status, version }, expectedVersion, 'Kiến nghị', decide);
      return stateOf(await this.recorder.append(tx, aggregate, decide(), actor));
    });
  }

  /** @throws UserError `not-found` */
  async one(id: string): Promise<SupervisionState> {
    const row = await this.dataSource.manager.findOneBy(AggregateEntity, { id, kind: 'supervision' });
    if (row !== null) return stateOf(row);
    throw new UserError('not-found', 'Không có kiến nghị này.');
  }

  /** Those that wait first, by the day of the answer; then the newest. */
  list(filter: SupervisionFilter, page: PageRequest): Promise<Page<SupervisionState>> {
    const { state, programme, unit, visibleTo } = filter;
    const given = [state, programme ?? null, unit ?? null, visibleTo ?? null];
    return foundStates(this.dataSource, { found: FOUND, given }, page);
  }

  private context(actor: Actor) {
    return { today: localDate(this.clock.now().toISOString()), actor: actor.id };
  }
}

function stateOf({ state }: Pick<AggregateEntity, 'state'>): SupervisionState {
  return state as SupervisionState;
}

const FOUND = `
WITH found AS (
  SELECT a.id, a.state FROM aggregate a
  WHERE a.kind = 'supervision' AND a.state ->> 'status' = ANY($1::text[])
    AND ($2::text IS NULL OR a.programme = $2)
    AND ($3::text IS NULL OR a.state -> 'assigned' ->> 'unit' = $3)
    AND ($4::text[] IS NULL OR a.state ->> 'body' = ANY($4) OR a.state -> 'assigned' ->> 'unit' = ANY($4))
), counted AS (SELECT count(*)::int AS total FROM found)
SELECT found.state, counted.total FROM counted LEFT JOIN found ON true
ORDER BY found.state ->> 'status' IN ('accepted', 'withdrawn'),
  coalesce(found.state ->> 'answerDue', found.state ->> 'askedFor'), found.state ->> 'leftOn' DESC, found.id`;
