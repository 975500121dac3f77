import { describe, expect, it } from '@jest/globals';
import { type PersonField, type PersonNow, previewPeople } from './people.js';
import type { ImportRow } from './table.js';

const UNITS = [
  { code: 'so-khcn', name: 'Sở Khoa học và Công nghệ', aliases: ['Sở KHCN'] },
  { code: 'so-tai-chinh', name: 'Sở Tài chính', aliases: [] },
  { code: 'xa-tan-thanh', name: 'Xã Tân Thành', aliases: [] },
  { code: 'xa-tan-thanh-2', name: 'Xã Tân Thành', aliases: [] },
];
const person = (id: string, change: Partial<PersonNow> = {}): PersonNow => ({
  ...{ id, email: `${id}@tinh.example`, employeeCode: null, name: id, title: '', active: true },
  memberships: [{ unit: 'so-khcn', role: 'officer' }],
  ...change,
});
const ADMIN = person('quan-tri', { memberships: [{ unit: 'so-khcn', role: 'administrator' }] });
const CANBO = person('can-bo', { name: 'Hoàng Thị Mẫu', employeeCode: 'CB-1' });

const REFS: Record<PersonField, string> = {
  ...{ email: 'A', code: 'B', name: 'C', title: 'D', unit: 'E', role: 'F', active: 'G' },
};
const rows = (...given: Partial<Record<PersonField, string>>[]): ImportRow<PersonField>[] =>
  given.map((cells, i) => ({
    row: i + 2,
    cells,
    refs: Object.fromEntries(Object.entries(REFS).map(([f, c]) => [f, `${c}${i + 2}`])) as typeof REFS,
    faults: [],
  }));
const look = (...given: Partial<Record<PersonField, string>>[]) =>
  previewPeople(rows(...given), { people: [ADMIN, CANBO], units: UNITS, asker: 'quan-tri', newAddress });
const newAddress = (email: string) => (email.endsWith('@tinh.example') ? null : 'không gửi thư đến đó');
const MOI = { email: 'moi@tinh.example', name: 'Trần Văn Mới', unit: 'Sở Tài chính', role: 'Người đứng đầu' };
const CANBO_ROW = { email: 'can-bo@tinh.example', unit: 'so-khcn', role: 'officer' };

describe('a table of people', () => {
  it('enters a new one, with all that they are', () => {
    const { rows: seen, changes } = look(MOI, {
      email: 'MOI@tinh.example',
      unit: 'sở  khcn',
      role: 'quản trị',
    });
    expect(seen.map(({ state }) => state)).toEqual(['new', 'new']);
    expect(changes).toEqual([
      {
        ...{
          id: null,
          email: 'moi@tinh.example',
          employeeCode: null,
          name: 'Trần Văn Mới',
          title: '',
          active: true,
        },
        memberships: [
          { unit: 'so-tai-chinh', role: 'head' },
          { unit: 'so-khcn', role: 'administrator' },
        ],
      },
    ]);
  });

  it('leaves alone whom it says nothing new of, and whom it does not name', () => {
    const { rows: seen, changes } = look({ ...CANBO_ROW, name: 'Hoàng Thị Mẫu', code: 'CB-1' });
    expect(seen).toMatchObject([{ state: 'same', changes: [] }]);
    expect(changes).toEqual([]);
  });

  it('says what changes, also which role is lost', () => {
    const { rows: seen, changes } = look({
      ...CANBO_ROW,
      title: 'Trưởng phòng',
      role: 'head',
      active: 'ngừng',
    });
    expect(seen[0]).toMatchObject({ state: 'changed' });
    expect(seen[0]?.changes).toEqual([
      { what: 'Chức danh', from: null, to: 'Trưởng phòng' },
      { what: 'Tình trạng', from: 'Đang dùng', to: 'Ngừng' },
      { what: 'Vai trò', from: 'Sở Khoa học và Công nghệ · Cán bộ', to: null },
      { what: 'Vai trò', from: null, to: 'Sở Khoa học và Công nghệ · Người đứng đầu' },
    ]);
    expect(changes).toMatchObject([{ id: 'can-bo', active: false, employeeCode: 'CB-1' }]);
  });

  it.each<[string, Partial<Record<PersonField, string>>, string, RegExp]>([
    [
      'an address that mail does not go to',
      { ...MOI, email: 'a@khac.example' },
      'A2',
      /không gửi thư đến đó/,
    ],
    ['no name for a new one', { email: MOI.email }, 'C2', /Thiếu họ và tên/],
    [
      'a commune of a name that two have',
      { ...MOI, unit: 'xã Tân Thành' },
      'E2',
      /xa-tan-thanh, xa-tan-thanh-2/,
    ],
    ['a unit nobody has heard of', { ...MOI, unit: 'Sở Không Có' }, 'E2', /Không có đơn vị/],
    ['a unit without its marks', { ...MOI, unit: 'So Tai chinh' }, 'E2', /Không có đơn vị/],
    ['a role nobody has heard of', { ...MOI, role: 'vua' }, 'F2', /Không có vai trò/],
    ['a role without a unit', { ...MOI, unit: undefined as never }, 'E2', /Thiếu đơn vị/],
    ['a unit without a role', { ...MOI, role: undefined as never }, 'F2', /Thiếu vai trò/],
    ['a state that is none', { ...MOI, active: 'có' }, 'G2', /Tình trạng chỉ nhận/],
    ['the code of somebody else', { ...MOI, code: 'CB-1' }, 'B2', /là của can-bo@tinh\.example/],
  ])('refuses %s', (_, row, cell, message) => {
    const given = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
    const { rows: seen, changes } = look(given, { ...CANBO_ROW, title: 'Khác' });
    expect(seen[0]).toMatchObject({
      state: 'wrong',
      faults: [{ cell, message: expect.stringMatching(message) }],
    });
    // All or nothing: the right row is not written either.
    expect(seen[1]).toMatchObject({ state: 'changed' });
    expect(changes).toEqual([]);
  });

  it('refuses what two rows say differently of one person, and the same role twice', () => {
    const { rows: seen } = look(MOI, { ...MOI, name: 'Tên khác', role: 'officer' }, MOI);
    expect(seen[1]?.faults).toMatchObject([{ cell: 'C3' }]);
    expect(seen[2]?.faults).toMatchObject([{ cell: 'F4', message: 'Vai trò này đã có ở dòng 2.' }]);
  });

  it.each([
    ['give the role away', { email: ADMIN.email, unit: 'so-khcn', role: 'officer' }],
    ['leave', { email: ADMIN.email, unit: 'so-khcn', role: 'administrator', active: 'Ngừng' }],
  ])('does not let whoever imports %s', (_, row) => {
    const { faults, changes } = look(row);
    expect(faults).toMatchObject([{ cell: null, message: expect.stringContaining('mất quyền quản trị') }]);
    expect(changes).toEqual([]);
  });
});
