import { describe, expect, it } from '@jest/globals';
import type { ImportRow } from './table.js';
import { previewUnits, type UnitField, type UnitNow } from './units.js';

const unit = (code: string, change: Partial<UnitNow> = {}): UnitNow => ({
  ...{ code, name: `Đơn vị ${code}`, kind: 'department', parent: null, gsoCode: null, aliases: [] },
  ...change,
});
const NOW = [unit('tinh-uy', { kind: 'party-province' }), unit('so-khcn', { parent: 'tinh-uy' })];

const rows = (...given: Partial<Record<UnitField, string>>[]): ImportRow<UnitField>[] =>
  given.map((cells, i) => {
    const at = i + 2;
    const refs = {
      ...{ code: `A${at}`, name: `B${at}`, kind: `C${at}`, parent: `D${at}` },
      ...{ gso: `E${at}`, aliases: `F${at}` },
    };
    return { row: at, cells, refs, faults: [] };
  });
const MOI = { code: 'xa-moi', name: 'Xã Mới', kind: 'department', parent: 'tinh-uy' };
const KNOWN = { code: 'so-khcn', name: 'Đơn vị so-khcn', kind: 'department' };

describe('a table of units', () => {
  it('enters new ones, also below one another, and says what changes', () => {
    const { rows: seen, changes } = previewUnits(
      rows(
        { ...MOI, code: 'thon-moi', parent: 'xa-moi' },
        MOI,
        { ...KNOWN, aliases: 'Sở KHCN; Sở KHCN ;' },
        {
          ...{ code: 'tinh-uy', name: 'ĐƠN VỊ tinh-uy', kind: 'party-province' },
        },
      ),
      NOW,
    );
    expect(seen.map(({ state }) => state)).toEqual(['new', 'new', 'changed', 'same']);
    expect(seen[2]?.changes).toEqual([{ what: 'Tên gọi khác', from: null, to: 'Sở KHCN' }]);
    expect(changes.map(({ code, parent }) => [code, parent])).toEqual([
      ['thon-moi', 'xa-moi'],
      ['xa-moi', 'tinh-uy'],
      ['so-khcn', 'tinh-uy'],
    ]);
  });

  it.each<[string, Partial<Record<UnitField, string>>, string, RegExp]>([
    ['another name for one that is there', { ...KNOWN, name: 'Sở Mới' }, 'B2', /Sắp xếp đơn vị/],
    ['a code of other letters', { ...MOI, code: 'Xã Mới' }, 'A2', /chữ thường không dấu/],
    ['a kind that is none', { ...MOI, kind: 'lâu đài' }, 'C2', /Không có loại/],
    ['a unit above that is none', { ...MOI, parent: 'khong-co' }, 'D2', /Không có đơn vị/],
    ['one below itself', { ...MOI, parent: 'xa-moi' }, 'D2', /dưới chính mình/],
    [
      'two above each other',
      { code: 'tinh-uy', name: 'Đơn vị tinh-uy', kind: 'department', parent: 'so-khcn' },
      'D2',
      /dưới chính mình/,
    ],
  ])('refuses %s', (_, row, cell, message) => {
    const { rows: seen, changes } = previewUnits(rows(row), NOW);
    expect(seen[0]).toMatchObject({
      state: 'wrong',
      faults: [{ cell, message: expect.stringMatching(message) }],
    });
    expect(changes).toEqual([]);
  });

  it('refuses a code that is given twice', () => {
    const { rows: seen } = previewUnits(rows(MOI, MOI), NOW);
    expect(seen[1]?.faults).toEqual([{ cell: 'A3', message: 'Mã “xa-moi” đã có ở dòng 2.' }]);
  });
});
