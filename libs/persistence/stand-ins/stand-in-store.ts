import { randomBytes } from 'node:crypto';
import { Brackets, type DataSource, type EntityManager } from 'typeorm';
import { type IsoDate, UserError } from '#contracts';
import {
  checkEnding,
  checkNaming,
  holdsOn,
  type Naming,
  type NamingContext,
  type RegisterEvent,
  type StandIn,
} from '#domain';
import { asRow } from '../as-row.js';
import type { Directory } from '../directory/directory.js';
import type { DirectoryStore } from '../directory/directory-store.js';
import { type PlanParts, renewPlans } from '../dispatch/renew-plans.js';
import { StandInEntity } from '../entities/index.js';
import type { Actor } from '../record/actor.js';
import type { RegisterStore } from '../record/register-store.js';
import { tellOfAbsence, tellTheAbsent } from './absence-letters.js';
import { tasksReached } from './reach.js';
import { asStandIn } from './rows.js';

/** Enough for every absence of a year in a province; older ones are in the register. */
const MOST_LISTED = 1000;

/**
 * Absences and who takes whose place. Each act is one transaction with its entry in the register, and with the plans
 * of the coming slot, so that no mail goes to whom it no longer concerns.
 */
export class StandInStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: { now(): Date },
    private readonly directory: DirectoryStore,
    private readonly register: RegisterStore,
    private readonly settings: PlanParts['settings'],
    private readonly locks: PlanParts['locks'],
  ) {}

  /** Newest first; only those that some of these people are absent in or named for, unless all are asked for. */
  async list(persons: readonly string[] | 'all', from: IsoDate): Promise<StandIn[]> {
    const query = this.dataSource.manager.createQueryBuilder(StandInEntity, 's');
    query.where('s.until >= :from', { from });
    if (persons !== 'all') {
      const mine = new Brackets((or) =>
        or.where('s.person = ANY(:persons)').orWhere('s.byPerson = ANY(:persons)'),
      );
      query.andWhere(mine, { persons });
    }
    const rows = await query
      .orderBy('s.since', 'DESC')
      .addOrderBy('s.id', 'ASC')
      .limit(MOST_LISTED)
      .getMany();
    return rows.map(asStandIn);
  }

  async find(id: string): Promise<StandIn | null> {
    const row = await this.dataSource.manager.findOneBy(StandInEntity, { id });
    return row === null ? null : asStandIn(row);
  }

  /**
   * How many live tasks would reach the stand-in; nothing is written.
   *
   * @throws UserError `invalid-input` as `checkNaming` says
   */
  async preview(naming: Naming): Promise<{ tasks: number }> {
    const directory = await this.directory.current();
    checkNaming(naming, this.context(directory));
    const { manager } = this.dataSource;
    return { tasks: await tasksReached(manager, directory, naming.person, naming.scope) };
  }

  /** @throws UserError `invalid-input` */
  async name(naming: Naming, actor: Actor): Promise<StandIn> {
    return this.dataSource.transaction(async (tx) => {
      await onlyOneAtATime(tx);
      checkNaming(naming, this.context(await this.directory.current(tx)));
      const { by, ...rest } = naming;
      const standIn: StandIn = { id: `sn-${randomBytes(6).toString('hex')}`, ...naming, endedOn: null };
      const createdAt = this.clock.now().toISOString();
      await tx.insert(
        StandInEntity,
        asRow<StandInEntity>({
          ...rest,
          id: standIn.id,
          byPerson: by,
          createdBy: actor.id,
          createdAt,
          endedOn: null,
        }),
      );
      await this.changed(tx, standIn, actor, {
        type: 'stand-in-named',
        data: { standIn: standIn.id, ...naming },
      });
      const directory = await this.directory.current(tx);
      if (by === null) await tellOfAbsence(tx, createdAt, standIn, directory);
      if (actor.id !== naming.person) await tellTheAbsent(tx, createdAt, standIn, actor.id, directory);
      return standIn;
    });
  }

  /** @throws UserError `not-found`, `state-conflict`, `invalid-input` */
  async end(id: string, on: IsoDate, actor: Actor): Promise<StandIn> {
    return this.dataSource.transaction(async (tx) => {
      await onlyOneAtATime(tx);
      const row = await tx.findOneBy(StandInEntity, { id });
      if (row === null) throw new UserError('not-found', 'Không có phân công thay này.');
      const standIn = asStandIn(row);
      checkEnding(standIn, on, this.directory.today());
      await tx.update(StandInEntity, { id }, { endedOn: on });
      const ended = { ...standIn, endedOn: on };
      await this.changed(tx, ended, actor, { type: 'stand-in-ended', data: { standIn: id, on } });
      return ended;
    });
  }

  private async changed(
    tx: EntityManager,
    { person, by }: StandIn,
    actor: Actor,
    event: RegisterEvent,
  ): Promise<void> {
    await this.register.append(tx, [event], actor);
    await this.directory.touched(tx);
    const persons = by === null ? [person] : [person, by];
    const createdAt = this.clock.now().toISOString();
    const { settings, locks, directory: reads } = this;
    await renewPlans(tx, persons, { settings, locks, reads, createdAt });
  }

  private context(directory: Directory): NamingContext {
    const today = this.directory.today();
    return {
      today,
      standIns: directory.standIns.filter(
        (s) => s.until >= today && (s.endedOn === null || s.endedOn > today),
      ),
      isActive: (person) => directory.isActive(person),
      heads: (person) => directory.people.get(person)?.memberships.some((m) => m.role === 'head') ?? false,
    };
  }
}

/** Two namings at once would each be right alone and together make a chain. */
async function onlyOneAtATime(tx: EntityManager): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('stand-ins'))`);
}

/** How it stands on a day, in the words of the list. */
export function standInState(standIn: StandIn, today: IsoDate): 'coming' | 'in-force' | 'over' {
  if (holdsOn(standIn, today)) return 'in-force';
  const { since, endedOn } = standIn;
  return since > today && (endedOn === null || endedOn > since) ? 'coming' : 'over';
}
