import type { IsoDate, NoticeChoice, RoleName } from '#contracts';
import {
  actsFor,
  holdsOn,
  type RoleRef,
  type StandIn,
  type StandInScope,
  type StandsFor,
  type TaskState,
} from '#domain';
import type { PersonEntity, ProgrammeEntity, UnitEntity } from '../entities/index.js';

export interface Membership {
  unit: string;
  role: RoleName;
}

export interface PersonRecord {
  id: string;
  email: string;
  name: string;
  title: string;
  formOfAddress: string;
  active: boolean;
  demo: boolean;
  employeeCode: string | null;
  noticeChoice: NoticeChoice;
  /** Mail came back from the address: none is sent to it until it is released or another one is entered. */
  addressSuspended: boolean;
  memberships: Membership[];
}

export type UnitRecord = UnitEntity;

export interface Recipients {
  /** Person ids; empty when the step is skipped. */
  persons: string[];
  skip: 'nobody' | 'debtor' | null;
  /** Of those who are told in the place of somebody absent: in whose. */
  inPlaceOf?: Readonly<Record<string, string>>;
}

/** Units, people and who holds which office, as they stood at one moment. */
export class Directory {
  readonly units: ReadonlyMap<string, UnitRecord>;
  readonly people: ReadonlyMap<string, PersonRecord>;
  readonly programmes: ReadonlyMap<string, ProgrammeEntity>;
  private readonly byEmail = new Map<string, PersonRecord>();
  private readonly byCode = new Map<string, PersonRecord>();
  private readonly byOffice = new Map<string, string[]>();

  constructor(
    units: readonly UnitEntity[],
    people: readonly PersonEntity[],
    programmes: readonly ProgrammeEntity[],
    /** Those that are in force, to come, or not long over. */
    readonly standIns: readonly StandIn[] = [],
  ) {
    this.units = new Map(units.map((unit) => [unit.code, unit]));
    this.programmes = new Map(programmes.map((programme) => [programme.code, programme]));
    this.people = new Map(people.map((person) => [person.id, asRecord(person)]));
    for (const person of this.people.values()) {
      this.byEmail.set(person.email.toLowerCase(), person);
      if (person.employeeCode !== null) this.byCode.set(person.employeeCode, person);
      if (!person.active) continue;
      for (const { unit, role } of person.memberships) {
        const office = `${unit}|${role}`;
        this.byOffice.set(office, [...(this.byOffice.get(office) ?? []), person.id]);
      }
    }
  }

  person(idOrEmail: string): PersonRecord | null {
    return this.people.get(idOrEmail) ?? this.byEmail.get(idOrEmail.toLowerCase()) ?? null;
  }

  /** By the code that the organisation gives its people. */
  personWithCode(code: string): PersonRecord | null {
    return this.byCode.get(code) ?? null;
  }

  /** Active people who hold a role in a unit, in the order of their ids. */
  holders(unit: string | null, role: RoleName): readonly string[] {
    return unit === null ? [] : (this.byOffice.get(`${unit}|${role}`) ?? []);
  }

  isActive(person: string): boolean {
    return this.people.get(person)?.active === true;
  }

  /** Whose place a person takes on a day. */
  standsFor(by: string, on: IsoDate): StandsFor[] {
    return this.standIns.flatMap(({ person, scope, until, ...standIn }) => {
      if (standIn.by !== by || !holdsOn({ ...standIn, until }, on)) return [];
      const memberships = this.people.get(person)?.memberships ?? [];
      return [{ person, scope, until, memberships, unitsBelow: this.unitsBelow(memberships) }];
    });
  }

  /** Units directly below those that are headed with these memberships. */
  unitsBelow(memberships: readonly Membership[]): string[] {
    const headed = new Set(memberships.filter((m) => m.role === 'head').map((m) => m.unit));
    return [...this.units.values()]
      .filter((u) => u.parent !== null && headed.has(u.parent))
      .map((u) => u.code);
  }

