import { z } from 'zod';
import { basisDocument, code, note } from './commands.js';
import { isoDate } from './time.js';
import { personRef } from './views-directory.js';

/** Money (kinh phí), in million đồng: what a document plans by source, what is allocated and disbursed by year and task. */

/** `planned` kế hoạch năm · `allocated` giao/bố trí · `disbursed` giải ngân. */
export const moneyKind = z.enum(['planned', 'allocated', 'disbursed']);
export type MoneyKind = z.infer<typeof moneyKind>;

const year = z.int().min(2000).max(2100);
const ordinal = z.int().min(1).max(1_000_000);
/** Million đồng, to the thousand đồng. */
const amount = z
  .number()
  .min(0)
  .max(1e9)
  .refine((n) => Math.abs(n * 1000 - Math.round(n * 1000)) < 1e-4, {
    error: 'không quá ba chữ số thập phân (nghìn đồng)',
  });

/** One amount; entries of one kind add up. A correction names the entry that it replaces. */
export const recordMoney = z
  .strictObject({
    programme: code,
    kind: moneyKind,
    /** A row of the programme's sources, e.g. `FV-0121`. */
    source: code,
    year,
    /** The task it is for; without it, the group or the programme as a whole. */
    task: code.optional(),
    group: z.int().min(1).max(99).optional(),
    amount,
    on: isoDate,
    document: basisDocument.nullable().default(null),
    note: note.optional(),
    corrects: ordinal.optional(),
  })
  .refine((e) => e.task === undefined || e.group === undefined, {
    error: 'chỉ nêu nhiệm vụ hoặc nhóm, không nêu cả hai',
    path: ['group'],
  });
export type RecordMoney = z.infer<typeof recordMoney>;

export const moneyQuery = z.strictObject({ programme: code.default('khcn'), asOf: isoDate.optional() });
export type MoneyQuery = z.infer<typeof moneyQuery>;

const sums = z.object({
  /** Null: nobody has said. */
  planned: z.number().nullable(),
  allocated: z.number(),
  disbursed: z.number(),
  /** Percent of what was allocated, to one decimal; null when nothing was. */
  rate: z.number().nullable(),
});
export type MoneySums = z.infer<typeof sums>;

export const moneyWarning = z.object({
  kind: z.enum(['disbursed-over-allocated', 'allocated-over-planned', 'behind-the-year', 'parts-differ']),
  /** What it is about: a source, a year, a task. */
  subject: z.string(),
  sentence: z.string(),
});
export type MoneyWarning = z.infer<typeof moneyWarning>;

export const moneyView = z
  .object({
    programme: z.string(),
    asOf: isoDate,
    unit: z.literal('triệu đồng'),
    /** The sources as the document gives them: a tree by `parent`, with what has been recorded below each. */
    sources: z.array(
      sums.extend({
        id: z.string(),
        parent: z.string().nullable(),
        name: z.string(),
        /** "nhu cầu", "dự kiến". */
        status: z.string(),
        note: z.string().nullable(),
        depth: z.int().min(0),
      }),
    ),
    /** Every total of the document beside the sum of its parts; what differs is shown and not mended. */
    checks: z.array(
      z.object({
        total: z.string(),
        parts: z.array(z.string()),
        stated: z.number(),
        sum: z.number(),
        match: z.boolean(),
      }),
    ),
    years: z.array(sums.extend({ year: z.int() })),
    groups: z.array(sums.extend({ group: z.int().nullable(), name: z.string() })),
    /** Only tasks that this person may read. */
    tasks: z.array(sums.extend({ id: z.string(), code: z.string(), title: z.string() })),
    warnings: z.array(moneyWarning),
    /** What the document leaves open: "không chia theo năm, theo nhiệm vụ". */
    missing: z.array(z.string()),
    entries: z.array(
      z.object({
        no: ordinal,
        kind: moneyKind,
        source: z.string(),
        year: z.int(),
        task: z.string().nullable(),
        group: z.int().nullable(),
        amount: z.number(),
        on: isoDate,
        document: basisDocument.nullable(),
        note: z.string().nullable(),
        by: personRef.nullable(),
        corrects: ordinal.nullable(),
        correctedBy: ordinal.nullable(),
      }),
    ),
    mayRecord: z.boolean(),
  })
  .meta({ id: 'Money' });
export type MoneyView = z.infer<typeof moneyView>;
