import type { IndicatorListItem, IndicatorValueView, IndicatorView } from '#contracts';
import {
  type IndicatorDefinition,
  type IndicatorState,
  isYearly,
  judge,
  latestValue,
  measureKindOf,
  pathOf,
  type RecordedValue,
  type SourceLine,
  sumOfParts,
  targetText,
  targetYearOf,
  type Years,
} from '#domain';
import type { Scene } from '../naming/scene.js';

/** An indicator with what was known of it on a day. */
export interface KnownIndicator {
  definition: IndicatorDefinition;
  state: IndicatorState;
  years: Years | null;
  asOf: string;
  /** Titles of the documents that sources name. */
  documents: ReadonlyMap<string, string>;
}

export function indicatorListItem(known: KnownIndicator, { names }: Scene): IndicatorListItem {
  const { definition, state, years, asOf } = known;
  const { code, programme, group, name, modality, duplicateOf } = definition;
  const latest = latestValue(state);
  return {
    code,
    programme,
    group,
    name,
    measure: measureKindOf(definition, state.measure),
    yearly: isYearly(definition),
    modality,
    target: targetView(definition),
    responsible: state.responsibleUnit === null ? null : names.unit(state.responsibleUnit),
    duplicateOf: duplicateOf ?? null,
    latest: latest === null ? null : valueView(latest, names),
    judgement: judge(definition, state, asOf, years),
    version: state.version,
  };
}

type Around = Pick<IndicatorView, 'tasks' | 'mayManage' | 'mayRecordFor'> & {
  shows: (unit: string) => boolean;
};

export function indicatorView(known: KnownIndicator, scene: Scene, around: Around): IndicatorView {
  const { definition, state, years, asOf } = known;
  const { names } = scene;
  const { shows, ...rest } = around;
  const path = pathOf(definition, state, years);
  return {
    ...indicatorListItem(known, scene),
    ...rest,
    asOf,
    source: sourceView(definition.source, known.documents),
    note: definition.note ?? null,
    method: state.method ?? definition.measuredBy ?? null,
    frequency: definition.frequency,
    baselines: definition.baselines.map(({ value, unit, asOf: of, comparable, note, source }) => ({
      value,
      unit,
      asOf: of,
      comparable,
      note: note ?? null,
      source: sourceView(source, known.documents),
    })),
    base: state.base,
    path,
    values: state.values.filter((v) => v.unit === null || shows(v.unit)).map((v) => valueView(v, names)),
    allocations: state.allocations.map((allocation) => {
      const own = allocation.parts.filter((part) => shows(part.unit));
      const whole = own.length === allocation.parts.length;
      const sum = whole
        ? sumOfParts(definition, allocation, path)
        : { sum: null, against: null, because: 'Chỉ hiện phần giao cho đơn vị của đồng chí.' };
      return {
        year: allocation.year,
        document: allocation.document,
        on: allocation.on,
        parts: own.map(({ unit, target }) => ({
          unit: names.unit(unit),
          target,
          value: shareOf(state, unit),
        })),
        ...sum,
      };
    }),
    followUps: state.followUps.map((f) => ({ ...f, overdue: f.surveyedOn === null && f.due < asOf })),
  };
}

function sourceView({ document, line }: SourceLine, documents: KnownIndicator['documents']) {
  return { document: documents.get(document) ?? document, line: line ?? null };
}

function shareOf(state: IndicatorState, unit: string): number | null {
  const value = latestValue(state, unit)?.value;
  return typeof value === 'number' ? value : null;
}

function targetView(definition: IndicatorDefinition): IndicatorListItem['target'] {
  const { target, targetMax, operator, unit, inferred } = definition;
  const { year, inferred: yearInferred } = targetYearOf(definition);
  return {
    value: target,
    max: targetMax ?? null,
    operator,
    unit,
    text: targetText(definition),
    year,
    yearInferred,
    yearReason: yearInferred ? (inferred?.reason ?? null) : null,
  };
}

function valueView(value: RecordedValue, names: Scene['names']): IndicatorValueView {
  const { unit, by, ...rest } = value;
  return {
    ...rest,
    unit: unit === null ? null : names.unit(unit),
    by: by === 'system' ? null : names.person(by),
  };
}
