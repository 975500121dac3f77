import type { RoleName } from '#contracts';

interface Membership {
  unit: string;
  role: RoleName;
}

/** A person as the directory has them. */
export interface DirectoryPerson {
  id: string;
  email: string;
  name: string;
  title: string;
  active: boolean;
  memberships: readonly Membership[];
}

/** Units and people as they stood at one moment. */
export interface DirectorySnapshot {
  person(idOrEmail: string): DirectoryPerson | null;
  readonly units: ReadonlyMap<string, { code: string; parent: string | null }>;
}

export interface NewPerson {
  email: string;
  name: string;
  title: string;
  memberships: readonly Membership[];
}

/** What identity needs of the directory; kept in PostgreSQL (`#persistence`). */
export interface Directory {
  current(): Promise<DirectorySnapshot>;
  addUser(person: NewPerson): Promise<DirectoryPerson>;
}

/** A person as known now; asked anew for every request, so that a lost role is lost at once. */
export interface KnownPerson extends DirectoryPerson {
  /** Units directly below those that this person heads. */
  unitsBelow: readonly string[];
}

/** The active person of an id or an address, or null. */
export async function activePerson(directory: Directory, idOrEmail: string): Promise<KnownPerson | null> {
  const snapshot = await directory.current();
  const person = snapshot.person(idOrEmail);
  if (!person?.active) return null;
  const headed = new Set(person.memberships.filter((m) => m.role === 'head').map((m) => m.unit));
  const unitsBelow = [...snapshot.units.values()]
    .filter((u) => u.parent !== null && headed.has(u.parent))
    .map((u) => u.code);
  const { id, email, name, title, active, memberships } = person;
  return { id, email, name, title, active, memberships, unitsBelow };
}
