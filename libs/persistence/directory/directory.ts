import type { RoleName } from '#contracts';
import type { RoleRef, TaskState } from '#domain';
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
  memberships: Membership[];
}

export type UnitRecord = UnitEntity;

export interface Recipients {
  /** Person ids; empty when the step is skipped. */
  persons: string[];
  skip: 'nobody' | 'debtor' | null;
}

/** Units, people and who holds which office, as they stood at one moment. */
export class Directory {
  readonly units: ReadonlyMap<string, UnitRecord>;
  readonly people: ReadonlyMap<string, PersonRecord>;
  readonly programmes: ReadonlyMap<string, ProgrammeEntity>;
  private readonly byEmail = new Map<string, PersonRecord>();
  private readonly byOffice = new Map<string, string[]>();

  constructor(
    units: readonly UnitEntity[],
    people: readonly PersonEntity[],
    programmes: readonly ProgrammeEntity[],
  ) {
    this.units = new Map(units.map((unit) => [unit.code, unit]));
    this.programmes = new Map(programmes.map((programme) => [programme.code, programme]));
    this.people = new Map(people.map((person) => [person.id, asRecord(person)]));
    for (const person of this.people.values()) {
      this.byEmail.set(person.email.toLowerCase(), person);
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

  /** Active people who hold a role in a unit, in the order of their ids. */
  holders(unit: string | null, role: RoleName): readonly string[] {
    return unit === null ? [] : (this.byOffice.get(`${unit}|${role}`) ?? []);
  }

  /**
   * Who a step of a ladder speaks to. A level that is the debtor itself, or has nobody, is skipped (rule 6 of time):
   * the office is not told by machine that the office is late, nor an officer in the place of the head.
   */
  recipients(
    task: Pick<TaskState, 'programme' | 'leadUnits' | 'heldBy' | 'officer'>,
    role: RoleRef,
  ): Recipients {
    const programme = this.programmes.get(task.programme);
    const office = programme?.standingBody ?? null;
    const committee = programme?.committee ?? null;
    const debtor = task.leadUnits[0] ?? task.heldBy;
    const officeOwes = debtor !== null && debtor === office;
    switch (role.role) {
      case 'officer':
        return told(this.people.get(task.officer ?? '')?.active ? [task.officer!] : []);
      case 'head':
        return this.above(this.holders(debtor, 'head'), task.officer);
      case 'parent-head': {
        const parent = debtor === null ? null : (this.units.get(debtor)?.parent ?? null);
        return this.above(this.holders(parent, 'head'), task.officer);
      }
      case 'office':
        return officeOwes ? OWES : this.above(this.holders(office, 'office'), task.officer);
      case 'checker':
        // The office's own duties are not checked by the office; without a committee its chief answers for that.
        if (!officeOwes) return told(this.holders(office, 'checker'));
        return committee === null
          ? this.above(this.holders(office, 'office-chief'), task.officer)
          : told(this.holders(committee, 'intake'));
      case 'office-deputy-chief':
        return officeOwes ? OWES : told(this.holders(office, 'office-deputy-chief'));
      case 'office-chief':
        return officeOwes ? OWES : told(this.holders(office, 'office-chief'));
      case 'intake':
        return debtor !== null && debtor === committee
          ? OWES
          : this.above(this.holders(committee, 'intake'), task.officer);
      case 'coordinating-head':
        return told(this.holders(role.unit, 'head'));
      case 'person':
        return told(this.people.get(role.person)?.active ? [role.person] : []);
    }
  }

  /** A level above the officer, who may hold it himself: then it is the debtor. */
  private above(persons: readonly string[], officer: string | null): Recipients {
    const others = persons.filter((person) => person !== officer);
    return others.length === 0 && persons.length > 0 ? OWES : told(others);
  }
}

const OWES: Recipients = { persons: [], skip: 'debtor' };

function told(persons: readonly string[]): Recipients {
  return { persons: [...persons], skip: persons.length === 0 ? 'nobody' : null };
}

function asRecord({ memberships, ...person }: PersonEntity): PersonRecord {
  return { ...person, memberships: memberships.map((m) => ({ unit: m.unitCode, role: m.role as RoleName })) };
}
