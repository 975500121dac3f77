import { z } from 'zod';
import { code, unitCode } from './commands.js';
import { CYCLE_KINDS, formContent, formTemplate } from './cycle-templates.js';
import { isoDate } from './time.js';

const status = z.enum(['running', 'paused', 'closed']);
const unitRef = z.object({ code: unitCode, name: z.string() });

/** One stage as the matrix and the timeline show it. */
export const stageView = z.object({
  id: code,
  name: z.string(),
  status: z.enum(['waiting', 'open', 'closed', 'skipped']),
  /** `late`: open, and its date is over. */
  isLate: z.boolean(),
  basis: z.enum(['document', 'default']),
  form: z.string().nullable(),
  opensOn: isoDate.nullable(),
  openedOn: isoDate.nullable(),
  legalDue: isoDate.nullable(),
  workingDue: isoDate.nullable(),
  originalDue: isoDate.nullable(),
  /** Why this date, step by step. */
  explanation: z.array(z.string()),
  closedOn: isoDate.nullable(),
  /** Where the engine was away on that day: when the end was recorded. */
  recordedOn: isoDate.nullable(),
  endedBy: z.enum(['answered', 'date', 'done', 'decided', 'before-start']).nullable(),
  asked: z.int(),
  answered: z.int(),
  missing: z.array(unitRef),
  contentHash: z.string().nullable(),
  caseId: z.string().nullable(),
  delivers: z.string().nullable(),
  /** What its end could not do to a task, and why; `task`: its id, null where there is none. Empty for whoever sees a part. */
  refused: z.array(z.object({ code: z.string(), task: z.string().nullable(), reason: z.string() })),
  gate: z.enum(['no-open-task']).nullable(),
});
export type StageView = z.infer<typeof stageView>;

export const cycleListItem = z.object({
  id: z.string(),
  programme: code,
  kind: z.enum(CYCLE_KINDS),
  title: z.string(),
  year: z.int(),
  part: z.int().nullable(),
  status,
  openedOn: isoDate,
  closedOn: isoDate.nullable(),
  /** The stages that are open, with their dates. */
  open: z.array(
    stageView.pick({ id: true, name: true, legalDue: true, isLate: true, asked: true, answered: true }),
  ),
  nextDue: isoDate.nullable(),
  version: z.int(),
});
export type CycleListItem = z.infer<typeof cycleListItem>;

export const cycleView = cycleListItem.omit({ open: true, nextDue: true }).extend({
  template: z.string(),
  dataDate: isoDate.nullable(),
  contentHash: z.string().nullable(),
  stages: z.array(stageView),
  /** The commands that the person may give now. */
  allowed: z.array(z.string()),
  /** The units whose form the person may fill in, by open stage. */
  mine: z.array(z.object({ stage: code, unit: unitRef, status: z.string() })),
  /** The stages whose answers the person may read put together. */
  consolidates: z.array(code),
  documents: z.array(z.object({ kind: z.string(), label: z.string(), url: z.string() })),
});
export type CycleView = z.infer<typeof cycleView>;

/** What starting a cycle would do: nothing is written. */
export const cycleDryRun = z.object({
  title: z.string(),
  exists: z.boolean(),
  stages: z.array(
    stageView.pick({ id: true, name: true, legalDue: true, basis: true }).extend({
      begins: z.enum(['skipped', 'open', 'waiting']),
      asked: z.int(),
      explanation: z.array(z.string()),
    }),
  ),
  /** Units that are asked, at once or later, and the people who would be told. */
  units: z.int(),
  persons: z.int(),
  /** Mails of the first slot. */
  mails: z.int(),
  firstMailOn: isoDate.nullable(),
  /** Every unit that is asked and who is told for it; a list to be unfolded. */
  addressees: z.array(z.object({ unit: unitRef, persons: z.array(z.string()) })),
  /** Units of which nobody can be told. */
  withoutAddress: z.array(unitRef),
});
export type CycleDryRun = z.infer<typeof cycleDryRun>;

export const answerStatus = z.enum(['asked', 'submitted', 'returned', 'accepted', 'missing', 'excused']);

