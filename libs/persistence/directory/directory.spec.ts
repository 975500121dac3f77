import { describe, expect, it } from '@jest/globals';
import type { RoleName } from '#contracts';
import type { RoleRef } from '#domain';
import type { PersonEntity, ProgrammeEntity, UnitEntity } from '../entities/index.js';
import { Directory } from './directory.js';

const unit = (code: string, parent: string | null) => ({ code, name: code, parent }) as UnitEntity;
const person = (id: string, unitCode: string, roles: RoleName[], active = true) =>
  ({
    id,
    email: `${id}@x.example`,
    active,
    memberships: roles.map((role) => ({ personId: id, unitCode, role })),
  }) as PersonEntity;
const programme = (code: string, committee: string | null) =>
  ({ code, standingBody: 'van-phong', committee }) as ProgrammeEntity;

const UNITS = [
  unit('tinh-uy', null),
  unit('van-phong', 'tinh-uy'),
  unit('ban-chi-dao', 'tinh-uy'),
  unit('dang-uy', 'tinh-uy'),
  unit('so', 'dang-uy'),
];
const PEOPLE = [
  person('can-bo', 'so', ['officer']),
  person('da-nghi', 'so', ['officer', 'head'], false),
  person('giam-doc', 'so', ['head']),
  person('bi-thu', 'dang-uy', ['head']),
  person('van-phong-1', 'van-phong', ['office', 'officer']),
  person('van-phong-2', 'van-phong', ['office']),
  person('kiem-tra', 'van-phong', ['checker']),
  person('pho-chanh', 'van-phong', ['office-deputy-chief']),
  person('chanh', 'van-phong', ['office-chief', 'head']),
  person('dau-moi', 'ban-chi-dao', ['intake']),
];
const directory = new Directory(UNITS, PEOPLE, [programme('khcn', 'ban-chi-dao'), programme('uav', null)]);

type Debt = Parameters<Directory['recipients']>[0];
const TASK: Debt = { programme: 'khcn', leadUnits: ['so'], heldBy: null, officer: 'can-bo' };
const OFFICE_TASK: Debt = { ...TASK, leadUnits: ['van-phong'], officer: 'van-phong-1' };
type PlainRole = Exclude<RoleRef['role'], 'person' | 'coordinating-head'>;
const told = (task: Debt, role: PlainRole) => {
  const { persons, skip } = directory.recipients(task, { role });
  return skip ?? persons.join(' ');
};

describe('who a step speaks to', () => {
  it.each([
    ['officer', 'can-bo'],
    ['head', 'giam-doc'],
    ['parent-head', 'bi-thu'],
    ['office', 'van-phong-1 van-phong-2'],
    ['checker', 'kiem-tra'],
    ['office-deputy-chief', 'pho-chanh'],
    ['office-chief', 'chanh'],
    ['intake', 'dau-moi'],
  ] as [PlainRole, string][])('%s of a department’s task', (role, expected) => {
    expect(told(TASK, role)).toBe(expected);
  });

  it.each([
    ['office', 'debtor'],
    ['office-deputy-chief', 'debtor'],
    ['office-chief', 'debtor'],
    ['checker', 'dau-moi'],
    ['intake', 'dau-moi'],
    ['head', 'chanh'],
    ['parent-head', 'nobody'],
  ] as [PlainRole, string][])('%s of what the office itself owes', (role, expected) => {
    expect(told(OFFICE_TASK, role)).toBe(expected);
    expect(told({ ...OFFICE_TASK, leadUnits: [], heldBy: 'van-phong' }, role)).toBe(expected);
  });

  it('has the chief check what the office owes in a programme without a committee, unless he does the work', () => {
    const own = { ...OFFICE_TASK, programme: 'uav' };
    expect(told(own, 'checker')).toBe('chanh');
    expect(told({ ...own, officer: 'chanh' }, 'checker')).toBe('debtor');
    expect(told({ ...TASK, programme: 'uav' }, 'checker')).toBe('kiem-tra');
  });

  it('climbs one step only, and skips a level that is empty', () => {
    expect(told({ ...TASK, leadUnits: ['dang-uy'] }, 'parent-head')).toBe('nobody');
    expect(told({ ...TASK, leadUnits: ['tinh-uy'] }, 'parent-head')).toBe('nobody');
    expect(told({ ...TASK, officer: null }, 'officer')).toBe('nobody');
    expect(told({ ...TASK, officer: 'da-nghi' }, 'officer')).toBe('nobody');
    expect(told({ ...TASK, programme: 'uav' }, 'intake')).toBe('nobody');
    expect(told({ ...TASK, leadUnits: [] }, 'head')).toBe('nobody');
  });

  it('does not put a person above himself', () => {
    expect(told({ ...TASK, officer: 'giam-doc' }, 'head')).toBe('debtor');
    expect(told({ ...TASK, officer: 'van-phong-1' }, 'office')).toBe('van-phong-2');
    expect(told({ ...TASK, leadUnits: ['ban-chi-dao'], officer: null }, 'intake')).toBe('debtor');
  });

  it('finds people by id and by address in any case', () => {
    expect(directory.person('CAN-BO@X.example')?.id).toBe('can-bo');
    expect(directory.person('can-bo')?.memberships).toEqual([{ unit: 'so', role: 'officer' }]);
    expect(directory.person('ai-do')).toBeNull();
    expect(directory.holders('so', 'head')).toEqual(['giam-doc']);
  });
});
