import type { Chart } from '../chart/chart.js';
import type { Cell, Column, DataTable, Row } from '../table/data-table.js';

/** Tables that every report has, so that they look the same in all. */

const ORDINAL: Column = { title: 'TT', kind: 'number', width: 0.7, align: 'center' };
const number = (title: string): Column => ({ title, kind: 'number', width: 1.1 });

/** The four cells officials count by; the sums are made here. */
export interface StatusCounts {
  name: string;
  doneInTime: number;
  doneLate: number;
  openInTime: number;
  openOverdue: number;
}

export function statusTable(title: string | null, what: string, counts: readonly StatusCounts[]): DataTable {
  const cells = ({ doneInTime, doneLate, openInTime, openOverdue }: StatusCounts): Cell[] => {
    const all = doneInTime + doneLate + openInTime + openOverdue;
    return [
      all,
      doneInTime,
      doneLate,
      openInTime,
      openOverdue,
      all === 0 ? null : share(doneInTime + doneLate, all),
    ];
  };
  return {
    title,
    unit: null,
    columns: [
      ORDINAL,
      { title: what, kind: 'text', width: 3.6 },
      number('Tổng số'),
      number('Hoàn thành đúng hạn'),
      number('Hoàn thành quá hạn'),
      number('Chưa xong, trong hạn'),
      number('Chưa xong, quá hạn'),
      { title: 'Tỷ lệ hoàn thành', kind: 'percent', width: 1.1, decimals: 1 },
    ],
    rows: [
      ...counts.map((count, i): Row => [i + 1, count.name, ...cells(count)]),
      ...(counts.length < 2
        ? []
        : [{ mark: 'total' as const, cells: [null, 'Tổng số', ...cells(sum(counts))] }]),
    ],
    footnotes: [],
  };
}

/** Percent with one place, a half upwards: 22 of 23 is 95,7. */
export function share(part: number, all: number): number {
  return Math.round((part / all) * 1000) / 10;
}

function sum(counts: readonly StatusCounts[]): StatusCounts {
  const of = (field: Exclude<keyof StatusCounts, 'name'>) =>
    counts.reduce((total, count) => total + count[field], 0);
  return {
    name: '',
    doneInTime: of('doneInTime'),
    doneLate: of('doneLate'),
    openInTime: of('openInTime'),
    openOverdue: of('openOverdue'),
  };
}

export function statusChart(title: string, counts: readonly StatusCounts[]): Chart {
  return {
    kind: 'bars',
    stacked: true,
    title,
    unit: 'nhiệm vụ',
    categories: counts.map(({ name }) => name),
    series: [
      { name: 'Hoàn thành đúng hạn', values: counts.map(({ doneInTime }) => doneInTime) },
      { name: 'Hoàn thành quá hạn', values: counts.map(({ doneLate }) => doneLate) },
      { name: 'Chưa xong, trong hạn', values: counts.map(({ openInTime }) => openInTime) },
      { name: 'Chưa xong, quá hạn', values: counts.map(({ openOverdue }) => openOverdue) },
    ],
  };
}

export interface IndicatorRow {
  group: string | null;
  code: string;
  name: string;
  unit: string | null;
  baseline: Cell;
  target: Cell;
  /** The value that was reached, and the one expected at the end of the period. */
  done: Cell;
  estimated: Cell;
  /** `đạt`, `đúng lộ trình`, `chậm so với lộ trình`, `chưa có số liệu`. */
  standing: string;
}

export function indicatorTable(title: string | null, rows: readonly IndicatorRow[]): DataTable {
  let group: string | null = null;
  return {
    title,
    unit: null,
    columns: [
      ORDINAL,
      { title: 'Mã', kind: 'text', width: 0.9 },
      { title: 'Chỉ tiêu', kind: 'text', width: 3.6 },
      { title: 'Đơn vị tính', kind: 'text', width: 1.1 },
      number('Gốc'),
      number('Mục tiêu'),
      number('Thực hiện'),
      number('Ước thực hiện'),
      { title: 'Đánh giá', kind: 'text', width: 1.4 },
    ],
    rows: rows.flatMap((row, i): Row[] => {
      const { code, name, unit, baseline, target, done, estimated, standing } = row;
      const line: Row = [i + 1, code, name, unit, baseline, target, done, estimated, standing];
      if (row.group === null || row.group === group) return [line];
      group = row.group;
      return [{ mark: 'group', cells: [group] }, line];
    }),
    footnotes: [],
  };
}

/** Units that have not answered, with what they were asked for; nobody is ranked. */
export function missingTable(
  title: string | null,
  rows: readonly { unit: string; form: string; due: string; reminders: number }[],
): DataTable {
  return {
    title,
    unit: null,
    columns: [
      ORDINAL,
      { title: 'Cơ quan, đơn vị, địa phương', kind: 'text', width: 3.5 },
      { title: 'Nội dung chưa gửi', kind: 'text', width: 3 },
      { title: 'Hạn gửi', kind: 'date', width: 1.3 },
      number('Số lần nhắc'),
    ],
    rows: rows.map(({ unit, form, due, reminders }, i) => [i + 1, unit, form, due, reminders]),
    footnotes: [],
  };
}
