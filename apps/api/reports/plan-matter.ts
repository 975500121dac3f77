import type { FormContent } from '#contracts';
import {
  type Annex,
  type CarriedOver,
  type ChangedTask,
  outlineOf,
  type PlannedTask,
  planAnnexes,
  type ReportMatter,
  type Section,
} from '#documents';
import { formatDate } from '#domain';
import { missingAnnex } from './answer-parts.js';
import type { Gathered } from './gather.service.js';
import { plannedTargets } from './indicator-parts.js';
import { issuersOf } from './issuers.js';
import { moneyAnnex, moneySection } from './money-parts.js';
import { opinionsAnnex, opinionsSection } from './opinions.js';
import { periodOf } from './period.js';
import { type Cells, NO_TEXT, rowsOf, wordIn, writtenOr } from './words.js';

const TASKS = 'nhiem-vu';

/** The annual plan: what the draft of the stage says, its annexes, and what was taken up of the opinions. */
export function planMatter(found: Gathered): ReportMatter {
  const gathered = { ...found, own: standing(found) };
  const { cycle, facts, programme, scene, issuer, date } = gathered;
  const rows = rowsOf(gathered.own, TASKS);
  return {
    kind: 'annual-plan',
    programme,
    period: periodOf(cycle, facts),
    subject: null,
    date,
    cutOff: null,
    issuers: issuersOf(scene.directory, { unit: issuer, programme: cycle.programme, answers: false }),
    to: [],
    opening: [
      `Thực hiện ${programme}, ${scene.names.unit(issuer).name} xây dựng Kế hoạch thực hiện năm ${cycle.year} như sau:`,
    ],
    sections: sections(gathered, rows),
    closing: null,
    annexes: annexes(gathered, rows),
  };
}

/** Of the paper's own stage; before anything stands there, of the draft before it. */
function standing({ cycle, stage, own, contentOf }: Gathered): FormContent {
  const before = cycle.stages.slice(0, cycle.stages.indexOf(stage)).reverse();
  const all = [own, ...before.map(({ id }) => contentOf(id))];
  return all.find((content) => rowsOf(content, TASKS).length > 0) ?? own;
}

function sections(gathered: Gathered, rows: readonly Cells[]): Section[] {
  const [purpose, targets, tasks, money, carrying] = outlineOf('annual-plan').map((heading) => ({ heading }));
  const { cycle, indicators, own } = gathered;
  const opinions = opinionsSection(gathered);
  const kinds = ['mới', 'chuyển tiếp', 'điều chỉnh', 'dừng'].flatMap((kind) => {
    const count = rows.filter((row) => row['loai'] === kind).length;
    return count === 0 ? [] : [`${count} ${kind}`];
  });
  return [
    { ...purpose!, paragraphs: [objectiveOf(gathered) ?? NO_TEXT] },
    {
      ...targets!,
      paragraphs: [
        indicators.length === 0
          ? 'Chương trình không có chỉ tiêu nào được theo dõi.'
          : `Thực hiện ${indicators.length} chỉ tiêu của chương trình theo lộ trình từng năm tại phụ lục.`,
      ],
    },
    {
      ...tasks!,
      paragraphs: [
        rows.length === 0
          ? 'Chưa có nhiệm vụ nào trong dự thảo.'
          : `Kế hoạch có ${rows.length} nhiệm vụ: ${kinds.join(', ')}. Danh mục tại phụ lục.`,
        ...left(gathered, rows),
      ],
    },
    { ...money!, paragraphs: moneySection(gathered).paragraphs.slice(0, 1) },
    { ...carrying!, paragraphs: writtenOr(own, 'giai-phap') },
    ...(opinions === null ? [] : [opinions]),
  ].map((section) =>
    section.heading === money!.heading
      ? { ...section, paragraphs: [...section.paragraphs, plannedMoney(gathered, cycle.year)] }
      : section,
  );
}

function plannedMoney({ money }: Gathered, year: number): string {
  const planned = money.some((entry) => entry.kind === 'planned' && entry.year === year);
  return planned
    ? `Kế hoạch vốn năm ${year} theo nguồn tại phụ lục.`
    : `Kế hoạch vốn năm ${year} theo nguồn: chưa được nhập.`;
}

/** The programme's objective, as its document says it. */
function objectiveOf({ scene, cycle }: Gathered): string | null {
  const data = scene.directory.programmes.get(cycle.programme)?.data as
    | { objective?: { text?: string } }
    | undefined;
  return data?.objective?.text ?? null;
}

/** Open tasks that are due by the end of the year and that the draft does not name. */
function left({ deadlines, cycle }: Gathered, rows: readonly Cells[]): string[] {
  const named = new Set(rows.flatMap((row) => wordIn(row, 'ma') ?? []));
  const codes = new Set(
    deadlines
      .filter(({ task, deadline: d }) => {
        const open = task.status === 'active' || task.status === 'suspended';
        return open && d.completedOn === null && d.legalDue !== null && d.legalDue <= `${cycle.year}-12-31`;
      })
      .map(({ task }) => task.code)
      .filter((code) => !named.has(code)),
  );
  if (codes.size === 0) return [];
  return [
    `Còn ${codes.size} nhiệm vụ đang thực hiện, có thời hạn đến hết năm ${cycle.year}, chưa có trong dự thảo: ${[...codes].join(', ')}.`,
  ];
}

