import type { IsoDate, MoneyWarning } from '#contracts';
import { formatNumber } from '../statistics/number.js';
import { checkSums, type FundingRow, type MoneyTotals, totalsOf, withParts, type YearEntry } from './sums.js';

/** Part of a year's allocation that should be disbursed when its quarters have ended: our default, in percent. */
const EXPECTED_BY_QUARTER = [0, 25, 50, 75, 100] as const;

/** What somebody should look at, in sentences. */
export function moneyWarnings(
  rows: readonly FundingRow[],
  entries: readonly YearEntry[],
  taskTitle: (code: string) => string,
  on: IsoDate,
): MoneyWarning[] {
  return [
    ...checkSums(rows)
      .filter((check) => !check.match)
      .map(({ total, stated, sum }): MoneyWarning => {
        const sentence = `${nameOf(rows, total)}: văn bản ghi ${money(stated)}, cộng các phần được ${money(sum)}; giữ nguyên cả hai số.`;
        return { kind: 'parts-differ', subject: total, sentence };
      }),
    ...rows.flatMap((row) => ofSource(rows, row, entries)),
    ...yearsOf(entries).flatMap((year) => ofYear(entries, year, on)),
    ...tasksOf(entries).flatMap((task) => ofTask(entries, task, taskTitle(task))),
  ];
}

function ofSource(
  rows: readonly FundingRow[],
  row: FundingRow,
  entries: readonly YearEntry[],
): MoneyWarning[] {
  const ids = withParts(rows, row.id);
  const sums = totalsOf(
    entries.filter((e) => ids.has(e.source)),
    row.amount,
  );
  return overs(row.id, row.name, sums);
}

function ofYear(entries: readonly YearEntry[], year: number, on: IsoDate): MoneyWarning[] {
  const sums = totalsOf(entries.filter((e) => e.year === year));
  const expected = expectedShare(year, on);
  const late = sums.allocated > 0 && sums.rate !== null && sums.rate < expected;
  const subject = String(year);
  return [
    ...overs(subject, `Năm ${year}`, sums),
    ...(late
      ? [
          {
            kind: 'behind-the-year' as const,
            subject,
            sentence: `Năm ${year}: giải ngân ${formatNumber(sums.rate!, 1)}% số đã giao, thấp hơn ${expected}% theo số quý đã hết.`,
          },
        ]
      : []),
  ];
}

function ofTask(entries: readonly YearEntry[], task: string, title: string): MoneyWarning[] {
  const own = entries.filter((e) => e.task === task);
  return yearsOf(own).flatMap((year) =>
    overs(task, `Nhiệm vụ ${task} (${title}), năm ${year}`, totalsOf(own.filter((e) => e.year === year))),
  );
}

function overs(
  subject: string,
  name: string,
  { planned, allocated, disbursed }: MoneyTotals,
): MoneyWarning[] {
  const found: MoneyWarning[] = [];
  if (disbursed > allocated) {
    const sentence = `${name}: đã giải ngân ${money(disbursed)}, nhiều hơn số đã giao ${money(allocated)}.`;
    found.push({ kind: 'disbursed-over-allocated', subject, sentence });
  }
  if (planned !== null && allocated > planned) {
    const sentence = `${name}: đã giao ${money(allocated)}, nhiều hơn kế hoạch ${money(planned)}.`;
    found.push({ kind: 'allocated-over-planned', subject, sentence });
  }
  return found;
}

/** Percent by the quarters of the year that have ended on a day. */
export function expectedShare(year: number, on: IsoDate): number {
  const ended = ['03-31', '06-30', '09-30', '12-31'].filter((day) => `${year}-${day}` <= on).length;
  return EXPECTED_BY_QUARTER[ended as 0 | 1 | 2 | 3 | 4];
}

function yearsOf(entries: readonly YearEntry[]): number[] {
  return [...new Set(entries.map((e) => e.year))].sort((a, b) => a - b);
}

function tasksOf(entries: readonly YearEntry[]): string[] {
  return [...new Set(entries.flatMap((e) => e.task ?? []))].sort();
}

function nameOf(rows: readonly FundingRow[], id: string): string {
  return rows.find((row) => row.id === id)?.name ?? id;
}

function money(amount: number): string {
  return `${formatNumber(amount, 3)} triệu đồng`;
}
