import { z } from 'zod';
import { basisDocument, code } from './commands.js';
import { isoDate } from './time.js';
import { taskStatus } from './views.js';
import { personRef, unitRef } from './views-directory.js';

/**
 * The Party's national tracker (theodoinq): no program writes there. A person carries tasks over by hand, and says here
 * when; from then on it is known which have changed since.
 */

/** The day on which tasks were updated there; null takes back what was said of them. */
export const markTracked = z.strictObject({
  type: z.literal('mark-tracked'),
  tasks: z.array(code).min(1, { error: 'cần chọn nhiệm vụ' }).max(500),
  on: isoDate.nullable(),
});
export type MarkTracked = z.infer<typeof markTracked>;

const deadlineClass = z.enum([
  'doneOnTime',
  'doneLate',
  'stopped',
  'suspended',
  'backlog',
  'awaitingCheck',
  'undated',
  'openOverdue',
  'openInTime',
]);

const trackedTask = z.object({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  status: taskStatus,
  basis: basisDocument.nullable(),
  leads: z.array(unitRef),
  coordinating: z.array(unitRef),
  officer: personRef.nullable(),
  openDifficulties: z.int().min(0).max(10_000),
  deadlines: z.array(
    z.object({
      deliverable: z.string(),
      originalLegalDue: isoDate.nullable(),
      legalDue: isoDate.nullable(),
      completedOn: isoDate.nullable(),
      class: deadlineClass,
    }),
  ),
  /** The day of its last update there; null when nobody has said so. */
  trackedOn: isoDate.nullable(),
  /** Something of it was changed here since. */
  changed: z.boolean(),
});
export type TrackedTask = z.infer<typeof trackedTask>;

export const trackerView = z
  .object({
    programme: z.string(),
    /** Of the programme's ledger: what `mark-tracked` is given on. */
    version: z.int().min(0).max(1_000_000_000),
    items: z.array(trackedTask),
    total: z.int().min(0).max(1_000_000),
    mayManage: z.boolean(),
  })
  .meta({ id: 'NationalTracker' });
export type TrackerView = z.infer<typeof trackerView>;
