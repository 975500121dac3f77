import type { RoleName } from '#contracts';
import { refuseDuplicates } from './check-reference.js';
import type { PersonSeed, UnitSeed } from './schema.js';
import { seedError } from './seed-file.js';

const PEOPLE = 'demo/people.yaml';

/** Roles that only make sense once in the whole demo layer. */
const ONE_OF_EACH: readonly RoleName[] = [
  'chair',
  'intake',
  'office-chief',
  'office-deputy-chief',
  'checker',
  'auditor',
];

/** Demo people stand once, in units that exist; a unit has one head at most. */
export function checkDemoPeople(
  people: readonly PersonSeed[],
  units: readonly Pick<UnitSeed, 'code'>[],
): void {
  refuseDuplicates(PEOPLE, 'email', people, (p) => p.email);
  refuseDuplicates(PEOPLE, 'name', people, (p) => p.name);
  const codes = new Set(units.map((u) => u.code));
  for (const p of people) {
    if (!codes.has(p.unit)) throw seedError(PEOPLE, p.email, 'unit', `unknown unit "${p.unit}"`);
  }
  const heads = people.filter((p) => p.roles.includes('head'));
  refuseDuplicates(PEOPLE, 'roles (head of unit)', heads, (p) => p.unit);
  for (const role of ONE_OF_EACH) {
    const holders = people.filter((p) => p.roles.includes(role)).length;
    if (holders !== 1) throw seedError(PEOPLE, role, 'roles', `needs exactly one person, found ${holders}`);
  }
}
