import { type RecordValue, recordValue, UserError } from '#contracts';
import type { Acting } from '../authority/index.js';
import { formatDate } from '../calendar/index.js';
import {
  counts,
  evolveIndicator,
  type IndicatorContext,
  type IndicatorDefinition,
  type IndicatorEvent,
  type IndicatorState,
  recordIndicatorValue,
} from '../indicator/index.js';
import type { Recorded } from '../task/index.js';
import {
  type CellChange,
  type CellFault,
  changesOf,
  type ImportPreview,
  type ImportRow,
  type PreviewRow,
  previewOf,
} from './table.js';
import { type KnownUnit, unitNamed } from './units-by-name.js';
import {
  dayOf,
  measuredIn,
  measuredWords,
  STATUS_WORDS,
  statusNamed,
  VALUE_COLUMNS,
  type ValueField,
} from './value-sheet.js';

/** An indicator as its document states it, with what is recorded of it. */
export interface KnownIndicator {
  definition: IndicatorDefinition;
  state: IndicatorState;
}

export interface ValuesNow {
  indicators: readonly KnownIndicator[];
  units: readonly KnownUnit[];
  /** Every programme, and in whose place whoever imports keeps its numbers. */
  programmes: ReadonlyMap<string, Acting>;
  ctx: IndicatorContext & { now: string };
}

/** What saving records of one indicator, in this order. */
export interface ValueChange {
  definition: IndicatorDefinition;
  onBehalfOf: string | null;
  version: number;
  inputs: RecordValue[];
}

/** What the rows of a table of numbers would record. A number that was recorded is replaced by a later one, never changed. */
export function previewValues(
  rows: readonly ImportRow<ValueField>[],
  now: ValuesNow,
): ImportPreview<ValueChange> {
  const indicators = new Map(now.indicators.map((one) => [keyOf(one.definition), one]));
  const states = new Map<string, IndicatorState>();
  const changes = new Map<string, ValueChange>();
  const given = new Map<string, number>();
  const previewed = rows.map((row): PreviewRow => {
    const faults: CellFault[] = [...row.faults];
    const fault = (field: ValueField, message: string) =>
      void faults.push({ cell: row.refs[field] || null, message });
    const { programme = '', code = '' } = row.cells;
    const key = keyOf({ programme, code });
    const known = indicators.get(key);
    const acting = refuseOthers(row, known, now, fault);
    const said = readValue(row, now.units, fault);
    const title = [known?.definition.name ?? '', ...(said === null ? [] : [placeWords(said)])].join(' – ');
    const shown = (state: PreviewRow['state'], own: CellChange[] = []): PreviewRow => ({
      ...{ row: row.row, key, title, state: faults.length > 0 ? 'wrong' : state, changes: own, faults },
    });
    if (known === undefined || acting === null || said === null || faults.length > 0) return shown('new');
    const place = [key, said.unit ?? '', said.asOf, said.status].join('|');
    const twice = given.get(place);
    if (twice !== undefined) fault('code', `Số liệu này của chỉ tiêu “${code}” đã có ở dòng ${twice}.`);
    given.set(place, row.row);
    const before = states.get(key) ?? known.state;
    const present = before.values.find(
      (v) => counts(v) && v.unit === said.unit && v.asOf === said.asOf && v.status === said.status,
    );
    const input: RecordValue = {
      ...{ ...said, programme, document: present?.document ?? null },
      ...{ source: said.source ?? present?.source ?? '', note: said.note ?? present?.note ?? undefined },
      ...(present === undefined ? {} : { corrects: present.no }),
    };
    if (input.source === '') fault('source', 'Thiếu nguồn số liệu.');
    if (faults.length > 0) return shown('new');
    const own = present === undefined ? [] : changesOf(VALUE_COLUMNS, cellsOf(present), cellsOf(input));
    if (present !== undefined && own.length === 0) return shown('same');
    const after = recorded(known.definition, before, input, now, fault);
    if (after === null) return shown('new');
    states.set(key, after);
    const change = changes.get(key) ?? {
      ...{
        definition: known.definition,
        onBehalfOf: acting.onBehalfOf,
        version: known.state.version,
        inputs: [],
      },
    };
    changes.set(key, { ...change, inputs: [...change.inputs, input] });
    return shown(present === undefined ? 'new' : 'changed', own);
  });
  return previewOf(previewed, [], [...changes.values()]);
}

