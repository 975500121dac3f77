import type { IndicatorStanding } from '#contracts';
import type { Annex, Cell, Column, PlannedTarget, Row, Section } from '#documents';
import {
  expectedOn,
  formatDate,
  formatNumber,
  judge,
  latestValue,
  pathOf,
  targetText,
  withUnit,
} from '#domain';
import type { KnownIndicator } from '../indicators/indicator-view.js';
import type { Gathered } from './gather.service.js';
import { measuredCell, NO_DATA } from './words.js';

const STANDING: Record<IndicatorStanding, string> = {
  reached: 'đạt',
  'on-path': 'đúng lộ trình',
  behind: 'chậm so với lộ trình',
  'not-reached': 'chưa đạt',
  'no-data': NO_DATA,
};

const standingOf = ({ definition, state, asOf, years }: KnownIndicator) =>
  judge(definition, state, asOf, years).standing;

/** How many stand where; the numbers are in the annex. */
export function indicatorSection({ indicators, asOf }: Gathered): Section {
  const counts = new Map<IndicatorStanding, number>();
  for (const one of indicators) counts.set(standingOf(one), (counts.get(standingOf(one)) ?? 0) + 1);
  const parts = Object.entries(STANDING).flatMap(([standing, words]) => {
    const count = counts.get(standing as IndicatorStanding) ?? 0;
    return count === 0 ? [] : [`${count} chỉ tiêu ${words}`];
  });
  const behind = indicators.filter(
    (one) => standingOf(one) === 'behind' || standingOf(one) === 'not-reached',
  );
  return {
    heading: 'Kết quả thực hiện chỉ tiêu',
    paragraphs: [
      indicators.length === 0
        ? 'Chương trình không có chỉ tiêu nào được theo dõi.'
        : `Trong ${indicators.length} chỉ tiêu, đến ngày ${formatDate(asOf)} có ${parts.join(', ')}.`,
    ],
    bullets: behind.map((one) => {
      const { definition, state, years } = one;
      const { because } = judge(definition, state, asOf, years);
      return `${definition.code} – ${definition.name}: ${because[0] ?? STANDING[standingOf(one)]}`;
    }),
  };
}

/** Target, path and value beside each other; done and estimated apart. */
export function indicatorAnnex({ indicators, facts, asOf }: Gathered): Annex | null {
  if (indicators.length === 0) return null;
  let group: string | null = null;
  const marks = new Set<string>();
  const rows = indicators.flatMap((known, i): Row[] => {
    const { definition, state } = known;
    const done = lastOf(known, 'done');
    const estimated = lastOf(known, 'estimated');
    const row: Row = [
      i + 1,
      definition.code,
      definition.name,
      baselineCell(known, marks),
      targetText(definition),
      pathCell(known, marks),
      done ?? (estimated === null ? NO_DATA : null),
      estimated,
      STANDING[standingOf(known)],
      state.values.length === 0 ? null : sourceOf(known),
    ];
    const name = facts.indicatorGroups.find(({ code }) => code === definition.group)?.name ?? null;
    if (name === null || name === group) return [row];
    group = name;
    return [{ mark: 'group', cells: [name] }, row];
  });
  const text = (title: string, width: number): Column => ({ title, kind: 'text', width });
  const number = (title: string): Column => ({ title, kind: 'number', width: 1.15 });
  return {
    title: 'Kết quả thực hiện các chỉ tiêu',
    sheet: 'Chỉ tiêu',
    tables: [
      {
        title: null,
        unit: null,
        columns: [
          { title: 'TT', kind: 'number', width: 0.6, align: 'center' },
          text('Mã', 1),
          text('Chỉ tiêu', 3.4),
          number('Gốc'),
          text('Mục tiêu', 1.6),
          { title: `Lộ trình đến ${formatDate(asOf)}`, kind: 'number', width: 1.3 },
          number('Thực hiện'),
          number('Ước thực hiện'),
          text('Đánh giá', 1.2),
          text('Nguồn số liệu', 1.4),
        ],
        rows,
        footnotes: NOTES.filter(([mark]) => marks.has(mark)).map(([mark, words]) => `${mark} ${words}`),
      },
    ],
  };
}

const NOTES = [
  ['(*)', 'Số gốc chỉ so sánh được một phần với chỉ tiêu.'],
  ['(**)', 'Số gốc không so sánh được với chỉ tiêu.'],
  ['(†)', 'Lộ trình được suy ra đều theo đường thẳng, chưa có văn bản quy định.'],
] as const;

function baselineCell({ definition, state }: KnownIndicator, marks: Set<string>): Cell {
  if (state.base !== null) return state.base.value;
  const [first] = definition.baselines;
  if (first === undefined) return 'chưa có';
  const mark = { yes: '', partial: '(*)', no: '(**)' }[first.comparable];
  if (mark === '' && first.unit === definition.unit) return first.value;
  marks.add(mark);
  return `${withUnit(first.value, first.unit === definition.unit ? null : first.unit)} ${mark}`.trim();
}

function pathCell({ definition, state, years, asOf }: KnownIndicator, marks: Set<string>): Cell {
  const path = pathOf(definition, state, years);
  const expected = expectedOn(path, asOf);
  if (expected === null) return 'chưa có';
  if (path.origin !== 'derived') return round(expected);
  marks.add('(†)');
  return `${formatNumber(round(expected))} (†)`;
}

const round = (value: number): number => Math.round(value * 100) / 100;

function lastOf({ state }: KnownIndicator, status: 'done' | 'estimated'): Cell {
  const last = latestValue({ ...state, values: state.values.filter((value) => value.status === status) });
  return last === null ? null : measuredCell(last.value);
}

function sourceOf({ state }: KnownIndicator): string | null {
  const last = latestValue(state);
  return last === null ? null : `${last.source}, ${formatDate(last.asOf)}`;
}

/** Targets by year for a plan: what each year should reach, and where the path was only derived. */
export function plannedTargets({ indicators, facts, scene, cycle }: Gathered): PlannedTarget[] {
  const { years } = facts;
  const shown = years === null ? [cycle.year] : range(Math.max(years.from, cycle.year), years.to);
  return indicators.map((known) => {
    const { definition, state } = known;
    const path = pathOf(definition, state, years);
    const group = facts.indicatorGroups.find(({ code }) => code === definition.group)?.name ?? null;
    return {
      group,
      code: definition.code,
      name: definition.name,
      unit: definition.unit,
      lead: state.responsibleUnit === null ? 'chưa rõ' : scene.names.unit(state.responsibleUnit).name,
      baseline: plainBaseline(known),
      years: shown,
      values: shown.map((year) => {
        const point = path.points.find((p) => p.year === year);
        return point === undefined ? 'chưa có' : round(point.value);
      }),
      derived: path.origin === 'derived',
    };
  });
}

/** As the document gives it; how far it compares is said in words, for the plan has no room for remarks. */
function plainBaseline({ definition, state }: KnownIndicator): Cell {
  if (state.base !== null) return state.base.value;
  const [first] = definition.baselines;
  if (first === undefined) return 'chưa có';
  if (first.comparable === 'no') return 'không so sánh được';
  const same = first.unit === definition.unit;
  if (same && first.comparable === 'yes') return first.value;
  return `${withUnit(first.value, same ? null : first.unit)}${first.comparable === 'yes' ? '' : ' (so sánh một phần)'}`;
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);
