import { describe, expect, it } from '@jest/globals';
import type { AddPerson } from '#contracts';
import { readNewPerson } from './one-person.js';

const UNITS = [
  { code: 'so-khcn', name: 'Sở Khoa học và Công nghệ', aliases: [] },
  { code: 'so-tai-chinh', name: 'Sở Tài chính', aliases: [] },
];
const ADMIN = {
  ...{ id: 'quan-tri', email: 'quan-tri@tinh.example', employeeCode: 'QT-1', name: 'Quản', title: '' },
  active: true,
  memberships: [{ unit: 'so-khcn', role: 'administrator' as const }],
};
const FORM: AddPerson = {
  ...{ email: 'moi@tinh.example', name: 'Trần Văn Mới', title: '', employeeCode: null },
  memberships: [
    { unit: 'so-tai-chinh', role: 'head' },
    { unit: 'so-khcn', role: 'officer' },
  ],
};
const read = (change: Partial<AddPerson> = {}) =>
  readNewPerson({ ...FORM, ...change }, { people: [ADMIN], units: UNITS, asker: 'quan-tri', newAddress });
const newAddress = (email: string) => (email.endsWith('@tinh.example') ? null : 'không gửi thư đến đó');
const wrong = (path: string, message: string) => ({
  wrong: [{ path, message: expect.stringContaining(message) }],
});

describe('one person from a form', () => {
  it('is entered with all that they are', () => {
    const { title, ...said } = FORM;
    expect(read()).toEqual({ person: { ...said, title, id: null, active: true } });
  });

  it('is never somebody who is there already', () => {
    expect(read({ email: 'Quan-Tri@tinh.example' })).toEqual(wrong('email', 'đã có người dùng'));
    expect(read({ employeeCode: 'QT-1' })).toEqual(wrong('employeeCode', 'là của quan-tri@tinh.example'));
  });

  it('is refused as a row of the table would be, at the field of the form', () => {
    expect(read({ email: 'moi@khac.example' })).toEqual(wrong('email', 'không gửi thư đến đó'));
    expect(read({ memberships: [{ unit: 'so-khac', role: 'head' }] })).toEqual(
      wrong('memberships.0.unit', 'Không có đơn vị'),
    );
    const twice = { unit: 'so-khcn', role: 'head' } as const;
    expect(read({ memberships: [twice, twice] })).toEqual(wrong('memberships.1.role', 'đã có ở dòng 1'));
  });
});