/** One row of the matrix unit × stage. */
export const submissionRow = z.object({
  unit: unitRef,
  stage: code,
  status: answerStatus,
  round: z.int(),
  on: isoDate.nullable(),
  reworkDue: isoDate.nullable(),
  focal: z.string().nullable(),
});
export type SubmissionRow = z.infer<typeof submissionRow>;

/** A unit's form in a stage: what is asked, what stands there, what was sent before. */
export const submissionView = z.object({
  cycle: z.object({ id: z.string(), title: z.string(), version: z.int() }),
  stage: stageView,
  unit: unitRef,
  status: answerStatus,
  round: z.int(),
  /** After it was sent back: the day by which it is to come again. */
  reworkDue: isoDate.nullable(),
  form: formTemplate,
  /** The draft if there is one, else what was sent, else the engine's own figures. */
  content: formContent,
  /** Fields whose value is the engine's own figure. */
  prefilled: z.array(z.string()),
  draft: z.object({ revision: z.int(), savedAt: z.string().nullable(), savedBy: z.string().nullable() }),
  history: z.array(
    z.object({
      round: z.int(),
      on: isoDate,
      by: z.string(),
      contentHash: z.string(),
      returned: z.string().nullable(),
      files: z.array(z.object({ id: z.string(), name: z.string(), size: z.int() })),
    }),
  ),
  /** The unit's last request for a later date, until the stage has one or the unit has answered. */
  moreTime: z
    .object({
      due: isoDate,
      on: isoDate,
      by: z.string(),
      status: z.enum(['asked', 'refused']),
      reason: z.string().nullable(),
      refusal: z.string().nullable(),
    })
    .nullable(),
  mayAskMoreTime: z.boolean(),
  mayRefuseMoreTime: z.boolean(),
  mayEdit: z.boolean(),
  maySubmit: z.boolean(),
});
export type SubmissionView = z.infer<typeof submissionView>;

/** The answers of a stage put together. */
export const consolidationView = z.object({
  stage: code,
  asked: z.int(),
  /** How many there is an answer of, also one that was sent back: with those missing it makes all that are asked. */
  answered: z.int(),
  missing: z.array(unitRef),
  /** Sums over the units that answered; a figure that cannot be added up has none. */
  figures: z.array(
    z.object({
      field: z.string(),
      label: z.string(),
      unit: z.string().nullable(),
      done: z.number().nullable(),
      estimated: z.number().nullable(),
      from: z.int(),
    }),
  ),
  texts: z.array(
    z.object({
      field: z.string(),
      label: z.string(),
      by: z.array(z.object({ unit: unitRef, text: z.string() })),
    }),
  ),
  rows: z.array(
    z.object({
      field: z.string(),
      label: z.string(),
      columns: z.array(z.object({ id: z.string(), label: z.string() })),
      rows: z.array(
        z.object({ unit: unitRef, cells: z.record(z.string(), z.union([z.string(), z.number(), z.null()])) }),
      ),
    }),
  ),
  choices: z.array(
    z.object({
      field: z.string(),
      label: z.string(),
      counts: z.array(z.object({ option: z.string(), units: z.int() })),
    }),
  ),
  /** Where a unit's figure is not the engine's own: both are shown, neither is overwritten. */
  conflicts: z.array(
    z.object({ unit: unitRef, field: z.string(), label: z.string(), stated: z.number(), engine: z.number() }),
  ),
});
export type ConsolidationView = z.infer<typeof consolidationView>;

export const cycleList = z.object({ items: z.array(cycleListItem), total: z.int() });
export type CycleList = z.infer<typeof cycleList>;
export const submissionList = z.object({ items: z.array(submissionRow) });
export type SubmissionList = z.infer<typeof submissionList>;
export const savedDraft = z.object({ revision: z.int(), savedAt: z.string() });
export type SavedDraft = z.infer<typeof savedDraft>;
/** A cycle that was started, or what starting it would do. */
export const startedCycle = z.union([cycleView, cycleDryRun]);
export type StartedCycle = z.infer<typeof startedCycle>;
