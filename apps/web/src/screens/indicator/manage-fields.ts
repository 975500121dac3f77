import type { IndicatorCommand, IndicatorView } from '#contracts';
import { parseNumber } from '../../format/number.js';

/** What the programme's keepers do about an indicator beside recording numbers, and what each act asks for. */

export type ManageAct = IndicatorCommand['type'] extends infer T ? Exclude<T, 'allocate'> : never;
export type Typed = Readonly<Record<string, string>>;

export interface Field {
  name: string;
  label: string;
  kind: 'line' | 'number' | 'day' | 'unit' | 'choice';
  required: boolean;
  options?: readonly (readonly [string, string])[];
}

const line = (name: string, label: string, required = true): Field => ({
  name,
  label,
  kind: 'line',
  required,
});
const document: readonly Field[] = [
  line('title', 'Văn bản làm căn cứ'),
  line('number', 'Số văn bản', false),
  { name: 'date', label: 'Ngày văn bản', kind: 'day', required: false },
  line('issuer', 'Cơ quan ban hành', false),
];
/** The years of the programme that a path can be entered for. */
const YEARS = [2026, 2027, 2028, 2029, 2030] as const;

export function fieldsOf(
  act: ManageAct,
  indicator: Pick<IndicatorView, 'target' | 'followUps'>,
): readonly Field[] {
  switch (act) {
    case 'set-profile':
      return [
        { name: 'unit', label: 'Đơn vị chịu trách nhiệm', kind: 'unit', required: false },
        line('method', 'Cách đo', false),
      ];
    case 'set-path':
      return [
        ...YEARS.map(
          (year): Field => ({
            name: `year-${year}`,
            label: `Đến hết năm ${year}`,
            kind: 'number',
            required: false,
          }),
        ),
        ...document,
      ];
    case 'lock-base':
      return [
        { name: 'value', label: 'Số gốc', kind: 'number', required: true },
        line('measure', 'Đơn vị tính'),
        line('period', 'Của kỳ nào (ví dụ: năm 2025)'),
        ...document,
      ];
    case 'add-follow-up':
      return [
        line('subject', 'Sản phẩm, kết quả được nghiệm thu'),
        { name: 'acceptedOn', label: 'Ngày nghiệm thu', kind: 'day', required: true },
      ];
    case 'record-follow-up':
      return [
        {
          ...{ name: 'followUpNo', label: 'Kết quả được khảo sát', kind: 'choice', required: true },
          options: indicator.followUps
            .filter(({ surveyedOn }) => surveyedOn === null)
            .map(({ no, subject }) => [String(no), subject] as const),
        },
        { name: 'on', label: 'Ngày khảo sát', kind: 'day', required: true },
        {
          ...{ name: 'applied', label: 'Có được ứng dụng', kind: 'choice', required: true },
          options: [
            ['true', 'Có ứng dụng'],
            ['false', 'Chưa ứng dụng'],
          ],
        },
        line('note', 'Ghi chú', false),
      ];
  }
}

/** What is still to be entered, or is no number. A path needs one year at least. */
export function wrongFields(fields: readonly Field[], typed: Typed): string[] {
  const given = (name: string) => typed[name]?.trim() ?? '';
  const years = fields.filter(({ name }) => name.startsWith('year-'));
  return [
    ...fields.filter(({ name, required }) => required && given(name) === '').map(({ name }) => name),
    ...fields
      .filter(
        ({ name, kind }) => kind === 'number' && given(name) !== '' && parseNumber(given(name)) === undefined,
      )
      .map(({ name }) => name),
    ...(years.length > 0 && years.every(({ name }) => given(name) === '') ? [years[0]!.name] : []),
  ];
}

/** The command of what was typed. Call it once nothing is wrong. */
export function commandOf(act: ManageAct, typed: Typed): IndicatorCommand {
  const text = (name: string) => typed[name]?.trim() || null;
  const number = (name: string) => parseNumber(text(name) ?? '') ?? 0;
  const basis = {
    ...{ title: text('title') ?? '', number: text('number'), date: text('date'), issuer: text('issuer') },
    line: null,
  };
  switch (act) {
    case 'set-profile':
      return {
        type: act,
        ...(text('unit') === null ? {} : { responsibleUnit: text('unit')! }),
        ...(text('method') === null ? {} : { method: text('method')! }),
      };
    case 'set-path':
      return {
        type: act,
        points: YEARS.filter((year) => text(`year-${year}`) !== null).map((year) => ({
          year,
          value: number(`year-${year}`),
        })),
        document: basis,
      };
    case 'lock-base':
      return {
        ...{ type: act, value: number('value'), unit: text('measure') ?? '', period: text('period') ?? '' },
        document: basis,
      };
    case 'add-follow-up':
      return { type: act, subject: text('subject') ?? '', acceptedOn: text('acceptedOn') ?? '' };
    case 'record-follow-up':
      return {
        ...{ type: act, followUpNo: Number(text('followUpNo')), on: text('on') ?? '' },
        applied: text('applied') === 'true',
        ...(text('note') === null ? {} : { note: text('note')! }),
      };
  }
}
