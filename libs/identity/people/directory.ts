import type { IsoDate, RoleName } from '#contracts';
import type { StandsFor } from '#domain';

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
  /** By the code that the organisation gives its people. */
  personWithCode(code: string): DirectoryPerson | null;
  readonly units: ReadonlyMap<string, unknown>;
  /** Units directly below those that are headed with these memberships. */
  unitsBelow(memberships: readonly Membership[]): string[];
  /** Whose place a person takes on a day. */
  standsFor(person: string, on: IsoDate): StandsFor[];
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
  /** The day on the programme's clock: absences are counted by it. */
  today(): IsoDate;
  addUser(person: NewPerson): Promise<DirectoryPerson>;
}

/** A person as known now; asked anew for every request, so that a lost role is lost at once. */
export interface KnownPerson extends DirectoryPerson {
  /** Units directly below those that this person heads. */
  unitsBelow: readonly string[];
  /** Those whose stand-in this person is today. */
  standsFor: readonly StandsFor[];
}

/** The active person of an id or an address, or null. */
export async function activePerson(directory: Directory, idOrEmail: string): Promise<KnownPerson | null> {
  const snapshot = await directory.current();
  const person = snapshot.person(idOrEmail);
  if (!person?.active) return null;
  const { id, email, name, title, active, memberships } = person;
  const unitsBelow = snapshot.unitsBelow(memberships);
  const standsFor = snapshot.standsFor(id, directory.today());
  return { id, email, name, title, active, memberships, unitsBelow, standsFor };
}
