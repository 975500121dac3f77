import type { RoleName } from '#contracts';
import { ROLE_TITLES, roleNamed } from './roles-by-name.js';
import {
  type CellChange,
  type CellFault,
  changesOf,
  type ImportColumn,
  type ImportPreview,
  type ImportRow,
  type PreviewRow,
  previewOf,
} from './table.js';
import { type KnownUnit, unitNamed } from './units-by-name.js';

export type PersonField = 'email' | 'code' | 'name' | 'title' | 'unit' | 'role' | 'active';

/** A row is a person in a unit with a role; who has several has several rows, which together are all that they are. */
export const PEOPLE_COLUMNS: readonly ImportColumn<PersonField>[] = [
  {
    field: 'email',
    title: 'Địa chỉ thư',
    also: ['Email', 'Thư điện tử'],
    kind: 'text',
    required: true,
    longest: 254,
  },
  { field: 'code', title: 'Mã cán bộ', also: ['Mã nhân viên', 'Mã số'], kind: 'text', longest: 100 },
  { field: 'name', title: 'Họ và tên', also: ['Họ tên', 'Tên'], kind: 'text', longest: 200 },
  { field: 'title', title: 'Chức danh', also: ['Chức vụ'], kind: 'text', longest: 200 },
  { field: 'unit', title: 'Đơn vị', also: ['Cơ quan', 'Mã đơn vị'], kind: 'text', longest: 300 },
  { field: 'role', title: 'Vai trò', kind: 'text', longest: 100 },
  { field: 'active', title: 'Tình trạng', also: ['Trạng thái'], kind: 'text', longest: 50 },
];
export const ACTIVE_WORD = 'Đang dùng';
export const INACTIVE_WORD = 'Ngừng';

export interface PersonMembership {
  unit: string;
  role: RoleName;
}

export interface PersonNow {
  id: string;
  email: string;
  employeeCode: string | null;
  name: string;
  title: string;
  active: boolean;
  memberships: readonly PersonMembership[];
}

/** As the person is to be; `id` is null for a new one. */
export type PersonChange = Omit<PersonNow, 'id'> & { id: string | null };

export interface PeopleNow {
  people: readonly PersonNow[];
  units: readonly KnownUnit[];
  /** Who imports: they keep their own way in. */
  asker: string;
  /** What is wrong with the address of somebody new; null where mail may go there. */
  newAddress: (email: string) => string | null;
}

const PERSON_FIELDS = PEOPLE_COLUMNS.filter(({ field }) => !['email', 'unit', 'role'].includes(field));

/** What the rows of a table of people would change. Who is not in the table stays as they are. */
export function previewPeople(
  rows: readonly ImportRow<PersonField>[],
  now: PeopleNow,
): ImportPreview<PersonChange> {
  const byEmail = new Map(now.people.map((person) => [person.email.toLowerCase(), person]));
  const groups = new Map<string, ImportRow<PersonField>[]>();
  for (const row of rows) groups.set(emailOf(row), [...(groups.get(emailOf(row)) ?? []), row]);
  // Who gets another code in this table gives the old one up.
  const recoded = (email: string) => groups.get(email)?.[0]?.cells.code !== undefined;
  const owners = new Map(
    now.people.flatMap(({ employeeCode: code, email }): [string, string][] =>
      code === null || recoded(email.toLowerCase()) ? [] : [[code, email.toLowerCase()]],
    ),
  );
  const wanted = new Map<string, string>();
  const previewed: PreviewRow[] = [];
  const changes: PersonChange[] = [];
  const after = new Map(now.people.map((person) => [person.id, person]));
  for (const [email, own] of groups) {
    const present = byEmail.get(email) ?? null;
    const read = readPerson(email, own, present, now);
    const { code } = own[0]!.cells;
    if (code !== undefined) {
      const holder = wanted.get(code) ?? owners.get(code) ?? email;
      if (holder !== email) read.fault(0, 'code', `Mã cán bộ “${code}” là của ${holder}.`);
      wanted.set(code, email);
    }
    const moved = present === null ? [] : differences(present, read.person, now.units);
    const kept = new Set((present?.memberships ?? []).map(keyOf));
    own.forEach((row, i) => {
      const faults = read.faults[i]!;
      const membership = read.memberships[i];
      const added: CellChange[] =
        membership == null || kept.has(keyOf(membership))
          ? []
          : [{ what: 'Vai trò', from: null, to: wordsOf(membership, now.units) }];
      const all = present === null ? [] : [...(i === 0 ? moved : []), ...added];
      const state =
        faults.length > 0 ? 'wrong' : present === null ? 'new' : all.length > 0 ? 'changed' : 'same';
      const title =
        membership == null ? read.person.name : `${read.person.name} – ${wordsOf(membership, now.units)}`;
      previewed.push({ row: row.row, key: email, title, state, changes: all, faults });
    });
    const isNew = present === null;
    const gains = read.memberships.some((m) => m !== null && !kept.has(keyOf(m)));
    if (isNew || moved.length > 0 || gains) changes.push(read.person);
    if (read.person.id !== null) after.set(read.person.id, { ...read.person, id: read.person.id });
  }
  const faults = lockedOut([...after.values(), ...changes.filter(({ id }) => id === null)], now.asker);
  return previewOf(
    previewed.sort((a, b) => a.row - b.row),
    faults,
    changes,
  );
}

