import { percentOf } from '../statistics/number.js';
import type { MoneyEntry } from './state.js';

/** A row of the document's table of sources. */
export interface FundingRow {
  id: string;
  parent: string | null;
  name: string;
  amount: number;
}

export interface SumCheck {
  total: string;
  parts: string[];
  stated: number;
  sum: number;
  match: boolean;
}

/** Every total beside the sum of its parts. What differs is shown; neither number is changed. */
export function checkSums(rows: readonly FundingRow[]): SumCheck[] {
  return rows.flatMap(({ id, amount: stated }) => {
    const parts = rows.filter((row) => row.parent === id);
    if (parts.length === 0) return [];
    const sum = added(parts.map((part) => part.amount));
    return [{ total: id, parts: parts.map((part) => part.id), stated, sum, match: sum === stated }];
  });
}

/** An entry with the year that it belongs to. */
export type YearEntry = MoneyEntry & { year: number };

export interface MoneyTotals {
  planned: number | null;
  allocated: number;
  disbursed: number;
  rate: number | null;
}

/** Of the entries that count: corrected ones do not. */
export function totalsOf(entries: readonly YearEntry[], planned?: number | null): MoneyTotals {
  const of = (kind: MoneyEntry['kind']) => entries.filter((e) => e.kind === kind && e.correctedBy === null);
  const allocated = added(of('allocated').map((e) => e.amount));
  const disbursed = added(of('disbursed').map((e) => e.amount));
  const own = of('planned');
  const entered = own.length === 0 ? null : added(own.map((e) => e.amount));
  return {
    planned: planned === undefined ? entered : planned,
    allocated,
    disbursed,
    rate: percentOf(disbursed, allocated),
  };
}

/** The ids of a source and of everything below it. */
export function withParts(rows: readonly FundingRow[], id: string): Set<string> {
  const ids = new Set([id]);
  for (let before = 0; before < ids.size; ) {
    before = ids.size;
    for (const row of rows) if (row.parent !== null && ids.has(row.parent)) ids.add(row.id);
  }
  return ids;
}

/** In thousand đồng, so that no cent of binary fractions is left over. */
export function added(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + Math.round(amount * 1000), 0) / 1000;
}
