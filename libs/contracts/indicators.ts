import { z } from 'zod';
import { basisDocument, code, note, unitCode } from './commands.js';
import { commaSeparated } from './http.js';
import { instant, isoDate } from './time.js';
import { listOf } from './views.js';
import { personRef, unitRef } from './views-directory.js';

/** Indicators (chỉ tiêu): what a programme is measured by, how they are recorded and what is answered about them. */

/**
 * `threshold` đạt mức vào năm đích · `yearly` mỗi năm · `cumulative` cộng dồn từ đầu giai đoạn · `growth` mức tăng so với
 * số gốc · `rank` thứ hạng · `range` trong khoảng · `yes-no` có/không · `qualitative` định tính.
 */
export const measureKind = z.enum([
  'threshold',
  'yearly',
  'cumulative',
  'growth',
  'rank',
  'range',
  'yes-no',
  'qualitative',
]);
export type MeasureKind = z.infer<typeof measureKind>;

/** `not-reached`: measured, not there yet, and nothing says how far it should be by now. */
export const indicatorStanding = z.enum(['reached', 'on-path', 'behind', 'not-reached', 'no-data']);
export type IndicatorStanding = z.infer<typeof indicatorStanding>;

/** Thực hiện, or ước thực hiện. */
export const valueStatus = z.enum(['done', 'estimated']);
export type ValueStatus = z.infer<typeof valueStatus>;

/** What a person finds of something that no number measures. */
export const verdict = z.enum(['reached', 'in-progress', 'not-started']);
export type Verdict = z.infer<typeof verdict>;

const operator = z.enum(['>=', '>', '=', 'top', 'range', 'exists', 'qualitative']);
const number = z.number().min(-1e12).max(1e12);
const year = z.int().min(2000).max(2100);
const words = (most: number) => z.string().trim().min(1, { error: 'không được để trống' }).max(most);
const ordinal = z.int().min(1).max(100_000);

export const measured = z.union([number, z.boolean(), verdict], {
  error: 'phải là số, có/không (true/false) hoặc reached, in-progress, not-started',
});
export type Measured = z.infer<typeof measured>;

/** The body of `POST /api/indicators/{code}/values`. A correction names the value that it replaces; nothing is overwritten. */
export const recordValue = z
  .strictObject({
    /** Only needed where two programmes have an indicator of this code. */
    programme: code.optional(),
    /** The unit whose share this is; null for the whole province. */
    unit: unitCode.nullable().default(null),
    /** The day the number stands for. */
    asOf: isoDate,
    status: valueStatus,
    value: measured.optional(),
    /** For growth: the amount itself; the growth is computed from the locked base. */
    amount: number.optional(),
    source: words(300),
    /** The document that proves it. */
    document: basisDocument.nullable().default(null),
    note: note.optional(),
    corrects: ordinal.optional(),
  })
  .refine((v) => (v.value === undefined) !== (v.amount === undefined), {
    error: 'cần đúng một trong hai: value hoặc amount',
    path: ['value'],
  });
export type RecordValue = z.infer<typeof recordValue>;

export const indicatorCommand = z.discriminatedUnion(
  'type',
  [
    z.strictObject({
      type: z.literal('set-profile'),
      responsibleUnit: unitCode.nullable().optional(),
      method: words(1000).nullable().optional(),
      /** Where the document leaves it open whether a number is a level or a running total. */
      measure: z.enum(['threshold', 'cumulative']).optional(),
    }),
    /** What each year should reach, as a document says; it takes the place of the straight line. */
    z.strictObject({
      type: z.literal('set-path'),
      points: z
        .array(z.strictObject({ year, value: number }))
        .min(1)
        .max(30),
      document: basisDocument,
    }),
    /** Chốt số gốc: the number that paths and growth are counted from. */
    z.strictObject({
      type: z.literal('lock-base'),
      value: number,
      unit: words(100),
      period: words(100),
      document: basisDocument,
    }),
    z.strictObject({
      type: z.literal('allocate'),
      year,
      parts: z
        .array(z.strictObject({ unit: unitCode, target: number }))
        .min(1)
        .max(300),
      document: basisDocument,
    }),
    /** Something accepted whose use is looked at when the delay of the indicator is over. */
    z.strictObject({ type: z.literal('add-follow-up'), subject: words(500), acceptedOn: isoDate }),
    z.strictObject({
      type: z.literal('record-follow-up'),
      followUpNo: ordinal,
      on: isoDate,
      applied: z.boolean(),
      note: note.optional(),
    }),
  ],
  { error: 'lệnh không rõ' },
);
export type IndicatorCommand = z.infer<typeof indicatorCommand>;

export const indicatorsQuery = z.strictObject({
  programme: code.default('khcn'),
  group: code.optional(),
  standing: commaSeparated(indicatorStanding).optional(),
  asOf: isoDate.optional(),
});
export type IndicatorsQuery = z.infer<typeof indicatorsQuery>;
export const indicatorQuery = z.strictObject({ programme: code.optional(), asOf: isoDate.optional() });
export type IndicatorQuery = z.infer<typeof indicatorQuery>;

const source = z.object({ document: z.string(), line: z.int().nullable() });

