import { bareName } from './table.js';

export interface KnownUnit {
  code: string;
  name: string;
  aliases: readonly string[];
}

/**
 * A unit by its code, or by a name that only one has. Communes of one name are told apart by their codes: a guess would
 * give somebody rights in a place that is not theirs.
 */
export function unitNamed(
  text: string,
  units: readonly KnownUnit[],
): { unit: KnownUnit } | { wrong: string } {
  const exact = units.find(({ code }) => code === text);
  if (exact !== undefined) return { unit: exact };
  const wanted = bareName(text);
  const byName = units.filter(({ name }) => bareName(name) === wanted);
  const found =
    byName.length > 0 ? byName : units.filter((u) => u.aliases.some((a) => bareName(a) === wanted));
  const [unit, ...others] = found;
  if (unit === undefined)
    return {
      wrong: `Không có đơn vị “${text}”; ghi mã hoặc tên đầy đủ như ở trang Danh sách đơn vị của tệp mẫu.`,
    };
  if (others.length > 0)
    return {
      wrong: `Có ${found.length} đơn vị tên “${text}”; ghi mã: ${found.map(({ code }) => code).join(', ')}.`,
    };
  return { unit };
}
