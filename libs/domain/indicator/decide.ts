import {
  type IndicatorCommand,
  type IsoDate,
  invalidField,
  type Measured,
  type RecordValue,
  UserError,
} from '#contracts';
import { formatDate, type WorkingCalendar } from '../calendar/index.js';
import { computeDue } from '../deadline/index.js';
import { requireIssued } from '../document/index.js';
import { type IndicatorDefinition, measureKindOf, sameUnit } from './definition.js';
import type { IndicatorEvent } from './events.js';
import { counts, type IndicatorState } from './state.js';

export interface IndicatorContext {
  today: IsoDate;
  actor: string;
  calendar: WorkingCalendar;
  knownUnit: (code: string) => boolean;
}

/** @throws UserError `invalid-input`, `state-conflict` */
export function recordIndicatorValue(
  definition: IndicatorDefinition,
  state: IndicatorState,
  input: RecordValue,
  ctx: IndicatorContext,
): IndicatorEvent[] {
  const { unit, asOf, status, document, note, source } = input;
  if (unit !== null && !ctx.knownUnit(unit)) throw invalidField('unit', `không có đơn vị ${unit}`);
  if (asOf > ctx.today && status === 'done') {
    throw invalidField('asOf', 'số thực hiện không thể ở ngày chưa đến; số ước thì được');
  }
  requireIssued(document?.date, ctx.today, 'document.date');
  const { value, amount } = measuredOf(definition, state, input);
  const corrects = correctedBy(state, input);
  const no = state.values.length + 1;
  const data = { no, unit, asOf, status, value, amount, document, on: ctx.today, by: ctx.actor, corrects };
  return [{ type: 'value-recorded', data, text: { source, ...(note === undefined ? {} : { note }) } }];
}

/**
 * Takes back numbers that an import recorded, the later first, so that each gives its place back to the one before it.
 *
 * @throws UserError `state-conflict`
 */
export function withdrawValues(
  state: IndicatorState,
  nos: readonly number[],
  { today, actor }: Pick<IndicatorContext, 'today' | 'actor'>,
): IndicatorEvent[] {
  return [...nos]
    .sort((a, b) => b - a)
    .map((no) => {
      const value = state.values.find((v) => v.no === no);
      const replacedByOther = value?.correctedBy != null && !nos.includes(value.correctedBy);
      if (value === undefined || value.withdrawnOn !== undefined || replacedByOther)
        throw conflict(state, `Số liệu ${no} của chỉ tiêu ${state.code} không còn rút được.`);
      return { type: 'value-withdrawn', data: { no, on: today, by: actor } };
    });
}

/** @throws UserError `invalid-input`, `state-conflict` */
export function decideIndicator(
  definition: IndicatorDefinition,
  state: IndicatorState,
  command: IndicatorCommand,
  ctx: IndicatorContext,
): IndicatorEvent[] {
  const by = { on: ctx.today, by: ctx.actor };
  if ('document' in command) requireIssued(command.document.date, ctx.today, 'document.date');
  switch (command.type) {
    case 'set-profile': {
      const { responsibleUnit, method, measure } = command;
      if (responsibleUnit != null && !ctx.knownUnit(responsibleUnit)) {
        throw invalidField('responsibleUnit', `không có đơn vị ${responsibleUnit}`);
      }
      const kind = measureKindOf(definition);
      if (measure !== undefined && kind !== 'threshold') {
        throw invalidField('measure', 'văn bản đã nêu rõ cách tính của chỉ tiêu này');
      }
      const fields = {
        ...(responsibleUnit === undefined ? {} : { responsibleUnit }),
        ...(method === undefined ? {} : { method }),
        ...(measure === undefined ? {} : { measure }),
      };
      if (Object.keys(fields).length === 0) throw invalidField('', 'chưa nêu điều gì thay đổi');
      return [{ type: 'profile-set', data: { ...by, ...fields } }];
    }
    case 'set-path': {
      requireNumber(definition);
      refuseTwice(
        command.points.map((p) => String(p.year)),
        'points',
        'năm',
      );
      const points = [...command.points].sort((a, b) => a.year - b.year);
      return [{ type: 'path-set', data: { ...by, points, document: command.document } }];
    }
    case 'lock-base': {
      const { value, unit, period, document } = command;
      requireNumber(definition);
      const growth = measureKindOf(definition) === 'growth';
      if (!growth && !sameUnit(definition.unit, unit)) {
        throw invalidField('unit', `chỉ tiêu tính bằng ${definition.unit ?? 'đơn vị không nêu'}`);
      }
      if (growth && value <= 0) throw invalidField('value', 'số gốc của mức tăng phải lớn hơn 0');
      return [{ type: 'base-locked', data: { ...by, value, unit, period, document } }];
    }
    case 'allocate': {
      const { year, parts, document } = command;
      requireNumber(definition);
      refuseTwice(
        parts.map((p) => p.unit),
        'parts',
        'đơn vị',
      );
      parts.forEach(({ unit }, i) => {
        if (!ctx.knownUnit(unit)) throw invalidField(`parts.${i}.unit`, `không có đơn vị ${unit}`);
      });
      return [{ type: 'target-allocated', data: { ...by, year, parts, document } }];
    }
    case 'add-follow-up': {
      const { subject, acceptedOn } = command;
      const months = definition.measureDelayMonths;
      if (months === undefined) throw invalidField('type', 'chỉ tiêu này không tính sau nghiệm thu');
      if (acceptedOn > ctx.today) throw invalidField('acceptedOn', 'ngày nghiệm thu chưa đến');
      const { legalDue: due, explanation } = computeDue(
        { kind: 'months-after', from: acceptedOn, months },
        ctx.calendar,
      );
      const no = state.followUps.length + 1;
      const calendar = ctx.calendar.version;
      return [
        {
          type: 'follow-up-added',
          data: { no, ...by, acceptedOn, due, explanation, calendar },
          text: { subject },
        },
      ];
    }
    case 'record-follow-up': {
      const { followUpNo: no, on: surveyedOn, applied, note } = command;
      const known = state.followUps.find((f) => f.no === no);
      if (!known) throw invalidField('followUpNo', `không có mục ${no}`);
      if (known.surveyedOn !== null)
        throw conflict(state, `Đã khảo sát ngày ${formatDate(known.surveyedOn)}.`);
      if (surveyedOn > ctx.today) throw invalidField('on', 'ngày khảo sát chưa đến');
      if (surveyedOn < known.due) {
        throw invalidField('on', `chỉ tính từ ${formatDate(known.due)}: đủ thời gian sau nghiệm thu`);
      }
      const text = note === undefined ? {} : { text: { note } };
      return [{ type: 'follow-up-recorded', data: { no, ...by, surveyedOn, applied }, ...text }];
    }
  }
}

