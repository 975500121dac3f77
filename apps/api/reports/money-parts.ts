import type { Annex, Cell, Column, Row, Section } from '#documents';
import { formatDate, formatNumber, type MoneyTotals, totalsOf, withParts, type YearEntry } from '#domain';
import type { Gathered } from './gather.service.js';
import { NO_DATA } from './words.js';

/** What was allocated and disbursed so far; what nobody has said is said to be missing. */
export function moneySection({ money, facts, cycle, asOf }: Gathered): Section {
  const whole = totalsOf(money);
  const year = totalsOf(money.filter((entry) => entry.year === cycle.year));
  const demand = facts.funding.find((row) => row.parent === null) ?? null;
  return {
    heading: 'Kinh phí',
    paragraphs: [
      demand === null
        ? 'Văn bản của chương trình không nêu kinh phí.'
        : `Tổng nhu cầu vốn theo văn bản: ${formatNumber(demand.amount)} triệu đồng.`,
      has(money)
        ? `Đến ngày ${formatDate(asOf)}: ${said(whole)}. Riêng năm ${cycle.year}: ${said(year)}.`
        : 'Chưa có số liệu bố trí, giải ngân nào được nhập.',
    ],
  };
}

const has = (entries: readonly YearEntry[]) => entries.some(({ kind }) => kind !== 'planned');

function said({ allocated, disbursed, rate }: MoneyTotals): string {
  if (allocated === 0 && disbursed === 0) return NO_DATA;
  const share = rate === null ? '' : ` (${formatNumber(rate, 1)}%)`;
  return `đã bố trí ${formatNumber(allocated)} triệu đồng, đã giải ngân ${formatNumber(disbursed)} triệu đồng${share}`;
}

/** By source, each with what lies below it. */
export function moneyAnnex({ money, facts, cycle }: Gathered): Annex | null {
  if (facts.funding.length === 0) return null;
  const isPlan = cycle.kind === 'annual-plan';
  const number = (title: string): Column => ({ title, kind: 'number', width: 1.5 });
  const columns: Column[] = [
    { title: 'TT', kind: 'number', width: 0.6, align: 'center' },
    { title: 'Nguồn vốn', kind: 'text', width: 4 },
    number('Nhu cầu theo văn bản'),
    ...(isPlan
      ? [number(`Kế hoạch năm ${cycle.year}`)]
      : [
          number('Đã bố trí'),
          number('Đã giải ngân'),
          { title: 'Tỷ lệ', kind: 'percent', width: 1 } as Column,
        ]),
  ];
  const rows = asTree(facts.funding, null).map((row, i): Row => {
    const ids = withParts(facts.funding, row.id);
    const own = money.filter((entry) => ids.has(entry.source));
    const name = `${'– '.repeat(depthOf(facts.funding, row.id))}${row.name}`;
    const cells = [i + 1, name, row.amount, ...(isPlan ? planned(own, cycle.year) : spent(own))];
    return row.parent === null ? { mark: 'total', cells } : cells;
  });
  return {
    title: isPlan ? `Kinh phí theo nguồn vốn năm ${cycle.year}` : 'Kinh phí theo nguồn vốn',
    sheet: 'Kinh phí',
    tables: [
      { title: null, unit: 'triệu đồng', columns, rows, footnotes: notesOf(money, cycle.year, isPlan) },
    ],
  };
}

function planned(own: readonly YearEntry[], year: number): Cell[] {
  const { planned: sum } = totalsOf(own.filter((entry) => entry.year === year));
  return [sum ?? 'chưa phân bổ'];
}

function spent(own: readonly YearEntry[]): Cell[] {
  if (!has(own)) return [NO_DATA, NO_DATA, null];
  const { allocated, disbursed, rate } = totalsOf(own);
  return [allocated, disbursed, rate];
}

function notesOf(money: readonly YearEntry[], year: number, isPlan: boolean): string[] {
  if (!isPlan) return [];
  return money.some((entry) => entry.kind === 'planned' && entry.year === year)
    ? []
    : [`Văn bản của chương trình không chia nhu cầu theo năm; kế hoạch vốn năm ${year} chưa được nhập.`];
}

/** Each source before its parts. */
function asTree<T extends { id: string; parent: string | null }>(
  rows: readonly T[],
  parent: string | null,
): T[] {
  return rows.filter((row) => row.parent === parent).flatMap((row) => [row, ...asTree(rows, row.id)]);
}

function depthOf(rows: readonly { id: string; parent: string | null }[], id: string): number {
  const parent = rows.find((row) => row.id === id)?.parent ?? null;
  return parent === null ? 0 : 1 + depthOf(rows, parent);
}
