import type { IsoDate } from '#contracts';
import type { Cell, Column, DataTable, Row } from '../table/data-table.js';
import type { Annex } from './matter.js';

/** What an annual plan lays down, a list an annex. An empty list gives no annex. */
export interface PlanContents {
  year: number;
  tasks: readonly PlannedTask[];
  targets: readonly PlannedTarget[];
  money: readonly PlannedMoney[];
  carriedOver: readonly CarriedOver[];
  changed: readonly ChangedTask[];
}

export interface PlannedTask {
  /** Tasks of one group stand together, under its name. */
  group: string | null;
  code: string;
  title: string;
  lead: string | null;
  coordinating: readonly string[];
  /** The last day; `dueWords` says what has no date (`thường xuyên`, `quý III`). */
  due: IsoDate | null;
  dueWords?: string | null;
  product: string | null;
}

export interface PlannedTarget {
  group: string | null;
  code: string;
  name: string;
  unit: string | null;
  lead: string | null;
  baseline: Cell;
  /** One a year of `years`, in the same order. */
  values: readonly Cell[];
  years: readonly number[];
  /** The path of the years was derived, not decided. */
  derived: boolean;
}

/** Millions of đồng. */
export interface PlannedMoney {
  source: string;
  years: readonly number[];
  values: readonly (number | null)[];
}

export interface CarriedOver {
  code: string;
  title: string;
  lead: string | null;
  originalDue: IsoDate | null;
  due: IsoDate | null;
  reason: string | null;
}

export interface ChangedTask {
  code: string;
  title: string;
  change: 'changed' | 'stopped';
  was: string | null;
  becomes: string | null;
  basis: string | null;
}

export function planAnnexes(plan: PlanContents): Annex[] {
  const { year, tasks, targets, money, carriedOver, changed } = plan;
  return [
    tasks.length === 0 ? null : annex(`Danh mục nhiệm vụ năm ${year}`, 'Nhiệm vụ', taskTable(tasks)),
    targets.length === 0 ? null : annex(`Chỉ tiêu theo năm`, 'Chỉ tiêu', targetTable(targets)),
    money.length === 0 ? null : annex(`Kinh phí theo nguồn vốn`, 'Kinh phí', moneyTable(money)),
    carriedOver.length === 0
      ? null
      : annex(`Nhiệm vụ chuyển tiếp sang năm ${year}`, 'Chuyển tiếp', carriedTable(carriedOver)),
    changed.length === 0
      ? null
      : annex('Nhiệm vụ điều chỉnh, dừng thực hiện', 'Điều chỉnh, dừng', changedTable(changed)),
  ].filter((one) => one !== null);
}

function annex(title: string, sheet: string, table: DataTable): Annex {
  return { title, sheet, tables: [table] };
}

const ORDINAL: Column = { title: 'TT', kind: 'number', width: 0.6, align: 'center' };
const text = (title: string, width?: number): Column => ({ title, kind: 'text', width });
const date = (title: string): Column => ({ title, kind: 'date' });

/** Numbers the rows and puts the name of each group before its first. */
function grouped<T extends { group: string | null }>(items: readonly T[], cells: (item: T) => Cell[]): Row[] {
  let group: string | null = null;
  return items.flatMap((item, i) => {
    const row: Row = [i + 1, ...cells(item)];
    if (item.group === null || item.group === group) return [row];
    group = item.group;
    return [{ mark: 'group', cells: [group] }, row];
  });
}

function taskTable(tasks: readonly PlannedTask[]): DataTable {
  return {
    title: null,
    unit: null,
    columns: [
      ORDINAL,
      text('Mã', 0.9),
      text('Nhiệm vụ', 4),
      text('Chủ trì', 2),
      text('Phối hợp', 2),
      date('Thời hạn'),
      text('Sản phẩm', 2.2),
    ],
    rows: grouped(tasks, (task) => [
      task.code,
      task.title,
      task.lead,
      task.coordinating.length === 0 ? null : task.coordinating.join('; '),
      task.due ?? task.dueWords ?? null,
      task.product,
    ]),
    footnotes: [],
  };
}

function targetTable(targets: readonly PlannedTarget[]): DataTable {
  const years = targets[0]?.years ?? [];
  return {
    title: null,
    unit: null,
    columns: [
      ORDINAL,
      text('Mã', 0.9),
      text('Chỉ tiêu', 4),
      text('Đơn vị tính', 1.2),
      text('Chủ trì', 1.8),
      { title: 'Gốc', kind: 'number' },
      ...years.map((year): Column => ({ title: `Năm ${year}`, kind: 'number' })),
    ],
    rows: grouped(targets, (target) => [
      target.code,
      target.derived ? `${target.name} (*)` : target.name,
      target.unit,
      target.lead,
      target.baseline,
      ...target.values,
    ]),
    footnotes: targets.some(({ derived }) => derived)
      ? ['(*) Lộ trình theo năm được suy ra đều theo đường thẳng, chưa có văn bản quy định.']
      : [],
  };
}

function moneyTable(money: readonly PlannedMoney[]): DataTable {
  const years = money[0]?.years ?? [];
  const total = (values: readonly (number | null)[]) =>
    values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  return {
    title: null,
    unit: 'triệu đồng',
    columns: [
      ORDINAL,
      text('Nguồn vốn', 4),
      ...years.map((year): Column => ({ title: `Năm ${year}`, kind: 'number', width: 1.4 })),
      { title: 'Cộng', kind: 'number', width: 1.5 },
    ],
    rows: [
      ...money.map(({ source, values }, i) => [i + 1, source, ...values, total(values)]),
      {
        mark: 'total',
        cells: [
          null,
          'Tổng số',
          ...years.map((_, i) => total(money.map(({ values }) => values[i] ?? null))),
          total(money.flatMap(({ values }) => values)),
        ],
      },
    ],
    footnotes: [],
  };
}

function carriedTable(tasks: readonly CarriedOver[]): DataTable {
  return {
    title: null,
    unit: null,
    columns: [
      ORDINAL,
      text('Mã', 0.9),
      text('Nhiệm vụ', 4),
      text('Chủ trì', 2),
      date('Thời hạn ban đầu'),
      date('Thời hạn mới'),
      text('Lý do', 2.5),
    ],
    rows: tasks.map((task, i) => [
      i + 1,
      task.code,
      task.title,
      task.lead,
      task.originalDue,
      task.due,
      task.reason,
    ]),
    footnotes: [],
  };
}

function changedTable(tasks: readonly ChangedTask[]): DataTable {
  return {
    title: null,
    unit: null,
    columns: [
      ORDINAL,
      text('Mã', 0.9),
      text('Nhiệm vụ', 3.5),
      text('Hình thức', 1.2),
      text('Nội dung cũ', 2.2),
      text('Nội dung mới', 2.2),
      text('Căn cứ', 2),
    ],
    rows: tasks.map((task, i) => [
      i + 1,
      task.code,
      task.title,
      task.change === 'changed' ? 'Điều chỉnh' : 'Dừng thực hiện',
      task.was,
      task.becomes,
      task.basis,
    ]),
    footnotes: [],
  };
}
