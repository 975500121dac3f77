import { z } from 'zod';
import { code, unitCode } from './commands.js';
import { CYCLE_KINDS, formContent } from './cycle-templates.js';
import { instant, isoDate } from './time.js';

/** Documents that are made of a cycle's data. */

export const reportFormat = z.enum(['docx', 'xlsx', 'pdf'], { error: 'không có dạng tệp này' });
export type ReportFormat = z.infer<typeof reportFormat>;

export const documentForm = z.enum(['party', 'state'], { error: 'phải là party hoặc state' });
export type DocumentForm = z.infer<typeof documentForm>;

/** Without a stage: the last one that is a body's own paper. Without a form: the one the issuer writes in. */
export const reportQuery = z.strictObject({ form: documentForm.optional(), stage: code.optional() });
export type ReportQuery = z.infer<typeof reportQuery>;

export const missionSheetQuery = z.strictObject({ form: documentForm.optional() });
export type MissionSheetQuery = z.infer<typeof missionSheetQuery>;

/** `save=true` keeps what was read as the draft of the stage, if nothing in it is wrong. */
export const planSheetQuery = z.strictObject({
  stage: code.optional(),
  save: z
    .enum(['true', 'false'], { error: 'phải là true hoặc false' })
    .default('false')
    .transform((value) => value === 'true'),
  /** The revision of the draft that the difference was shown against; another one is refused. */
  revision: z
    .string()
    .regex(/^\d{1,9}$/, { error: 'phải là số nguyên' })
    .transform(Number)
    .optional(),
});
export type PlanSheetQuery = z.infer<typeof planSheetQuery>;

const cellNote = z.object({
  sheet: z.string(),
  /** `D7`; null for the file, or for a row that the message names. */
  cell: z.string().nullable(),
  message: z.string(),
});
const cellValue = z.union([z.string(), z.number(), z.null()]);

/** What a sheet would change in the draft of the plan; `saved` says whether it did. */
export const planSheetView = z
  .object({
    stage: code,
    unit: unitCode,
    revision: z.int(),
    saved: z.boolean(),
    rows: z.int(),
    errors: z.array(cellNote),
    notes: z.array(cellNote),
    diff: z.object({
      added: z.array(z.object({ code: z.string(), title: z.string() })),
      removed: z.array(z.object({ code: z.string(), title: z.string() })),
      changed: z.array(
        z.object({
          code: z.string(),
          title: z.string(),
          cells: z.array(z.object({ column: z.string(), from: cellValue, to: cellValue })),
        }),
      ),
      unchanged: z.int(),
      /** The same rows in another order. */
      reordered: z.boolean(),
    }),
  })
  .meta({ id: 'PlanSheet' });
export type PlanSheetView = z.infer<typeof planSheetView>;

/** What was closed of a cycle, with everything needed to reckon its hashes again without this server. */
export const frozenCycle = z
  .object({
    cycle: z.object({
      id: z.string(),
      programme: code,
      kind: z.enum(CYCLE_KINDS),
      title: z.string(),
      template: z.string(),
      dataDate: isoDate.nullable(),
      closedOn: isoDate.nullable(),
      contentHash: z.string().nullable(),
    }),
    /** How each hash is made, in words. */
    check: z.array(z.string()),
    stages: z.array(
      z.object({
        id: code,
        name: z.string(),
        status: z.enum(['waiting', 'open', 'closed', 'skipped']),
        form: z.string().nullable(),
        closedOn: isoDate.nullable(),
        endedBy: z.enum(['answered', 'date', 'done', 'decided', 'before-start']).nullable(),
        contentHash: z.string().nullable(),
        /** In the order in which the stage's hash takes them. */
        units: z.array(
          z.object({
            unit: unitCode,
            status: z.string(),
            contentHash: z.string().nullable(),
            rounds: z.array(
              z.object({
                round: z.int(),
                submittedAt: instant,
                contentHash: z.string(),
                content: formContent,
              }),
            ),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'FrozenCycle' });
export type FrozenCycle = z.infer<typeof frozenCycle>;
