import { randomBytes } from 'node:crypto';
import { type DataSource, type EntityManager, IsNull, MoreThanOrEqual } from 'typeorm';
import { type IsoDate, invalidField, UserError } from '#contracts';
import { addDays, localDate, type RoleRef, type TaskState } from '#domain';
import { asRow } from '../as-row.js';
import {
  ApiTokenEntity,
  CalendarAddressEntity,
  EngineStateEntity,
  MembershipEntity,
  PersonEntity,
  ProgrammeEntity,
  SessionEntity,
  StandInEntity,
  UnitEntity,
} from '../entities/index.js';
import { asStandIn } from '../stand-ins/rows.js';
import { Directory, type Membership, type PersonRecord, type Recipients } from './directory.js';

export interface NewPerson {
  id?: string;
  email: string;
  name: string;
  title?: string;
  formOfAddress?: string;
  memberships: readonly Membership[];
  demo?: boolean;
  employeeCode?: string | null;
}

const REVISION = 'directory';
/** A slot that was held for so long still reaches who stood in on its day. */
const STAND_INS_KEPT_DAYS = 60;

/** Reads the directory as a whole and keeps it until somebody writes; every write goes through here. */
export class DirectoryStore {
  private known: { revision: string; directory: Directory } | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: { now(): Date },
  ) {}

  /** Give the transaction when there is one, so that no second connection is needed. */
  async current(db: EntityManager = this.dataSource.manager): Promise<Directory> {
    const revision = await revisionOf(db);
    if (this.known?.revision === revision) return this.known.directory;
    const units = await db.find(UnitEntity, { order: { code: 'ASC' } });
    const people = await db.find(PersonEntity, { relations: { memberships: true }, order: { id: 'ASC' } });
    const programmes = await db.find(ProgrammeEntity, { order: { code: 'ASC' } });
    const until = MoreThanOrEqual(addDays(this.today(), -STAND_INS_KEPT_DAYS));
    const standIns = await db.find(StandInEntity, { where: { until }, order: { since: 'ASC', id: 'ASC' } });
    const directory = new Directory(units, people, programmes, standIns.map(asStandIn));
    this.known = { revision, directory };
    return directory;
  }

  /** Which state of the directory this is. */
  revision(db: EntityManager = this.dataSource.manager): Promise<string> {
    return revisionOf(db);
  }

  /** The same, so that nobody else writes the directory before this transaction has ended. */
  async lockedRevision(tx: EntityManager): Promise<string> {
    await tx.query('SELECT 1 FROM engine_state WHERE name = $1 FOR UPDATE', [REVISION]);
    return revisionOf(tx);
  }

  /** The day on the programme's clock. */
  today(): IsoDate {
    return localDate(this.clock.now().toISOString());
  }

  /** Who a step of a ladder speaks to on a day: see `Directory`. */
  async recipients(task: TaskState, role: RoleRef, on: IsoDate, db?: EntityManager): Promise<Recipients> {
    return (await this.current(db)).recipients(task, role, on);
  }

  /** @throws UserError `state-conflict` when the address is taken, `invalid-input` when a unit is unknown */
  async addUser(input: NewPerson): Promise<PersonRecord> {
    const email = input.email.trim().toLowerCase();
    const id = input.id ?? `p-${randomBytes(6).toString('hex')}`;
    await this.change(async (tx) => {
      const taken = await tx.query('SELECT 1 FROM person WHERE lower(email) = $1', [email]);
      if ((taken as unknown[]).length > 0) {
        throw new UserError('state-conflict', 'Địa chỉ này đã có người dùng.', [
          { path: 'email', message: 'địa chỉ đã có người dùng' },
        ]);
      }
      const { name, title = '', formOfAddress = 'đồng chí', demo = false, employeeCode = null } = input;
      const person = { id, email, name, title, formOfAddress, active: true, demo, employeeCode };
      await tx.insert(PersonEntity, person);
      await setMemberships(tx, id, input.memberships);
    });
    return (await this.current()).person(id)!;
  }

  /** @throws UserError `not-found`, `invalid-input` */
  async changePerson(
    id: string,
    change: Partial<Pick<PersonRecord, 'name' | 'title' | 'formOfAddress' | 'active'>> & {
      memberships?: readonly Membership[];
    },
  ): Promise<PersonRecord> {
    const { memberships, ...fields } = change;
    await this.change(async (tx) => {
      if (!(await tx.existsBy(PersonEntity, { id })))
        throw new UserError('not-found', 'Không có người dùng này.');
      if (Object.keys(fields).length > 0) await tx.update(PersonEntity, { id }, fields);
      if (memberships) await setMemberships(tx, id, memberships);
      if (fields.active === false) await this.endAccess(tx, id);
    });
    return (await this.current()).person(id)!;
  }

  /** Whoever comes back signs in anew: what was open before stays closed. */
  async endAccess(tx: EntityManager, personId: string): Promise<void> {
    const live = { personId, revokedAt: IsNull() };
    const revokedAt = this.clock.now().toISOString();
    await tx.update(SessionEntity, live, { revokedAt });
    await tx.update(ApiTokenEntity, live, { revokedAt });
    await tx.update(CalendarAddressEntity, live, { revokedAt });
  }

  /** Runs writes to units, people or programmes, and makes every process read the directory anew. */
  async change(work: (tx: EntityManager) => Promise<unknown>): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await work(tx);
      await this.touched(tx);
    });
  }

  /** For a transaction that has written the directory itself. */
  async touched(tx: EntityManager): Promise<void> {
    const value = { revision: randomBytes(8).toString('hex') };
    const updatedAt = this.clock.now().toISOString();
    await tx.upsert(EngineStateEntity, asRow<EngineStateEntity>({ name: REVISION, value, updatedAt }), [
      'name',
    ]);
  }
}

async function revisionOf(db: EntityManager): Promise<string> {
  const rows = (await db.query(`SELECT value->>'revision' AS revision FROM engine_state WHERE name = $1`, [
    REVISION,
  ])) as { revision: string }[];
  return rows[0]?.revision ?? '';
}

export async function setMemberships(
  tx: EntityManager,
  personId: string,
  memberships: readonly Membership[],
): Promise<void> {
  const units = [...new Set(memberships.map((m) => m.unit))];
  const known = (await tx.query('SELECT code FROM unit WHERE code = ANY($1)', [units])) as { code: string }[];
  const unknown = units.find((code) => !known.some((unit) => unit.code === code));
  if (unknown !== undefined) {
    throw invalidField('unit', `không có đơn vị ${unknown}`);
  }
  await tx.delete(MembershipEntity, { personId });
  if (memberships.length === 0) return;
  await tx.insert(
    MembershipEntity,
    memberships.map(({ unit, role }) => ({ personId, unitCode: unit, role })),
  );
}
