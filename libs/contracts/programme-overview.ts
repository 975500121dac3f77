import { z } from 'zod';
import { basisDocument } from './commands.js';
import { dueRule } from './rules.js';
import { isoDate } from './time.js';
import { deadlineStatus, outlook, taskStatus } from './views.js';
import { unitRef } from './views-directory.js';

/** A programme on one page: its tasks over its years, with what its documents leave open shown as missing. */

/** No lead unit is named, no coordinating unit, no rule for a date. */
export const missingFact = z.enum(['lead', 'coordinating', 'due'], {
  error: 'chỉ nhận lead, coordinating, due',
});
export type MissingFact = z.infer<typeof missingFact>;

const days = z.int().min(-100_000).max(100_000).nullable();

export const overviewDeadline = z.object({
  id: z.string(),
  deliverable: z.string(),
  status: deadlineStatus,
  outlook,
  /** The date that counts now; of a draft the one that its rule would give. Null where nothing gives a date. */
  due: isoDate.nullable(),
  /** The last working day within it. */
  workingDue: isoDate.nullable(),
  /** The first date it ever had. */
  originalDue: isoDate.nullable(),
  completedOn: isoDate.nullable(),
  rule: dueRule,
});
export type OverviewDeadline = z.infer<typeof overviewDeadline>;

export const overviewTask = z.object({
  id: z.string(),
  code: z.string(),
  kind: z.enum(['task', 'obligation']),
  group: z.int().min(1).max(99).nullable(),
  title: z.string(),
  status: taskStatus,
  outlook,
  leads: z.array(unitRef),
  coordinating: z.array(unitRef),
  /** The standing body that holds a task whose document names no debtor. */
  heldBy: unitRef.nullable(),
  assignedOn: isoDate.nullable(),
  /** The nearest open date; `daysLeft` and `workingDaysLeft` are negative when it has passed. */
  nextDue: isoDate.nullable(),
  daysLeft: days,
  workingDaysLeft: days,
  missing: z.array(missingFact),
  demo: z.boolean(),
  deadlines: z.array(overviewDeadline),
});
export type OverviewTask = z.infer<typeof overviewTask>;

/** A date that a document of the programme sets, whether or not the work for it has begun. */
export const legalMark = z.object({
  code: z.string(),
  title: z.string(),
  /** The day that the document names: 20/12 where it says "before 20/12". */
  on: isoDate,
  /** The last day within the term, and the last working day within it. */
  legalDue: isoDate,
  workingDue: isoDate,
  rule: dueRule,
  basis: basisDocument.nullable(),
});
export type LegalMark = z.infer<typeof legalMark>;

const years = z.object({ from: z.int(), to: z.int() });

export const programmeOverview = z
  .object({
    programme: z.string(),
    name: z.string(),
    shortName: z.string(),
    standingBody: unitRef,
    asOf: isoDate,
    /** `own-units`: only the tasks that the reader may see. */
    scope: z.enum(['programme', 'own-units']),
    /** As the document says; where it says nothing, the years of the dates. */
    years: years.extend({ stated: z.boolean() }),
    groups: z.array(z.object({ number: z.int(), name: z.string() })),
    items: z.array(overviewTask),
    /** Of all that the reader may see; more than `items` where a programme is larger than one answer. */
    total: z.int().min(0).max(1_000_000),
    marks: z.array(legalMark),
    /** The years that have dates, those outside the programme's own among them, and their rest days. */
    span: years,
    restDays: z.array(isoDate),
  })
  .meta({ id: 'ProgrammeOverview' });
export type ProgrammeOverview = z.infer<typeof programmeOverview>;