const emailOf = (row: ImportRow<PersonField>): string => (row.cells.email ?? `dòng ${row.row}`).toLowerCase();
const keyOf = ({ unit, role }: PersonMembership): string => `${unit}|${role}`;

function wordsOf({ unit, role }: PersonMembership, units: readonly KnownUnit[]): string {
  return `${units.find(({ code }) => code === unit)?.name ?? unit} · ${ROLE_TITLES[role]}`;
}

function readPerson(
  email: string,
  rows: readonly ImportRow<PersonField>[],
  present: PersonNow | null,
  { units, newAddress }: Pick<PeopleNow, 'units' | 'newAddress'>,
) {
  const faults: CellFault[][] = rows.map((row) => [...row.faults]);
  const fault = (i: number, field: PersonField, message: string) =>
    faults[i]!.push({ cell: rows[i]!.refs[field], message });
  const first = rows[0]!;
  const wrong = present !== null || first.cells.email === undefined ? null : newAddress(first.cells.email);
  if (wrong !== null) fault(0, 'email', wrong);
  rows.slice(1).forEach((row, i) => {
    for (const { field, title } of PERSON_FIELDS) {
      const said = row.cells[field];
      if (said !== undefined && said !== first.cells[field])
        fault(i + 1, field, `${title} khác dòng ${first.row} của cùng người; để trống hoặc ghi như nhau.`);
    }
  });
  const memberships = rows.map((row, i) =>
    readMembership(row, units, (field, message) => fault(i, field, message)),
  );
  const held = memberships.flatMap((m, i) => (m === null ? [] : [{ m, i }]));
  held.forEach(({ m, i }, at) => {
    const before = held.slice(0, at).find((other) => keyOf(other.m) === keyOf(m));
    if (before) fault(i, 'role', `Vai trò này đã có ở dòng ${rows[before.i]!.row}.`);
  });
  const active = activeOf(first, (message) => fault(0, 'active', message)) ?? present?.active ?? true;
  const name = first.cells.name ?? present?.name ?? '';
  if (name === '' && faults[0]!.length === 0) fault(0, 'name', 'Thiếu họ và tên.');
  const person: PersonChange = {
    id: present?.id ?? null,
    email: present?.email ?? email,
    employeeCode: first.cells.code ?? present?.employeeCode ?? null,
    name,
    title: first.cells.title ?? present?.title ?? '',
    active,
    memberships: held.map(({ m }) => m),
  };
  return { person, memberships, faults, fault };
}

function readMembership(
  { cells }: ImportRow<PersonField>,
  units: readonly KnownUnit[],
  fault: (field: PersonField, message: string) => void,
): PersonMembership | null {
  if (cells.unit === undefined && cells.role === undefined) return null;
  if (cells.unit === undefined) fault('unit', 'Thiếu đơn vị của vai trò này.');
  if (cells.role === undefined) fault('role', 'Thiếu vai trò ở đơn vị này.');
  const found = cells.unit === undefined ? null : unitNamed(cells.unit, units);
  if (found !== null && 'wrong' in found) fault('unit', found.wrong);
  const role = cells.role === undefined ? null : roleNamed(cells.role);
  if (cells.role !== undefined && role === null)
    fault('role', `Không có vai trò “${cells.role}”; xem trang Vai trò của tệp mẫu.`);
  return found !== null && 'unit' in found && role !== null ? { unit: found.unit.code, role } : null;
}

function activeOf({ cells }: ImportRow<PersonField>, fault: (message: string) => void): boolean | null {
  const said = cells.active?.toLocaleLowerCase('vi');
  if (said === undefined) return null;
  if (said === ACTIVE_WORD.toLocaleLowerCase('vi')) return true;
  if (said === INACTIVE_WORD.toLocaleLowerCase('vi')) return false;
  fault(`Tình trạng chỉ nhận “${ACTIVE_WORD}” hoặc “${INACTIVE_WORD}”.`);
  return null;
}

function differences(before: PersonNow, after: PersonChange, units: readonly KnownUnit[]): CellChange[] {
  const cellsOf = (p: PersonNow | PersonChange) => ({
    ...{ code: p.employeeCode, name: p.name, title: p.title },
    active: p.active ? ACTIVE_WORD : INACTIVE_WORD,
  });
  const held = new Set(after.memberships.map(keyOf));
  const lost = before.memberships.filter((m) => !held.has(keyOf(m)));
  return [
    ...changesOf(PERSON_FIELDS, cellsOf(before), cellsOf(after)),
    ...lost.map((m) => ({ what: 'Vai trò', from: wordsOf(m, units), to: null })),
  ];
}

/** Whoever imports must find the door open afterwards. */
function lockedOut(people: readonly (PersonNow | PersonChange)[], asker: string): CellFault[] {
  const self = people.find(({ id }) => id === asker);
  const stays = self?.active === true && self.memberships.some(({ role }) => role === 'administrator');
  if (self === undefined || stays) return [];
  return [
    { cell: null, message: 'Bảng này sẽ làm chính đồng chí mất quyền quản trị; nhờ một quản trị khác nhập.' },
  ];
}
