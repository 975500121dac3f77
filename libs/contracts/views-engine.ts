import { z } from 'zod';
import { calendarDay, WEEKDAYS } from './calendar.js';
import { instant, isoDate } from './time.js';
import { personRef, unitRef } from './views-directory.js';

/** What the API answers about mail, the calendar, statistics and the engine itself. */

export const messageState = z.enum([
  'planned',
  'queued',
  'sending',
  'finishing',
  'sent',
  'failed',
  'ambiguous',
  'superseded',
]);
export type MessageState = z.infer<typeof messageState>;

const messageLine = z.object({
  task: z.string(),
  taskCode: z.string(),
  taskTitle: z.string(),
  deadline: z.string().nullable(),
  rung: z.string(),
  kind: z.string(),
  nominal: isoDate,
});

export const messageListItem = z
  .object({
    id: z.string(),
    /** The address it goes to. */
    to: z.string(),
    recipient: personRef,
    subject: z.string(),
    /** The instant of the slot it belongs to. */
    slot: instant,
    /** `letter`: sent at once about one act, outside the slots. */
    class: z.enum(['routine', 'grave', 'letter']),
    state: messageState,
    messageId: z.string(),
    attempts: z.int().min(0).max(100_000),
    resends: z.int().min(0).max(100_000),
    settledAt: instant.nullable(),
    items: z.array(messageLine),
  })
  .meta({ id: 'MessageListItem' });
export type MessageListItem = z.infer<typeof messageListItem>;
export const messageList = z
  .object({ items: z.array(messageListItem), total: z.int().min(0).max(10_000_000) })
  .meta({ id: 'MessageList' });
export type MessageList = z.infer<typeof messageList>;

/** One mail as the recipient gets it ("xem thư như người nhận thấy"), with the steps it went through. */
export const messageView = messageListItem
  .extend({
    html: z.string().nullable(),
    text: z.string().nullable(),
    attachments: z.array(z.object({ name: z.string(), contentType: z.string() })),
    history: z.array(z.object({ at: instant, state: messageState, note: z.string().nullable() })),
    /** What came back after the mail server had taken it: of a server, or of a machine that answers in somebody's absence. */
    returned: z.array(
      z.object({ at: instant, kind: z.enum(['bounce', 'auto-reply']), status: z.string().nullable() }),
    ),
    /** What the mail server said last. */
    reply: z.string().nullable(),
    /** The later mail that took over its lines. */
    rolledInto: z.string().nullable(),
  })
  .meta({ id: 'Message' });
export type MessageView = z.infer<typeof messageView>;

export const calendarView = z
  .object({
    version: z.string(),
    weeklyRest: z.array(z.enum(WEEKDAYS)),
    days: z.array(calendarDay),
    savedAt: instant.nullable(),
    savedBy: z.string().nullable(),
    /** Years with confirmed rows of their own. */
    confirmedYears: z.array(z.int().min(2000).max(2100)),
  })
  .meta({ id: 'Calendar' });
export type CalendarView = z.infer<typeof calendarView>;

const count = z.int().min(0).max(10_000_000);

/** Deadlines in the classes that officials count, on one day, against the original date. */
const deadlineCounts = z.object({
  total: count,
  doneOnTime: count,
  doneLate: count,
  openInTime: count,
  openOverdue: count,
  /** Among those open in time: within seven days. */
  dueSoon: count,
  awaitingCheck: count,
  suspended: count,
  stopped: count,
  backlog: count,
  /** Waiting for an event, or without any date. */
  undated: count,
  /** Percent of the finished ones that were on time, to one decimal; null when none is finished. */
  onTimeRate: z.number().min(0).max(100).nullable(),
});
export type DeadlineCounts = z.infer<typeof deadlineCounts>;

/** By date alone, as officials report them; they add up to the total. */
const baseCounts = z.object({
  total: count,
  doneOnTime: count,
  doneLate: count,
  openInTime: count,
  openOverdue: count,
  undated: count,
});

