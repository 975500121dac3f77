import type { IsoDate } from '#contracts';
import {
  type Annex,
  type Column,
  type DataTable,
  type Row,
  type Section,
  type StatusCounts,
  statusChart,
  statusTable,
} from '#documents';
import {
  baseCounts,
  classOf,
  cohorts,
  type DeadlineClass,
  finerCounts,
  formatDate,
  tallyOf,
  tallySentence,
} from '#domain';
import type { Gathered, ReportedDeadline } from './gather.service.js';

const CLASS_WORDS: Record<DeadlineClass, string> = {
  doneOnTime: 'Hoàn thành đúng hạn',
  doneLate: 'Hoàn thành quá hạn',
  stopped: 'Đã dừng',
  suspended: 'Tạm dừng',
  backlog: 'Tồn đọng, chờ rà soát',
  awaitingCheck: 'Chờ kiểm tra',
  undated: 'Chưa có thời hạn',
  openOverdue: 'Chưa xong, quá hạn',
  openInTime: 'Chưa xong, trong hạn',
};

/** `22/23 nhiệm vụ có thời hạn đến 30/06/2027 (95,7%)`, the four cells by lead unit, and what is outside of them. */
export function taskSection({ deadlines, tasks, asOf, ledger, scene }: Gathered): Section {
  const dates = deadlines.map(({ deadline: d }) => ({ due: d.originalLegalDue, completedOn: d.completedOn }));
  const said = cohorts(dates, asOf).map(({ due, sentence }) =>
    due === 0 ? `${sentence}.` : `Hoàn thành ${sentence}.`,
  );
  const tally = tallyOf(tasks.map(({ status, code }) => ({ status, as: ledger.classes[code]?.as ?? null })));
  const counts = countsByLead(deadlines, asOf, (code) => scene.names.unit(code).name);
  const tables =
    counts.length === 0
      ? []
      : [
          statusTable(
            'Tình hình thực hiện theo cơ quan chủ trì (theo thời hạn ban đầu)',
            'Cơ quan chủ trì',
            counts,
          ),
        ];
  const charts =
    counts.length < 2 ? [] : [statusChart('Nhiệm vụ theo cơ quan chủ trì và tình trạng', counts)];
  return {
    heading: 'Tình hình thực hiện nhiệm vụ',
    paragraphs: [`Số nhiệm vụ đang theo dõi: ${tallySentence(tally)}`, ...outside(tasks, deadlines, asOf)],
    bullets: said,
    tables,
    charts,
  };
}

function countsByLead(
  deadlines: readonly ReportedDeadline[],
  asOf: IsoDate,
  nameOf: (code: string) => string,
): StatusCounts[] {
  const byLead = new Map<string, ReportedDeadline[]>();
  for (const one of deadlines) {
    const lead = one.task.leadUnits[0] ?? one.task.heldBy;
    const name = lead === null || lead === undefined ? 'Chưa rõ đơn vị chủ trì' : nameOf(lead);
    byLead.set(name, [...(byLead.get(name) ?? []), one]);
  }
  return [...byLead]
    .map(([name, own]) => {
      const { doneOnTime: doneInTime, doneLate, openInTime, openOverdue } = baseCounts(own, asOf, 'original');
      return { name, doneInTime, doneLate, openInTime, openOverdue };
    })
    .filter((c) => c.doneInTime + c.doneLate + c.openInTime + c.openOverdue > 0)
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'));
}

/** What the four cells do not count is said, so that nobody looks for it in them. */
function outside(tasks: Gathered['tasks'], deadlines: readonly ReportedDeadline[], asOf: IsoDate): string[] {
  const drafts = tasks.filter((task) => task.status === 'draft').length;
  const { undated } = baseCounts(deadlines, asOf, 'original');
  const { stopped, beyondAuthority, suspended, awaitingCheck } = finerCounts(deadlines, asOf, 'original');
  const parts = [
    [undated, 'mốc chưa có thời hạn'],
    [stopped, 'mốc của nhiệm vụ đã dừng'],
    [beyondAuthority, 'mốc thuộc thẩm quyền Trung ương'],
  ] as const;
  const among = [
    [suspended, 'mốc đang tạm dừng'],
    [awaitingCheck, 'mốc đã gửi sản phẩm, chờ kiểm tra'],
  ] as const;
  const list = (of: readonly (readonly [number, string])[]) =>
    of
      .filter(([n]) => n > 0)
      .map(([n, what]) => `${n} ${what}`)
      .join(', ');
  return [
    ...(list(parts) === '' ? [] : [`Ngoài số liệu theo thời hạn còn có ${list(parts)}.`]),
    ...(list(among) === '' ? [] : [`Trong số chưa xong có ${list(among)}.`]),
    ...(drafts === 0
      ? []
      : [`${drafts} nhiệm vụ chưa đủ 5 rõ (chưa có đủ đơn vị, sản phẩm hoặc thời hạn) nên chưa được tính.`]),
  ];
}

