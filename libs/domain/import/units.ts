import {
  bareName,
  type CellFault,
  changesOf,
  type ImportColumn,
  type ImportPreview,
  type ImportRow,
  type PreviewRow,
  previewOf,
} from './table.js';

export type UnitField = 'code' | 'name' | 'kind' | 'parent' | 'gso' | 'aliases';

export const UNIT_COLUMNS: readonly ImportColumn<UnitField>[] = [
  { field: 'code', title: 'Mã đơn vị', also: ['Mã'], kind: 'text', required: true, longest: 100 },
  { field: 'name', title: 'Tên đơn vị', also: ['Tên'], kind: 'text', required: true, longest: 300 },
  { field: 'kind', title: 'Loại', kind: 'text', required: true, longest: 60 },
  { field: 'parent', title: 'Mã đơn vị cấp trên', also: ['Cấp trên'], kind: 'text', longest: 100 },
  { field: 'gso', title: 'Mã thống kê', also: ['Mã GSO'], kind: 'text', longest: 20 },
  { field: 'aliases', title: 'Tên gọi khác', kind: 'text', longest: 600 },
];

export interface UnitNow {
  code: string;
  name: string;
  kind: string;
  parent: string | null;
  gsoCode: string | null;
  aliases: readonly string[];
}

const CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** Between names in one cell. */
const BETWEEN = ';';

/** What the rows of a table of units would change. A unit's name is changed by a document, on its own page. */
export function previewUnits(
  rows: readonly ImportRow<UnitField>[],
  present: readonly UnitNow[],
): ImportPreview<UnitNow> {
  const known = new Map(present.map((unit) => [unit.code, unit]));
  const kinds = new Set(present.map(({ kind }) => kind));
  const given = new Map<string, ImportRow<UnitField>>();
  const after = new Map(known);
  const read = rows.map((row) => {
    const faults: CellFault[] = [...row.faults];
    const fault = (field: UnitField, message: string) => faults.push({ cell: row.refs[field], message });
    const { code = '', name = '', kind = '', parent, gso, aliases } = row.cells;
    const before = known.get(code) ?? null;
    const twice = given.get(code);
    if (twice !== undefined) fault('code', `Mã “${code}” đã có ở dòng ${twice.row}.`);
    else if (code !== '' && !CODE.test(code))
      fault('code', `Mã “${code}” chỉ gồm chữ thường không dấu, số và gạch nối.`);
    given.set(code, row);
    if (before !== null && name !== '' && bareName(before.name) !== bareName(name))
      fault(
        'name',
        `Đơn vị ${code} đang tên là “${before.name}”; đổi tên theo văn bản ở trang Sắp xếp đơn vị.`,
      );
    if (kind !== '' && !kinds.has(kind))
      fault('kind', `Không có loại “${kind}”; chỉ nhận ${[...kinds].sort().join(', ')}.`);
    const unit: UnitNow = {
      ...{ code, kind, parent: parent ?? before?.parent ?? null, gsoCode: gso ?? before?.gsoCode ?? null },
      name: before?.name ?? name,
      aliases: aliases === undefined ? (before?.aliases ?? []) : namesIn(aliases),
    };
    after.set(code, unit);
    return { row, unit, before, faults, fault };
  });
  for (const { unit, fault } of read) {
    if (unit.parent === null) continue;
    if (!after.has(unit.parent)) fault('parent', `Không có đơn vị mang mã “${unit.parent}”.`);
    else if (isAboveItself(unit.code, after)) fault('parent', 'Đơn vị không thể ở dưới chính mình.');
  }
  const changes: UnitNow[] = [];
  const previewed = read.map(({ row, unit, before, faults }): PreviewRow => {
    const changed = before === null ? [] : changesOf(UNIT_COLUMNS, cellsOf(before), cellsOf(unit));
    if (before === null || changed.length > 0) changes.push(unit);
    const right = before === null ? 'new' : changed.length > 0 ? 'changed' : 'same';
    const state = faults.length > 0 ? 'wrong' : right;
    return { row: row.row, key: unit.code, title: unit.name, state, changes: changed, faults };
  });
  return previewOf(previewed, [], changes);
}

const cellsOf = ({ code, name, kind, parent, gsoCode, aliases }: UnitNow) => ({
  ...{ code, name, kind, parent, gso: gsoCode },
  aliases: aliases.join(`${BETWEEN} `),
});

const namesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(BETWEEN)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
];

function isAboveItself(code: string, units: ReadonlyMap<string, UnitNow>): boolean {
  const seen = new Set<string>();
  for (let at = units.get(code)?.parent ?? null; at !== null; at = units.get(at)?.parent ?? null) {
    if (at === code) return true;
    if (seen.has(at)) return false;
    seen.add(at);
  }
  return false;
}
