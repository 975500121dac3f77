import type { AddPerson, FieldProblem } from '#contracts';
import { type PeopleNow, type PersonChange, type PersonField, previewPeople } from './people.js';
import type { ImportRow } from './table.js';

/** Where a form has what a row of the table has. */
const PLACE: Record<PersonField, string> = {
  email: 'email',
  code: 'employeeCode',
  name: 'name',
  title: 'title',
  unit: 'unit',
  role: 'role',
  active: 'active',
};

/** One person from a form, held to all that a table of people is held to; what is wrong names fields of the form. */
export function readNewPerson(
  { email, name, title, employeeCode, memberships }: AddPerson,
  now: PeopleNow,
): { person: PersonChange } | { wrong: FieldProblem[] } {
  const taken = now.people.some((person) => person.email.toLowerCase() === email.toLowerCase());
  if (taken) return { wrong: [{ path: PLACE.email, message: 'Địa chỉ này đã có người dùng.' }] };
  const said = {
    ...{ email, name },
    ...(title === '' ? {} : { title }),
    ...(employeeCode === null ? {} : { code: employeeCode }),
  };
  const rows = memberships.map(({ unit, role }, i): ImportRow<PersonField> => {
    const refs = { ...PLACE, unit: `memberships.${i}.unit`, role: `memberships.${i}.role` };
    return { row: i + 1, cells: { ...said, unit, role }, refs, faults: [] };
  });
  const { rows: read, faults, changes } = previewPeople(rows, now);
  const wrong = [...read.flatMap((row) => row.faults), ...faults];
  const [person] = changes;
  if (person !== undefined) return { person };
  return { wrong: wrong.map(({ cell, message }) => ({ path: cell ?? '', message })) };
}