const text = (title: string, width?: number): Column => ({
  title,
  kind: 'text',
  ...(width ? { width } : {}),
});
const date = (title: string): Column => ({ title, kind: 'date' });

/** Every deadline that counts, with both of its dates. */
export function taskAnnex(gathered: Gathered): Annex | null {
  const { asOf } = gathered;
  const sorted = byGroupAndCode(gathered);
  if (sorted.length === 0) return null;
  let group: string | null = null;
  const rows = sorted.flatMap((one, i): Row[] => {
    const { task, deadline } = one;
    const row: Row = [
      i + 1,
      task.code,
      titleOf(gathered, one),
      leadsOf(gathered, one),
      deadline.deliverable,
      deadline.originalLegalDue ?? 'chưa có',
      deadline.legalDue ?? 'chưa có',
      deadline.completedOn,
      CLASS_WORDS[classOf(one, asOf, 'original')],
    ];
    const name = groupName(gathered, one);
    if (name === null || name === group) return [row];
    group = name;
    return [{ mark: 'group', cells: [name] }, row];
  });
  const table: DataTable = {
    title: null,
    unit: null,
    columns: [
      { title: 'TT', kind: 'number', width: 0.6, align: 'center' },
      text('Mã', 1),
      text('Nhiệm vụ', 3.6),
      text('Chủ trì', 1.8),
      text('Sản phẩm', 2.2),
      date('Thời hạn ban đầu'),
      date('Thời hạn hiện nay'),
      date('Ngày hoàn thành'),
      text('Tình trạng', 1.4),
    ],
    rows,
    footnotes: [
      `Tình trạng tính đến ngày ${formatDate(asOf)}, theo thời hạn ban đầu; gia hạn không làm mất thời hạn ban đầu.`,
    ],
  };
  return { title: 'Danh mục nhiệm vụ và kết quả thực hiện', sheet: 'Nhiệm vụ', tables: [table] };
}

/** What was stopped, or runs to another date than its first. */
export function changedAnnex(gathered: Gathered): Annex | null {
  const changed = byGroupAndCode(gathered).filter(
    ({ task, deadline: d }) =>
      task.status === 'stopped' || (d.originalLegalDue !== null && d.legalDue !== d.originalLegalDue),
  );
  if (changed.length === 0) return null;
  const rows = changed.map((one, i): Row => {
    const { task, deadline: d } = one;
    const basis = d.dates?.at(-1)?.basis ?? d.basis ?? null;
    const document =
      basis === null ? 'chưa ghi văn bản' : [basis.title, basis.number].filter(Boolean).join(' số ');
    return [
      i + 1,
      task.code,
      titleOf(gathered, one),
      leadsOf(gathered, one),
      task.status === 'stopped' ? 'Dừng thực hiện' : 'Điều chỉnh thời hạn',
      d.originalLegalDue,
      task.status === 'stopped' ? null : d.legalDue,
      document,
    ];
  });
  return {
    title: 'Nhiệm vụ điều chỉnh, dừng thực hiện',
    sheet: 'Điều chỉnh, dừng',
    tables: [
      {
        title: null,
        unit: null,
        columns: [
          { title: 'TT', kind: 'number', width: 0.6, align: 'center' },
          text('Mã', 1),
          text('Nhiệm vụ', 3.6),
          text('Chủ trì', 2),
          text('Hình thức', 1.4),
          date('Thời hạn ban đầu'),
          date('Thời hạn mới'),
          text('Căn cứ', 2.4),
        ],
        rows,
        footnotes: [],
      },
    ],
  };
}

function byGroupAndCode(gathered: Gathered): ReportedDeadline[] {
  const group = (one: ReportedDeadline) =>
    gathered.titles.get(one.task.id)?.group ?? Number.POSITIVE_INFINITY;
  return [...gathered.deadlines].sort(
    (a, b) => order(group(a), group(b)) || a.task.code.localeCompare(b.task.code, 'vi', { numeric: true }),
  );
}

const order = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

function groupName({ facts, titles }: Gathered, { task }: ReportedDeadline): string | null {
  const number = titles.get(task.id)?.group ?? null;
  if (number === null) return 'Nhiệm vụ chung';
  return facts.groups.find((one) => one.number === number)?.name ?? `Nhóm ${number}`;
}

const titleOf = ({ titles }: Gathered, { task }: ReportedDeadline): string =>
  titles.get(task.id)?.title ?? task.code;

function leadsOf({ scene }: Gathered, { task }: ReportedDeadline): string {
  const units = task.leadUnits.length > 0 ? task.leadUnits : task.heldBy === null ? [] : [task.heldBy];
  return units.length === 0
    ? 'chưa rõ'
    : scene.names
        .units(units)
        .map(({ name }) => name)
        .join('; ');
}