  /**
   * Who a step of a ladder speaks to on a day: those who hold the role, or who takes their place. A level that is the
   * debtor itself, or has nobody, is skipped (rule 6 of time): the office is not told by machine that the office is
   * late, nor an officer in the place of the head.
   */
  recipients(
    task: Pick<TaskState, 'programme' | 'leadUnits' | 'heldBy' | 'officer'>,
    role: RoleRef,
    on: IsoDate,
  ): Recipients {
    const programme = this.programmes.get(task.programme);
    const office = programme?.standingBody ?? null;
    const committee = programme?.committee ?? null;
    const debtor = task.leadUnits[0] ?? task.heldBy;
    const officeOwes = debtor !== null && debtor === office;
    const told = (persons: readonly string[], scopes: readonly StandInScope[] = WORK) =>
      this.present(persons, scopes, on, []);
    const above = (persons: readonly string[], scopes: readonly StandInScope[] = WORK) =>
      this.above(persons, scopes, on, task.officer);
    const one = (person: string | null) => told(person !== null && this.isActive(person) ? [person] : []);
    switch (role.role) {
      case 'officer':
        return one(task.officer);
      case 'head':
        return above(this.holders(debtor, 'head'), SIGN);
      case 'parent-head': {
        const parent = debtor === null ? null : (this.units.get(debtor)?.parent ?? null);
        return above(this.holders(parent, 'head'), SIGN);
      }
      case 'office':
        return officeOwes ? OWES : above(this.holders(office, 'office'));
      case 'checker':
        // The office's own duties are not checked by the office; without a committee its chief answers for that.
        if (!officeOwes) return told(this.holders(office, 'checker'));
        return committee === null
          ? above(this.holders(office, 'office-chief'))
          : told(this.holders(committee, 'intake'));
      case 'office-deputy-chief':
        return officeOwes ? OWES : told(this.holders(office, 'office-deputy-chief'));
      case 'office-chief':
        return officeOwes ? OWES : told(this.holders(office, 'office-chief'));
      case 'intake':
        return debtor !== null && debtor === committee ? OWES : above(this.holders(committee, 'intake'));
      case 'coordinating-head':
        return told(this.holders(role.unit, 'head'), WORK_OR_SIGN);
      case 'respondent': {
        const heads = this.holders(role.unit, 'head');
        // The standing body answers by its office.
        return told(
          heads.length === 0 && role.unit === office ? this.holders(office, 'office') : heads,
          SIGN,
        );
      }
      case 'person':
        return one(role.person);
    }
  }

  /** A level above the officer, who may hold it himself: then it is the debtor. */
  private above(
    persons: readonly string[],
    scopes: readonly StandInScope[],
    on: IsoDate,
    officer: string | null,
  ): Recipients {
    const others = persons.filter((person) => person !== officer);
    if (others.length === 0 && persons.length > 0) return OWES;
    if (officer === null) return this.present(others, scopes, on, []);
    return this.present(others, scopes, on, [officer, this.standInOf(officer, WORK, on) ?? officer]);
  }

  /** Puts stand-ins in the place of the absent; where one does the very work that is reported, the absent is told. */
  private present(
    persons: readonly string[],
    scopes: readonly StandInScope[],
    on: IsoDate,
    below: readonly string[],
  ): Recipients {
    const inPlaceOf: Record<string, string> = {};
    const told = persons.map((person) => {
      const by = this.standInOf(person, scopes, on);
      if (by === null || below.includes(by)) return person;
      if (!persons.includes(by)) inPlaceOf[by] = person;
      return by;
    });
    if (told.length === 0) return { persons: [], skip: 'nobody' };
    const some = Object.keys(inPlaceOf).length > 0;
    return { persons: [...new Set(told)], skip: null, ...(some ? { inPlaceOf } : {}) };
  }

  private standInOf(person: string, scopes: readonly StandInScope[], on: IsoDate): string | null {
    for (const scope of scopes) {
      const by = actsFor(person, scope, on, this.standIns, (id) => this.isActive(id));
      if (by !== null) return by;
    }
    return null;
  }
}

const OWES: Recipients = { persons: [], skip: 'debtor' };
/** What a stand-in must have been given to be told: the work, or the signature of the head. */
const WORK: readonly StandInScope[] = ['work'];
const SIGN: readonly StandInScope[] = ['sign'];
const WORK_OR_SIGN: readonly StandInScope[] = ['work', 'sign'];

function asRecord({
  memberships,
  suspendedAddress,
  addressReleasedAt: _at,
  ...person
}: PersonEntity): PersonRecord {
  return {
    ...person,
    addressSuspended: suspendedAddress === person.email.toLowerCase(),
    memberships: memberships.map((m) => ({ unit: m.unitCode, role: m.role as RoleName })),
  };
}
