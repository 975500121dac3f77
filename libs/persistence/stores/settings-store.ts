import type { DataSource, EntityManager } from 'typeorm';
import {
  type AuthorityTable,
  type CalendarData,
  type IsoDate,
  type LadderPolicy,
  OperatorError,
  UserError,
} from '#contracts';
import { DEFAULT_POLICY, localDate, WorkingCalendar } from '#domain';
import { asRow } from '../as-row.js';
import { CalendarVersionEntity, PolicyVersionEntity } from '../entities/index.js';
import { canonicalJson } from '../record/canonical-json.js';

/** The versions that a decision is taken by. */
export interface Rules {
  calendar: WorkingCalendar;
  /** The current version; a task that is open runs by its own: see `rulesOf`. */
  policy: LadderPolicy;
  /** Every version there is. */
  policies: ReadonlyMap<string, LadderPolicy>;
  /** Of the programme that was asked for; null when there is none such. */
  goLive: IsoDate | null;
  /** The day on which it ended; null while it runs. */
  closedOn: IsoDate | null;
  /** The earliest slot whose dispatch has begun and not finished: what is due by then may still go out in it. */
  openSlot: IsoDate | null;
  /** Who may decide on dates and stops in the programme; null where it has no such table. */
  authority: AuthorityTable | null;
  /** The next recorded session of the programme's committee, after today. */
  nextSession: { id: string; on: IsoDate } | null;
}

interface CurrentRow {
  calendar: string | null;
  policy: string | null;
  policies: number;
  goLive: IsoDate | null;
  closedOn: IsoDate | null;
  openSlot: IsoDate | null;
  authority: AuthorityTable | null;
  nextSession: { id: string; on: IsoDate } | null;
}

/**
 * The rules that an aggregate runs by: those of the version it was begun with, so that new ones reach it only by an
 * explicit act. The hour of the slot is the installation's, whatever an old version says.
 */
export function rulesOf<R extends Pick<Rules, 'policy' | 'policies'>>(
  rules: R,
  state: { policy?: string | null },
): R {
  const version = state.policy ?? null;
  if (version === null || version === rules.policy.version) return rules;
  const own = rules.policies.get(version);
  return own === undefined ? rules : { ...rules, policy: { ...own, slotHour: rules.policy.slotHour } };
}

type VersionRow = Omit<PolicyVersionEntity, 'data'> & { data: CalendarData | LadderPolicy };

/** Calendar and policy as versioned data. A version never changes, so each is read once. */
export class SettingsStore {
  private readonly calendars = new Map<string, WorkingCalendar>();
  private readonly policies = new Map<string, LadderPolicy>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: { now(): Date },
  ) {}

  /** One query once the versions are known. Give the transaction, so that no second connection is needed. */
  async rules(programme: string | null, db: EntityManager = this.dataSource.manager): Promise<Rules> {
    const [row] = (await db.query(
      `SELECT (SELECT version FROM calendar_version WHERE current) AS calendar,
              (SELECT version FROM policy_version WHERE current) AS policy,
              (SELECT count(*)::int FROM policy_version) AS policies,
              (SELECT go_live FROM programme WHERE code = $1) AS "goLive",
              (SELECT closed_on FROM programme WHERE code = $1) AS "closedOn",
              (SELECT min(slot) FROM dispatch_slot WHERE state = 'open') AS "openSlot",
              (SELECT data->'authority' FROM programme WHERE code = $1) AS authority,
              (SELECT jsonb_build_object('id', id, 'on', held_on) FROM committee_session
               WHERE programme = $1 AND cancelled_at IS NULL AND held_on > $2
               ORDER BY held_on, id LIMIT 1) AS "nextSession"`,
      [programme, localDate(this.clock.now().toISOString())],
    )) as [CurrentRow];
    if (row.calendar === null) {
      throw new OperatorError(
        'calendar-missing',
        'the database holds no calendar',
        'run: npm run dondoc -- seed',
      );
    }
    return {
      calendar: await this.calendar(row.calendar, db),
      policy: row.policy === null ? DEFAULT_POLICY : await this.policy(row.policy, db),
      policies: await this.allPolicies(row.policies, db),
      goLive: row.goLive,
      closedOn: row.closedOn,
      openSlot: row.openSlot,
      authority: row.authority,
      nextSession: row.nextSession,
    };
  }

  async calendar(version: string, db: EntityManager = this.dataSource.manager): Promise<WorkingCalendar> {
    const known = this.calendars.get(version);
    if (known) return known;
    const row = await db.findOneByOrFail(CalendarVersionEntity, { version });
    const calendar = new WorkingCalendar(row.data);
    this.calendars.set(version, calendar);
    return calendar;
  }

  async policy(version: string, db: EntityManager = this.dataSource.manager): Promise<LadderPolicy> {
    const known = this.policies.get(version);
    if (known) return known;
    const row = await db.findOneByOrFail(PolicyVersionEntity, { version });
    this.policies.set(version, row.data);
    return row.data;
  }

  /** A version is never changed nor removed, so their number says whether there is a new one. */
  private async allPolicies(count: number, db: EntityManager): Promise<ReadonlyMap<string, LadderPolicy>> {
    if (this.policies.size < count) {
      for (const { version, data } of await db.find(PolicyVersionEntity)) this.policies.set(version, data);
    }
    return this.policies;
  }

  /** Saves a new version and makes it the current one. The plan is not touched: see `Rescheduling`. */
  async saveCalendar(data: CalendarData, savedBy: string, tx?: EntityManager): Promise<void> {
    await this.save(CalendarVersionEntity, data, savedBy, tx);
  }

  async savePolicy(data: LadderPolicy, savedBy: string, tx?: EntityManager): Promise<void> {
    await this.save(PolicyVersionEntity, data, savedBy, tx);
  }

  private async save(
    entity: typeof CalendarVersionEntity | typeof PolicyVersionEntity,
    data: CalendarData | LadderPolicy,
    savedBy: string,
    given?: EntityManager,
  ): Promise<void> {
    const { version } = data;
    await (given ?? this.dataSource.manager).transaction(async (tx) => {
      const known = await tx.findOneBy(entity, { version });
      if (known && canonicalJson(known.data) !== canonicalJson(data)) {
        throw new UserError('state-conflict', `Phiên bản ${version} đã có với nội dung khác.`, [
          { path: 'version', message: 'đặt tên phiên bản mới' },
        ]);
      }
      await tx.update(entity, { current: true }, { current: false });
      if (known) {
        await tx.update(entity, { version }, { current: true });
        return;
      }
      const savedAt = this.clock.now().toISOString();
      await tx.insert(entity, asRow<VersionRow>({ version, data, savedAt, savedBy, current: true }));
    });
  }
}
