import { z } from 'zod';
import { basisDocument, classification, type TaskCommandType } from './commands.js';
import { dueRule } from './rules.js';
import { instant, isoDate } from './time.js';
import { personRef, unitRef } from './views-directory.js';
import { datesOfDeadline, workOfTask } from './views-work.js';

/** What the API answers about tasks; cases are in `views-case.ts`. Lists are `{items, total}`; names of units and people come resolved. */

/** A page of a list with the number of all matches, as far as they were counted (`COUNTED_TO`). */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), total: z.int().min(0).max(10_000_000) });
export interface ListOf<T> {
  items: T[];
  total: number;
}

const count = z.int().min(0).max(10_000_000);
const version = z.int().min(0).max(1_000_000_000);

export const taskStatus = z.enum(['draft', 'active', 'suspended', 'stopped', 'completed']);
export const deadlineStatus = z.enum([
  'waiting-event',
  'continuous',
  'open',
  'submitted',
  'rework',
  'accepted',
  'backlog',
  'history',
]);

/**
 * How a task or a deadline stands today; always shown as icon, word and colour. `scheduled` chưa đến hạn ·
 * `on-track` đúng tiến độ · `due-soon` sắp đến hạn (within 7 days) · `overdue` quá hạn · `awaiting-check` chờ kiểm tra.
 */
export const outlook = z.enum([
  'draft',
  'scheduled',
  'on-track',
  'due-soon',
  'overdue',
  'awaiting-check',
  'done',
  'backlog',
  'suspended',
  'stopped',
]);
export type Outlook = z.infer<typeof outlook>;

const TASK_COMMAND_TYPES = [
  'complete-profile',
  'activate',
  'assign',
  'acknowledge',
  'report-progress',
  'report-difficulty',
  'submit-deliverable',
  'withdraw-submission',
  'accept-deliverable',
  'return-deliverable',
  'record-event',
  'suspend',
  'resume',
  'stop',
  'reopen',
  'confirm-backlog',
  'request-extension',
  'sign-extension',
  'withdraw-extension',
  'decide-extension',
  'correct-date',
  'replace-basis',
  'request-input',
  'give-input',
  'withdraw-input',
  'assign-difficulty',
  'resolve-difficulty',
  'record-duplication-check',
  'urge',
] as const satisfies readonly TaskCommandType[];
export const taskCommandType = z.enum(TASK_COMMAND_TYPES);

export const missingPart = z.object({
  part: z.enum(['what', 'who', 'whose', 'result', 'when', 'duplication']),
  /** The field of `complete-profile` that would fill it; the check of an investment is a command of its own. */
  path: z.string(),
  message: z.string(),
});
export type MissingPartView = z.infer<typeof missingPart>;

const deadlineShort = z.object({
  id: z.string(),
  deliverable: z.string(),
  status: deadlineStatus,
  outlook,
  legalDue: isoDate.nullable(),
  workingDue: isoDate.nullable(),
  /** The first date it ever had; never overwritten. */
  originalLegalDue: isoDate.nullable(),
  /** The date after a return; while it stands the ladder runs to it. */
  reworkDue: isoDate.nullable(),
  /** Calendar and working days from today to the date that counts now; negative when it has passed. */
  daysLeft: z.int().min(-100_000).max(100_000).nullable(),
  workingDaysLeft: z.int().min(-100_000).max(100_000).nullable(),
  rule: dueRule,
});

export const deadlineView = deadlineShort
  .extend({
    /** Sentences in order, each with the rule or the document that gave the step. */
    explanation: z.array(z.string()),
    submission: z
      .object({
        no: z.int().min(1).max(10_000),
        at: instant,
        by: personRef.nullable(),
        /** The day that counts: when it was sent, or the document's own date. */
        completedOn: isoDate,
        /** The day it was recorded; later than `completedOn` when `backdated`. */
        recordedOn: isoDate,
        checkDue: isoDate,
        backdated: z.boolean(),
      })
      .nullable(),
    completedOn: isoDate.nullable(),
    ...datesOfDeadline,
    case: z.object({ id: z.string(), status: z.enum(['draft', 'with-committee', 'closed']) }).nullable(),
  })
  .meta({ id: 'Deadline' });
export type DeadlineView = z.infer<typeof deadlineView>;

const taskShort = z.object({
  id: z.string(),
  code: z.string(),
  programme: z.string(),
  kind: z.enum(['task', 'obligation']),
  group: z.int().min(1).max(99).nullable(),
  title: z.string(),
  status: taskStatus,
  outlook,
  classification,
  /** Code of the focal lead unit; `leads` has the names. */
  leadUnit: z.string().nullable(),
  /** Id of the officer; `officerPerson` has the name. */
  officer: z.string().nullable(),
  officerPerson: personRef.nullable(),
  watcher: z.string().nullable(),
  leads: z.array(unitRef),
  coordinating: z.array(unitRef),
  /** The standing body that holds a task whose document names no debtor ("chưa rõ đơn vị"). */
  heldBy: unitRef.nullable(),
  acknowledged: z.boolean(),
  version,
  /** Illustrative data ("dữ liệu minh họa"). */
  demo: z.boolean(),
  /** What keeps a draft from activation ("5 rõ"); empty for others. */
  missing: z.array(missingPart),
  /** The commands that the state allows and this person may give, the main one first. */
  allowedCommands: z.array(taskCommandType),
});

