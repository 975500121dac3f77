import { nearestNamed } from './nearest-name.js';
import { bareName } from './table.js';

export interface KnownUnit {
  code: string;
  name: string;
  aliases: readonly string[];
}

/** Between names in one cell. */
export const BETWEEN_NAMES = ';';

/**
 * A unit by its code, or by a name that only one has. Communes of one name are told apart by their codes: a guess would
 * give somebody rights in a place that is not theirs.
 */
export function unitNamed<U extends KnownUnit>(
  text: string,
  units: readonly U[],
): { unit: U } | { wrong: string } {
  const exact = units.find(({ code }) => code === text);
  if (exact !== undefined) return { unit: exact };
  const wanted = bareName(text);
  const byName = units.filter(({ name }) => bareName(name) === wanted);
  const found =
    byName.length > 0 ? byName : units.filter((u) => u.aliases.some((a) => bareName(a) === wanted));
  const [unit, ...others] = found;
  if (unit === undefined)
    return { wrong: `Không có đơn vị “${text}”; ${instead(nearestNamed(text, units))}.` };
  if (others.length > 0)
    return {
      wrong: `Có ${found.length} đơn vị tên “${text}”; ghi mã: ${found.map(({ code }) => code).join(', ')}.`,
    };
  return { unit };
}

/** How a sheet names a unit so that it is found again: by its name, or by its code where the name is not its alone. */
export function nameOfUnit(code: string, units: readonly KnownUnit[]): string {
  const unit = units.find((one) => one.code === code);
  if (unit === undefined || unit.name.includes(BETWEEN_NAMES)) return code;
  const found = unitNamed(unit.name, units);
  return 'unit' in found && found.unit.code === code ? unit.name : code;
}

function instead(near: readonly KnownUnit[]): string {
  const [one, ...others] = near;
  if (one === undefined) return 'ghi mã hoặc tên đầy đủ như ở trang Danh sách đơn vị của tệp mẫu';
  if (others.length === 0) return `tên gần nhất là “${one.name}” (mã ${one.code})`;
  return `gần giống: ${near.map(({ name, code }) => `“${name}” (mã ${code})`).join(', ')}; ghi mã của đơn vị đúng`;
}