/** Finer ones, "trong đó": they overlap. */
const finerCounts = z.object({
  early: count,
  dueSoon: count,
  awaitingCheck: count,
  suspended: count,
  stopped: count,
  backlog: count,
  underStudy: count,
  beyondAuthority: count,
});

/** Tasks by what reports say of them; each is in exactly one. */
const taskTally = z.object({
  total: count,
  done: count,
  inProgress: count,
  underStudy: count,
  beyondAuthority: count,
  suspended: count,
  stopped: count,
  sentence: z.string(),
});

/** Numbers that a document gives and the system has no tasks for. */
const reportedNumbers = z.object({
  cohorts: z.array(
    z.object({
      basis: z.string(),
      dueBy: isoDate,
      due: count,
      done: count,
      sentence: z.string(),
      /** As the document prints it, where it prints one; it may be cut off instead of rounded. */
      percentStated: z.number().nullable(),
      note: z.string(),
    }),
  ),
  tasks: z
    .object({ total: count, sum: count, parts: z.array(z.object({ label: z.string(), count })) })
    .nullable(),
});

export const statsView = z
  .object({
    programme: z.string(),
    asOf: isoDate,
    /** When the numbers were taken ("số liệu lúc …"). */
    takenAt: instant,
    /** What the numbers are about: the whole programme, or the units of the person who asks. */
    scope: z.enum(['programme', 'own-units']),
    all: deadlineCounts,
    /** What was due by a day, as officials write it: "22/23 nhiệm vụ có thời hạn đến 30/06/2026 (95,7%)". */
    cohorts: z.array(z.object({ dueBy: isoDate, due: count, done: count, sentence: z.string() })),
    /** Against the date first given, and beside it against the present one. */
    base: z.object({ original: baseCounts, current: baseCounts }),
    finer: finerCounts,
    tasks: taskTally,
    reported: reportedNumbers,
    byUnit: z.array(
      deadlineCounts.extend({ unit: unitRef, light: z.enum(['green', 'yellow', 'red', 'grey']) }),
    ),
  })
  .meta({ id: 'Stats' });
export type StatsView = z.infer<typeof statsView>;

export const liveView = z.object({ status: z.literal('ok') }).meta({ id: 'Live' });
export type LiveView = z.infer<typeof liveView>;

const check = z.object({ ok: z.boolean(), detail: z.string() });
/** `degraded` still serves: commands are accepted as long as PostgreSQL has them. */
export const readyView = z
  .object({
    status: z.enum(['ready', 'degraded', 'unready']),
    checks: z.object({ database: check, schema: check, temporal: check }),
  })
  .meta({ id: 'Ready' });
export type ReadyView = z.infer<typeof readyView>;

/** Where a synthetic reminder can stop: on its way, at a part that does not come round, at what is overdue, at the ping. */
export const chainLink = z.enum([
  'outbox',
  'workflow',
  'mail',
  'planner',
  'sender',
  'reconciler',
  'overdue',
  'ping',
]);
export type ChainLink = z.infer<typeof chainLink>;

export const engineView = z
  .object({
    status: z.enum(['ok', 'late', 'unknown']),
    turns: z.array(
      z.object({
        name: z.enum(['planner', 'sender', 'outbox', 'reconciler']),
        /** Real time of the last full turn; null before the first. */
        at: instant.nullable(),
        ageSeconds: z.number().min(0).nullable(),
        late: z.boolean(),
      }),
    ),
    repairs: count,
    /** Workflows begun again because Temporal came up empty; no fault of the engine. */
    rebuilt: count,
    /**
     * Synthetic reminders through the whole chain, in real time; null where the dead-man's switch is not set up. While
     * they fail: since when, and at which link the last one stopped.
     */
    chain: z
      .object({
        at: instant.nullable(),
        ageSeconds: z.number().min(0).nullable(),
        late: z.boolean(),
        failing: z.object({ since: instant, link: chainLink }).nullable(),
      })
      .nullable(),
    /** Mail is held back; the reason only for the office and the administrator. */
    hold: z.object({ reason: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'Engine' });
export type EngineView = z.infer<typeof engineView>;
