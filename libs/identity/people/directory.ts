import type { RoleName } from '#contracts';

/** A person as the directory knows them now; asked anew for every request, so that a lost role is lost at once. */
export interface KnownPerson {
  id: string;
  email: string;
  name: string;
  title: string;
  active: boolean;
  memberships: readonly { unit: string; role: RoleName }[];
  /** Units directly below those that this person heads. */
  unitsBelow: readonly string[];
}

export interface NewPerson {
  email: string;
  name: string;
  title: string;
  memberships: readonly { unit: string; role: RoleName }[];
}

/** What identity needs to know about people; kept in PostgreSQL. */
export interface Directory {
  personById(id: string): Promise<KnownPerson | null>;
  personByEmail(email: string): Promise<KnownPerson | null>;
  unitExists(code: string): Promise<boolean>;
  addPerson(person: NewPerson): Promise<KnownPerson>;
}