function annexes(gathered: Gathered, rows: readonly Cells[]): Annex[] {
  const { cycle } = gathered;
  const [tasks, targets, ...rest] = [
    planAnnexes({ ...EMPTY, year: cycle.year, tasks: plannedTasks(gathered, rows) }),
    planAnnexes({ ...EMPTY, year: cycle.year, targets: plannedTargets(gathered) }),
    planAnnexes({ ...EMPTY, year: cycle.year, carriedOver: carriedOver(gathered, rows) }),
    planAnnexes({ ...EMPTY, year: cycle.year, changed: changed(gathered, rows) }),
  ];
  return [
    ...tasks!,
    ...targets!,
    moneyAnnex(gathered),
    ...rest.flat(),
    opinionsAnnex(gathered),
    missingAnnex(gathered),
  ].filter((annex) => annex !== null);
}

const EMPTY = { tasks: [], targets: [], money: [], carriedOver: [], changed: [] };

/** What the engine knows of a task that the draft names. */
function knownOf({ deadlines, tasks, titles, facts }: Gathered, code: string | null) {
  const task = code === null ? undefined : tasks.find((one) => one.code === code);
  if (task === undefined) return null;
  const number = titles.get(task.id)?.group ?? null;
  const [first] = deadlines.filter((one) => one.task === task);
  return {
    group: number === null ? null : (facts.groups.find((one) => one.number === number)?.name ?? null),
    coordinating: task.coordinatingUnits,
    deadline: first?.deadline ?? null,
  };
}

function plannedTasks(gathered: Gathered, rows: readonly Cells[]): PlannedTask[] {
  const { scene, cycle, facts } = gathered;
  const groups = facts.groups.map(({ name }) => name);
  const place = (name: string | null) => (name === null ? groups.length : groups.indexOf(name));
  return rows
    .map((row, i) => ({ row, code: wordIn(row, 'ma') ?? `KH-${cycle.year}-${i + 1}` }))
    .filter(({ row }) => row['loai'] !== 'dừng')
    .map(({ row, code }): PlannedTask => {
      const known = knownOf(gathered, code);
      return {
        group: known?.group ?? 'Nhiệm vụ của năm',
        code,
        title: wordIn(row, 'ten') ?? code,
        lead: leadOf(gathered, row) ?? 'chưa rõ',
        coordinating: scene.names.units(known?.coordinating ?? []).map(({ name }) => name),
        due: wordIn(row, 'han'),
        dueWords: 'chưa có',
        product: wordIn(row, 'san-pham') ?? 'chưa rõ',
      };
    })
    .sort(
      (a, b) =>
        place(groups.includes(a.group ?? '') ? a.group : null) -
        place(groups.includes(b.group ?? '') ? b.group : null),
    );
}

function carriedOver(gathered: Gathered, rows: readonly Cells[]): CarriedOver[] {
  return rows
    .filter((row) => row['loai'] === 'chuyển tiếp')
    .map((row) => {
      const code = wordIn(row, 'ma');
      const known = knownOf(gathered, code);
      const overdue = known?.deadline?.legalDue != null && known.deadline.legalDue < gathered.date;
      return {
        code: code ?? '',
        title: wordIn(row, 'ten') ?? '',
        lead: leadOf(gathered, row),
        originalDue: known?.deadline?.originalLegalDue ?? null,
        due: wordIn(row, 'han'),
        reason: overdue ? 'Chưa xong khi hết hạn' : 'Chưa đến hạn',
      };
    });
}

function changed(gathered: Gathered, rows: readonly Cells[]): ChangedTask[] {
  return rows
    .filter((row) => row['loai'] === 'điều chỉnh' || row['loai'] === 'dừng')
    .map((row) => {
      const code = wordIn(row, 'ma');
      const due = knownOf(gathered, code)?.deadline?.legalDue ?? null;
      const stopped = row['loai'] === 'dừng';
      const next = wordIn(row, 'han');
      return {
        code: code ?? '',
        title: wordIn(row, 'ten') ?? '',
        change: stopped ? 'stopped' : 'changed',
        was: due === null ? 'chưa có thời hạn' : `Thời hạn ${formatDate(due)}`,
        becomes: stopped ? null : next === null ? 'chưa rõ' : `Thời hạn ${formatDate(next)}`,
        basis: 'Kế hoạch này',
      };
    });
}

function leadOf({ scene }: Gathered, row: Cells): string | null {
  const lead = wordIn(row, 'chu-tri');
  return lead === null ? null : scene.names.unit(lead).name;
}
