import type { OverviewTask, UnitRef } from '#contracts';

/** Null stands for what is not named: no lead unit, no coordinating one. */
export type Side = UnitRef | null;

export interface MatrixRow {
  lead: Side;
  /** Tasks of this lead, each once. */
  total: number;
  /** In the order of the columns. */
  counts: number[];
}

export interface Matrix {
  columns: Side[];
  rows: MatrixRow[];
  /** Tasks that a coordinating unit has a part in, each once. */
  totals: number[];
}

const alphabet = new Intl.Collator('vi');

/**
 * How many tasks each lead unit has together with each coordinating unit. A task with several units on a side stands in
 * several cells, so cells do not add up to the totals; what is not named has a row and a column of its own, at the end.
 */
export function matrixOf(tasks: readonly Pick<OverviewTask, 'leads' | 'coordinating'>[]): Matrix {
  const columns = sidesOf(tasks.map(({ coordinating }) => coordinating));
  const rows = sidesOf(tasks.map(({ leads }) => leads)).map((lead) => {
    const own = tasks.filter(({ leads }) => isAmong(lead, leads));
    return { lead, total: own.length, counts: countIn(own, columns) };
  });
  return { columns, rows, totals: countIn(tasks, columns) };
}

function countIn(tasks: readonly Pick<OverviewTask, 'coordinating'>[], columns: readonly Side[]): number[] {
  return columns.map((unit) => tasks.filter(({ coordinating }) => isAmong(unit, coordinating)).length);
}

function isAmong(side: Side, units: readonly UnitRef[]): boolean {
  return side === null ? units.length === 0 : units.some(({ code }) => code === side.code);
}

function sidesOf(all: readonly (readonly UnitRef[])[]): Side[] {
  const named = new Map(all.flat().map((unit) => [unit.code, unit]));
  const sorted: Side[] = [...named.values()].sort((a, b) => alphabet.compare(a.name, b.name));
  return all.some((units) => units.length === 0) ? [...sorted, null] : sorted;
}
