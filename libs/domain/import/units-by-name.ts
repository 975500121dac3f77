import { nearestNamed } from './nearest-name.js';
import { bareName } from './table.js';

export interface KnownUnit {
  code: string;
  name: string;
  aliases: readonly string[];
}

/** Between names in one cell. */
export const BETWEEN_NAMES = ';';

/** The units of one list by what they are called; a table asks for the same list thousands of times. */
interface Called<U> {
  byCode: ReadonlyMap<string, U>;
  byName: ReadonlyMap<string, readonly U[]>;
  byAlias: ReadonlyMap<string, readonly U[]>;
}

const CALLED = new WeakMap<readonly KnownUnit[], Called<KnownUnit>>();

/**
 * A unit by its code, or by a name that only one has. Communes of one name are told apart by their codes: a guess would
 * give somebody rights in a place that is not theirs.
 *
 * @param usable those of the list that may be meant; all of them without it
 */
export function unitNamed<U extends KnownUnit>(
  text: string,
  units: readonly U[],
  usable: (unit: U) => boolean = () => true,
): { unit: U } | { wrong: string } {
  const found = meant(text, units, usable);
  const [unit, ...others] = found;
  if (unit === undefined)
    return { wrong: `Không có đơn vị “${text}”; ${instead(nearestNamed(text, units.filter(usable)))}.` };
  if (others.length > 0)
    return {
      wrong: `Có ${found.length} đơn vị tên “${text}”; ghi mã: ${found.map(({ code }) => code).join(', ')}.`,
    };
  return { unit };
}

/** The one unit that a text names, also one that is no more; null where it is none's or several's. */
export function soleUnit<U extends KnownUnit>(text: string, units: readonly U[]): U | null {
  const [unit, ...others] = meant(text, units, () => true);
  return unit === undefined || others.length > 0 ? null : unit;
}

/** How a sheet names a unit so that it is found again: by its name, or by its code where the name is not its alone. */
export function nameOfUnit(code: string, units: readonly KnownUnit[]): string {
  const unit = called(units).byCode.get(code);
  if (unit === undefined || unit.name.includes(BETWEEN_NAMES)) return code;
  return soleUnit(unit.name, units)?.code === code ? unit.name : code;
}

/** By code, else by name, else by another name. */
function meant<U extends KnownUnit>(text: string, units: readonly U[], usable: (unit: U) => boolean): U[] {
  const { byCode, byName, byAlias } = called(units);
  const exact = byCode.get(text);
  if (exact !== undefined && usable(exact)) return [exact];
  const wanted = bareName(text);
  const named = (byName.get(wanted) ?? []).filter(usable);
  return named.length > 0 ? named : (byAlias.get(wanted) ?? []).filter(usable);
}

function called<U extends KnownUnit>(units: readonly U[]): Called<U> {
  const known = CALLED.get(units) as Called<U> | undefined;
  if (known !== undefined) return known;
  const made = {
    byCode: new Map(units.map((unit) => [unit.code, unit])),
    byName: grouped(units, ({ name }) => [name]),
    byAlias: grouped(units, ({ aliases }) => aliases),
  };
  CALLED.set(units, made);
  return made;
}

function grouped<U>(units: readonly U[], namesOf: (unit: U) => readonly string[]): Map<string, U[]> {
  const groups = new Map<string, U[]>();
  for (const unit of units)
    for (const name of new Set(namesOf(unit).map(bareName)))
      groups.set(name, [...(groups.get(name) ?? []), unit]);
  return groups;
}

function instead(near: readonly KnownUnit[]): string {
  const [one, ...others] = near;
  if (one === undefined) return 'ghi mã hoặc tên đầy đủ như ở trang Danh sách đơn vị của tệp mẫu';
  if (others.length === 0) return `tên gần nhất là “${one.name}” (mã ${one.code})`;
  return `gần giống: ${near.map(({ name, code }) => `“${name}” (mã ${code})`).join(', ')}; ghi mã của đơn vị đúng`;
}