function measuredOf(
  definition: IndicatorDefinition,
  { base }: IndicatorState,
  { value, amount }: RecordValue,
): { value: Measured; amount: number | null } {
  const kind = measureKindOf(definition);
  if (amount !== undefined) {
    if (kind !== 'growth') throw invalidField('amount', 'chỉ dùng cho chỉ tiêu mức tăng');
    if (base === null) throw invalidField('amount', 'chưa chốt số gốc nên chưa tính được mức tăng');
    return { value: Math.round(((amount - base.value) / base.value) * 10_000) / 100, amount };
  }
  const wanted = kind === 'yes-no' ? 'boolean' : kind === 'qualitative' ? 'string' : 'number';
  if (typeof value !== wanted) throw invalidField('value', WANTED_VI[wanted]);
  if (kind === 'rank' && ((value as number) < 1 || !Number.isInteger(value))) {
    throw invalidField('value', 'thứ hạng là số nguyên từ 1');
  }
  return { value: value as Measured, amount: null };
}

const WANTED_VI = {
  number: 'chỉ tiêu này cần một con số',
  boolean: 'chỉ tiêu này cần có hoặc không (true/false)',
  string: 'chỉ tiêu định tính cần reached, in-progress hoặc not-started',
} as const;

/** A number that stands for the same unit, day and status is only replaced by naming it. */
function correctedBy(state: IndicatorState, { unit, asOf, status, corrects }: RecordValue): number | null {
  const counted = state.values.filter(counts);
  if (corrects !== undefined) {
    const named = state.values.find((v) => v.no === corrects);
    if (!named) throw invalidField('corrects', `không có số liệu ${corrects}`);
    if (named.correctedBy !== null) {
      throw conflict(state, `Số liệu ${corrects} đã được thay bằng số liệu ${named.correctedBy}.`);
    }
    if (!counts(named)) throw conflict(state, `Số liệu ${corrects} đã được rút.`);
    if (named.unit !== unit) throw invalidField('corrects', 'số liệu được thay là của đơn vị khác');
    return corrects;
  }
  const present = counted.find((v) => v.unit === unit && v.asOf === asOf && v.status === status);
  if (present === undefined) return null;
  throw conflict(
    state,
    `Đã có số liệu ngày ${formatDate(asOf)} (số ${present.no}); nếu sửa, nêu số được thay trong corrects.`,
  );
}

function requireNumber(definition: IndicatorDefinition): void {
  if (typeof definition.target !== 'number') throw invalidField('type', 'chỉ tiêu này không tính bằng số');
}

function refuseTwice(keys: readonly string[], path: string, what: string): void {
  const twice = keys.find((key, i) => keys.indexOf(key) !== i);
  if (twice !== undefined) throw invalidField(path, `${what} ${twice} được nêu hai lần`);
}

function conflict({ version }: IndicatorState, message: string): UserError {
  return new UserError('state-conflict', message, [], { version });
}
