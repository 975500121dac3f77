import { z } from 'zod';
import { unitCode } from './commands.js';

/** Kinds of cycle (kỳ kế hoạch, kỳ báo cáo, đợt sơ kết, tổng kết). */
export const CYCLE_KINDS = [
  'annual-plan',
  'six-month-report',
  'annual-report',
  'quarterly-report',
  'nine-month-report',
  'ad-hoc-report',
  'mid-term-report',
  'end-of-term-report',
  'interim-review',
  'final-review',
  'unit-plan',
  'unit-review',
] as const;
export const cycleKind = z.enum(CYCLE_KINDS, { error: 'loại kỳ không rõ' });
export type CycleKind = z.infer<typeof cycleKind>;

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'must be an ASCII slug' });
const text = z.string().trim().min(1);
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: 'must be MM-DD' });
/** A day of the cycle's year, or of a year beside it: `yearOffset` −1 is the year before. */
const dayOfYear = { monthDay, yearOffset: z.int().min(-1).max(1).default(0) };

/** When a stage is due; becomes a due rule of the field's own kinds once the year (or the day of opening) is known. */
export const stageDue = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('by'), ...dayOfYear }),
  /** The document's own: before a day of the year before. */
  z.strictObject({ kind: z.literal('yearly-before'), monthDay }),
  z.strictObject({ kind: z.literal('year') }),
  /** Counted from the day on which the stage is opened, which does not count. */
  z.strictObject({ kind: z.literal('working-days-after'), days: z.int().min(1).max(366) }),
]);
export type StageDue = z.infer<typeof stageDue>;

export const stageTemplate = z.strictObject({
  id: slug,
  name: text,
  /** `units`: every unit that the cycle asks; else the bodies named. */
  respondents: z.union([z.literal('units'), z.array(unitCode).min(1)]),
  /** Opened when those stages have ended and the day has come. */
  after: z.array(slug).default([]),
  opens: z.strictObject(dayOfYear).nullable().default(null),
  due: stageDue,
  /** `document`: the day is the source's own; `default`: ours, to be edited. */
  basis: z.enum(['document', 'default']),
  /** `at-date`: what has not come by the end of the day is missing; `when-done`: it stays open, and is overdue. */
  closes: z.enum(['at-date', 'when-done']),
  /** The form that is answered; null: a document is recorded. */
  form: slug.nullable(),
  /** `case`: one case for the late stage; `none`: nobody above is urged by a machine, the office is told. */
  late: z.enum(['case', 'none']),
  /** The task whose deadline this stage delivers, as the programme's obligations name it; `{year}` stands for the year. */
  delivers: z.string().nullable().default(null),
  /** What ending it makes happen. */
  effect: z.enum(['activate-plan', 'create-conclusions']).nullable().default(null),
  /** What must be so before it can end. */
  gate: z.enum(['no-open-task']).nullable().default(null),
});
export type StageTemplate = z.infer<typeof stageTemplate>;

export const cycleTemplate = z
  .strictObject({
    kind: cycleKind,
    version: text,
    /** `{year}` and `{part}` stand for the period. */
    title: text,
    /** The day on which the programme's clock opens it; null: somebody starts it. */
    opens: z.strictObject(dayOfYear).nullable(),
    years: z.strictObject({ from: z.int(), to: z.int() }),
    /** Where data is cut off (chốt số liệu); null: at the day of opening. */
    dataDate: z.strictObject(dayOfYear).nullable().default(null),
    /** Whom a stage for all units asks: every unit of a kind, and some by name. */
    asks: z.strictObject({
      kinds: z.array(text),
      units: z.array(unitCode).default([]),
      except: z.array(unitCode).default([]),
    }),
    stages: z.array(stageTemplate).min(1),
  })
  .superRefine(({ stages }, ctx) => {
    const known = new Set<string>();
    stages.forEach((stage, i) => {
      const path = ['stages', i];
      if (known.has(stage.id)) ctx.addIssue({ code: 'custom', path, message: `${stage.id} stands twice` });
      for (const id of stage.after) {
        if (!known.has(id)) ctx.addIssue({ code: 'custom', path, message: `${stage.id} is after ${id}` });
      }
      known.add(stage.id);
    });
  });
export type CycleTemplate = z.infer<typeof cycleTemplate>;

const field = { id: slug, label: text, required: z.boolean().default(false), help: text.optional() };
const column = z.strictObject({
  id: slug,
  label: text,
  kind: z.enum(['text', 'number', 'date', 'unit', 'task', 'choice']),
  options: z.array(text).optional(),
  required: z.boolean().default(false),
});

/** What a form asks. `both`: done (thực hiện) and estimated (ước) are apart. `prefill` names a figure of the engine. */
export const formField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), ...field, long: z.boolean().default(true) }),
  z.strictObject({
    kind: z.literal('number'),
    ...field,
    unit: text.nullable().default(null),
    both: z.boolean().default(false),
    prefill: z
      .enum(['tasks-due', 'tasks-done', 'tasks-on-time', 'tasks-overdue', 'tasks-open'])
      .nullable()
      .default(null),
    /** Added up over the units; a share or a rank is not. */
    sum: z.boolean().default(true),
  }),
  z.strictObject({ kind: z.literal('choice'), ...field, options: z.array(text).min(2) }),
  z.strictObject({ kind: z.literal('rows'), ...field, columns: z.array(column).min(1) }),
]);
export type FormField = z.infer<typeof formField>;

export const formTemplate = z.strictObject({
  id: slug,
  version: text,
  title: text,
  fields: z.array(formField).min(1),
});
export type FormTemplate = z.infer<typeof formTemplate>;

/** Small enough that the sum over every unit is still exact to the đồng. */
const figure = z.number().min(-1e12).max(1e12);
/** A cell of a row, or a plain answer. */
const scalar = z.union([z.string().max(20_000), figure, z.null()]);
export const formValue = z.union([
  scalar,
  z.strictObject({ done: figure.nullable(), estimated: figure.nullable() }),
  z.array(z.record(z.string().max(64), scalar)).max(500),
]);
export type FormValue = z.infer<typeof formValue>;
export const formContent = z.record(z.string().max(64), formValue);
export type FormContent = z.infer<typeof formContent>;