export const taskListItem = taskShort
  .extend({
    /** The nearest open date, null when none. */
    nextDue: isoDate.nullable(),
    nextWorkingDue: isoDate.nullable(),
    daysLeft: z.int().min(-100_000).max(100_000).nullable(),
    workingDaysLeft: z.int().min(-100_000).max(100_000).nullable(),
    deadlines: z.array(deadlineShort),
  })
  .meta({ id: 'TaskListItem' });
export type TaskListItem = z.infer<typeof taskListItem>;
export const taskList = listOf(taskListItem).meta({ id: 'TaskList' });
export type TaskList = z.infer<typeof taskList>;

export const taskView = taskShort
  .extend({
    basis: basisDocument.nullable(),
    watcherPerson: personRef.nullable(),
    assignedOn: isoDate.nullable(),
    acknowledgedOn: isoDate.nullable(),
    /** The sixth rõ and the like: shown, never in the way. */
    warnings: z.array(z.string()),
    investment: z.boolean(),
    ...workOfTask,
    deadlines: z.array(deadlineView),
  })
  .meta({ id: 'Task' });
export type TaskView = z.infer<typeof taskView>;

/** The answer to a command: the task as it now stands and the events that the command wrote. */
export const commandResult = z
  .object({ task: taskView, events: z.array(z.object({ type: z.string() })) })
  .meta({ id: 'CommandResult' });
export type CommandResult = z.infer<typeof commandResult>;

export const eventView = z
  .object({
    seq: version,
    at: instant,
    type: z.string(),
    /** `system` or a person's id; `actorName` is for people. */
    actor: z.string(),
    actorName: z.string(),
    onBehalfOf: z.string().nullable(),
    onBehalfOfName: z.string().nullable(),
    /** To whom it gave something to do, by name. */
    givenTo: z.string().nullable(),
    data: z.record(z.string(), z.unknown()),
    /** Names and free text; null when there was none or it was erased. */
    text: z.record(z.string(), z.unknown()).nullable(),
    hash: z.string(),
  })
  .meta({ id: 'Event' });
export type EventView = z.infer<typeof eventView>;
export const eventList = listOf(eventView).meta({ id: 'EventList' });
export type EventList = z.infer<typeof eventList>;

export const reminderState = z.enum([
  'planned',
  'queued',
  'sent',
  'superseded',
  'silenced',
  'ambiguous',
  'failed',
]);
export type ReminderState = z.infer<typeof reminderState>;

/** One rung of a ladder, past or to come. */
export const reminderView = z
  .object({
    /** `T-30`, `H-7`, `Q`, `T+12`, `NUDGE`, `ACK`, `K-1`, `L3`, `C+5` … */
    rung: z.string(),
    /** In words for the page: "Nhắc trước 7 ngày", "Báo cáo người đứng đầu đơn vị". */
    title: z.string(),
    /** `status`: a line of the office's monthly roll-up. */
    kind: z.enum(['reminder', 'overdue', 'escalation', 'status']),
    /** The instant of the slot it went out in or will go out in. */
    at: instant,
    state: reminderState,
    why: z.string(),
    /** Why it was silenced, skipped or superseded; null otherwise. */
    reason: z.string().nullable(),
    /** Deadline id; null for what concerns the whole task (`ACK`). */
    deadline: z.string().nullable(),
    to: z.array(personRef.extend({ role: z.string() })),
    /** The mail it went out in, for those who may read it. */
    messageId: z.string().nullable(),
  })
  .meta({ id: 'Reminder' });
export type ReminderView = z.infer<typeof reminderView>;
export const reminderList = listOf(reminderView).meta({ id: 'ReminderList' });
export type ReminderList = z.infer<typeof reminderList>;

const statusCounts = z.object({
  draft: count,
  active: count,
  suspended: count,
  stopped: count,
  completed: count,
});

export const programmeView = z
  .object({
    code: z.string(),
    name: z.string(),
    shortName: z.string(),
    standingBody: unitRef,
    committee: unitRef.nullable(),
    goLive: isoDate,
    /** Numbered tasks of the programme's document (62 for the Đề án). */
    catalogue: count,
    /** Standing obligations of the document: plans, reports, reviews. */
    obligations: count,
    indicators: count,
    counts: z.object({
      /** Everything that stands in the system, by status. */
      byStatus: statusCounts,
      /** The same by cohort: numbered tasks, tasks entered since, dated instances of obligations. */
      byCohort: z.object({ catalogue: statusCounts, added: statusCounts, obligations: statusCounts }),
    }),
  })
  .meta({ id: 'Programme' });
export type ProgrammeView = z.infer<typeof programmeView>;
export const programmeList = listOf(programmeView).meta({ id: 'ProgrammeList' });
export type ProgrammeList = z.infer<typeof programmeList>;
