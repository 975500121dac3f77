import { describe, expect, it } from '@jest/globals';
import type { RoleName } from '#contracts';
import type { RoleRef, StandIn } from '#domain';
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
type PlainRole = Exclude<RoleRef['role'], 'person' | 'coordinating-head' | 'respondent'>;
const told = (task: Debt, role: PlainRole) => {
  const { persons, skip } = directory.recipients(task, { role }, '2026-12-04');
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

describe('in an absence', () => {
  const standIn = (id: string, change: Partial<StandIn>): StandIn => ({
    ...{ id, person: 'can-bo', by: 'nguoi-thay', scope: 'work', document: null, endedOn: null },
    ...{ since: '2026-12-07', until: '2026-12-11' },
    ...change,
  });
  const people = [
    ...PEOPLE,
    person('nguoi-thay', 'so', ['officer']),
    person('pho-giam-doc', 'so', ['officer']),
    person('thay-da-nghi', 'so', ['officer'], false),
  ];
  const given = (standIns: StandIn[], task: Debt, role: RoleRef, on = '2026-12-08') => {
    const programmes = [programme('khcn', 'ban-chi-dao')];
    const { persons, inPlaceOf } = new Directory(UNITS, people, programmes, standIns).recipients(
      task,
      role,
      on,
    );
    return [persons.join(' '), inPlaceOf ?? {}];
  };

  it('the stand-in of the day is told in the place of the officer', () => {
    const standIns = [standIn('a', {})];
    const officer = { role: 'officer' } as const;
    expect(given(standIns, TASK, officer)).toEqual(['nguoi-thay', { 'nguoi-thay': 'can-bo' }]);
    for (const on of ['2026-12-06', '2026-12-12']) {
      expect(given(standIns, TASK, officer, on)).toEqual(['can-bo', {}]);
    }
    const ended = [standIn('a', { endedOn: '2026-12-08' })];
    expect(given(ended, TASK, officer, '2026-12-07')[0]).toBe('nguoi-thay');
    expect(given(ended, TASK, officer)[0]).toBe('can-bo');
  });

  it.each<[RoleRef, string, 'work' | 'sign']>([
    [{ role: 'checker' }, 'kiem-tra', 'work'],
    [{ role: 'office' }, 'van-phong-1', 'work'],
    [{ role: 'office-deputy-chief' }, 'pho-chanh', 'work'],
    [{ role: 'office-chief' }, 'chanh', 'work'],
    [{ role: 'intake' }, 'dau-moi', 'work'],
    [{ role: 'coordinating-head', unit: 'so' }, 'giam-doc', 'work'],
    [{ role: 'coordinating-head', unit: 'so' }, 'giam-doc', 'sign'],
    [{ role: 'person', person: 'can-bo' }, 'can-bo', 'work'],
    [{ role: 'head' }, 'giam-doc', 'sign'],
    [{ role: 'parent-head' }, 'bi-thu', 'sign'],
  ])('%j of %s goes to who was given the %s', (role, absent, scope) => {
    const told = given([standIn('a', { person: absent, scope })], TASK, role);
    expect(told[0]).toContain('nguoi-thay');
    expect(told[0]).not.toContain(absent);
    expect(told[1]).toEqual({ 'nguoi-thay': absent });
  });

  it('who does the work does not get what the head signs, nor the other way round', () => {
    expect(given([standIn('a', { person: 'giam-doc' })], TASK, { role: 'head' })[0]).toBe('giam-doc');
    const sign = [standIn('a', { person: 'can-bo', scope: 'sign' })];
    expect(given(sign, TASK, { role: 'officer' })[0]).toBe('can-bo');
  });

  it('comes back to the person when the stand-in has left, or there is none', () => {
    expect(given([standIn('a', { by: 'thay-da-nghi' })], TASK, { role: 'officer' })).toEqual(['can-bo', {}]);
    expect(given([standIn('a', { by: null })], TASK, { role: 'officer' })).toEqual(['can-bo', {}]);
  });

  it('does not report the officer to the officer, nor to who does the officer’s work', () => {
    const head = (by: string, ...more: StandIn[]) =>
      given([standIn('s', { person: 'giam-doc', scope: 'sign', by }), ...more], TASK, { role: 'head' })[0];
    expect(head('pho-giam-doc')).toBe('pho-giam-doc');
    expect(head('can-bo')).toBe('giam-doc');
    expect(head('nguoi-thay', standIn('w', {}))).toBe('giam-doc');
  });

  it('tells one mail’s worth to who holds the role and stands in for another holder', () => {
    const both = standIn('a', { person: 'van-phong-1', by: 'van-phong-2' });
    expect(given([both], TASK, { role: 'office' })).toEqual(['van-phong-2', {}]);
  });

  it('knows whose place somebody takes on a day, with what they are', () => {
    const standIns = [standIn('a', { person: 'bi-thu', scope: 'sign' })];
    const there = new Directory(UNITS, people, [], standIns);
    expect(there.standsFor('nguoi-thay', '2026-12-11')).toEqual([
      {
        ...{ person: 'bi-thu', scope: 'sign', until: '2026-12-11', unitsBelow: ['so'] },
        memberships: [{ unit: 'dang-uy', role: 'head' }],
      },
    ]);
    expect(there.standsFor('nguoi-thay', '2026-12-12')).toEqual([]);
    expect(there.standsFor('bi-thu', '2026-12-11')).toEqual([]);
  });
});