const target = z.object({
  value: z.union([z.number(), z.boolean()]).nullable(),
  max: z.number().nullable(),
  operator,
  unit: z.string().nullable(),
  /** As people read it: "tối thiểu 40 Mbps". */
  text: z.string(),
  year: z.int().nullable(),
  /** The document does not give the year; it was concluded, and `yearReason` says from what. */
  yearInferred: z.boolean(),
  yearReason: z.string().nullable(),
});

const judgement = z.object({
  standing: indicatorStanding,
  /** It rests on an estimate. */
  estimated: z.boolean(),
  /** Why, in sentences. */
  because: z.array(z.string()),
  /** The number of the value it rests on; null without one. */
  valueNo: ordinal.nullable(),
  /** What the path asks for on the day of that value. */
  expected: z.number().nullable(),
});
export type JudgementView = z.infer<typeof judgement>;

const valueView = z.object({
  no: ordinal,
  unit: unitRef.nullable(),
  asOf: isoDate,
  status: valueStatus,
  value: measured,
  amount: z.number().nullable(),
  source: z.string(),
  document: basisDocument.nullable(),
  note: z.string().nullable(),
  recordedOn: isoDate,
  recordedAt: instant,
  by: personRef.nullable(),
  corrects: ordinal.nullable(),
  /** The later value that took its place; null while it counts. */
  correctedBy: ordinal.nullable(),
  /** The import that brought it was undone; it counts no more. */
  withdrawnOn: isoDate.optional(),
});
export type IndicatorValueView = z.infer<typeof valueView>;

const indicatorShort = z.object({
  code: z.string(),
  programme: z.string(),
  group: z.string().nullable(),
  name: z.string(),
  measure: measureKind,
  /** Counted anew each year. */
  yearly: z.boolean(),
  /** "Phấn đấu", "phải"; null where the document only states it. */
  modality: z.enum(['stated', 'striving', 'mandatory']).nullable(),
  target,
  responsible: unitRef.nullable(),
  duplicateOf: z.string().nullable(),
  latest: valueView.nullable(),
  judgement,
  version: z.int().min(0),
});

export const indicatorListItem = indicatorShort.meta({ id: 'IndicatorListItem' });
export type IndicatorListItem = z.infer<typeof indicatorListItem>;

const count = z.int().min(0);
export const indicatorList = listOf(indicatorListItem)
  .extend({
    asOf: isoDate,
    groups: z.array(z.object({ code: z.string(), name: z.string() })),
    /** Of all indicators of the programme, whatever is filtered. */
    counts: z.object({
      reached: count,
      'on-path': count,
      behind: count,
      'not-reached': count,
      'no-data': count,
    }),
    /** Live and drafted tasks that no indicator measures (every task should have one). */
    unmeasured: z.array(z.object({ id: z.string(), code: z.string(), title: z.string() })),
  })
  .meta({ id: 'IndicatorList' });
export type IndicatorList = z.infer<typeof indicatorList>;

export const indicatorView = indicatorShort
  .extend({
    asOf: isoDate,
    source,
    note: z.string().nullable(),
    method: z.string().nullable(),
    frequency: z.string().nullable(),
    baselines: z.array(
      z.object({
        value: z.number(),
        unit: z.string(),
        asOf: z.string(),
        comparable: z.enum(['yes', 'partial', 'no']),
        note: z.string().nullable(),
        source,
      }),
    ),
    base: z
      .object({
        value: z.number(),
        unit: z.string(),
        period: z.string(),
        document: basisDocument,
        on: isoDate,
      })
      .nullable(),
    path: z.object({
      /** `derived`: our straight line; the document gives no yearly values. */
      origin: z.enum(['none', 'derived', 'entered', 'stated']),
      /** Whether standings are judged by it; a line from a base that compares only in part is not. */
      judges: z.boolean(),
      /** At the end of each year. */
      points: z.array(z.object({ year: z.int(), value: z.number() })),
      because: z.string(),
      document: basisDocument.nullable(),
    }),
    values: z.array(valueView),
    allocations: z.array(
      z.object({
        year: z.int(),
        document: basisDocument,
        on: isoDate,
        parts: z.array(z.object({ unit: unitRef, target: z.number(), value: z.number().nullable() })),
        /** Null where shares of this unit of measure cannot be added up, or where only own units are shown. */
        sum: z.number().nullable(),
        against: z.number().nullable(),
        because: z.string(),
      }),
    ),
    followUps: z.array(
      z.object({
        no: ordinal,
        subject: z.string(),
        acceptedOn: isoDate,
        due: isoDate,
        explanation: z.array(z.string()),
        surveyedOn: isoDate.nullable(),
        applied: z.boolean().nullable(),
        overdue: z.boolean(),
      }),
    ),
    tasks: z.array(z.object({ id: z.string(), code: z.string(), title: z.string(), inferred: z.boolean() })),
    mayManage: z.boolean(),
    /** The units for which this person may record values; null stands for the province. */
    mayRecordFor: z.array(unitRef.nullable()),
  })
  .meta({ id: 'Indicator' });
export type IndicatorView = z.infer<typeof indicatorView>;