const keyOf = ({ programme, code }: { programme: string; code: string }): string => `${programme} ${code}`;

type Fault = (field: ValueField, message: string) => void;
type Said = Pick<RecordValue, 'unit' | 'asOf' | 'status' | 'value' | 'note'> & { source: string | undefined };

/** In whose place the number is recorded; null where there is no such indicator, or it is not this person's. */
function refuseOthers(
  { cells }: ImportRow<ValueField>,
  known: KnownIndicator | undefined,
  { programmes }: ValuesNow,
  fault: Fault,
): Acting | null {
  const { programme, code } = cells;
  if (programme === undefined || code === undefined) return null;
  const acting = programmes.get(programme);
  if (acting === undefined)
    fault(
      'programme',
      `Không có chương trình “${programme}”; chỉ nhận ${[...programmes.keys()].sort().join(', ')}.`,
    );
  else if (!acting.allowed) fault('programme', `Đồng chí không ghi số liệu của chương trình ${programme}.`);
  else if (known === undefined) fault('code', `Chương trình ${programme} không có chỉ tiêu “${code}”.`);
  else return acting;
  return null;
}

function readValue({ cells }: ImportRow<ValueField>, units: readonly KnownUnit[], fault: Fault): Said | null {
  const { unit: unitText, period, asOf: day, status: statusText, value: text, source, note } = cells;
  const unit = unitText === undefined ? null : unitNamed(unitText, units);
  if (unit !== null && 'wrong' in unit) fault('unit', unit.wrong);
  const asOf = dayOf(period, day);
  if (typeof asOf !== 'string') fault(asOf.at, asOf.wrong);
  const status = statusText === undefined ? null : statusNamed(statusText);
  if (statusText !== undefined && status === null)
    fault('status', `Loại số liệu chỉ nhận “${STATUS_WORDS.done}” hoặc “${STATUS_WORDS.estimated}”.`);
  const value = text === undefined ? null : measuredIn(text);
  if (text !== undefined && value === null)
    fault('value', `Giá trị “${text}” không phải số; xem trang Giá trị bằng chữ của tệp mẫu.`);
  if (typeof asOf !== 'string' || status === null || value === null) return null;
  const code = unit !== null && 'unit' in unit ? unit.unit.code : null;
  return { unit: code, asOf, status, value, source, note };
}

/** The indicator once the number is recorded, by its own rules; null where they refuse it. */
function recorded(
  definition: IndicatorDefinition,
  state: IndicatorState,
  input: RecordValue,
  { ctx }: ValuesNow,
  fault: Fault,
): IndicatorState | null {
  const checked = recordValue.safeParse(input);
  if (!checked.success) {
    for (const { path, message } of checked.error.issues) fault(fieldOf(path.join('.')), sentence(message));
    return null;
  }
  try {
    const events: IndicatorEvent[] = recordIndicatorValue(definition, state, checked.data, ctx);
    return events.reduce(
      (s, event) => evolveIndicator(s, { ...event, at: ctx.now } as Recorded<IndicatorEvent>),
      state,
    );
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    for (const { path, message } of error.fields) fault(fieldOf(path), sentence(message));
    if (error.fields.length === 0) fault('code', error.message);
    return null;
  }
}

function fieldOf(path: string): ValueField {
  const own = VALUE_COLUMNS.find(({ field }) => path.startsWith(field));
  return own?.field ?? 'value';
}

const sentence = (message: string): string =>
  `${message.charAt(0).toLocaleUpperCase('vi')}${message.slice(1)}.`;

const cellsOf = ({
  value,
  source,
  note,
}: Pick<RecordValue, 'value' | 'source'> & { note?: string | null }) => ({
  ...{ value: value === undefined ? null : measuredWords(value), source, note: note ?? null },
});

const placeWords = ({ asOf, status }: Said): string =>
  `${STATUS_WORDS[status].toLocaleLowerCase('vi')} đến ${formatDate(asOf)}`;
