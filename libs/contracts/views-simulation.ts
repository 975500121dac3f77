import { z } from 'zod';
import { proposedCalendar, proposedPolicy } from './administration.js';
import { code } from './commands.js';
import { isoDate } from './time.js';
import { personRef } from './views-directory.js';

/** What the simulator answers over HTTP: nothing of it is ever saved. */

export const runSimulation = z
  .strictObject({
    /** All programmes without it. */
    programme: code.optional(),
    /** Today, unless a later day is given. */
    from: isoDate.optional(),
    to: isoDate,
    /** Nobody ever answers: every ladder runs to its end; or everybody acts on the last day in time. */
    people: z.enum(['absent', 'in-time'], { error: 'chỉ nhận absent, in-time' }).default('absent'),
    /** What if: another calendar, other rules for everything, or both. */
    calendar: proposedCalendar.optional(),
    policy: proposedPolicy.optional(),
  })
  .refine(({ from, to }) => from === undefined || from <= to, {
    path: ['to'],
    error: 'ngày cuối không thể trước ngày đầu',
  });
export type RunSimulation = z.infer<typeof runSimulation>;

/** A task or a cycle; one that is not opened yet has no page. */
const subject = z.object({
  kind: z.enum(['task', 'cycle']),
  id: z.string().nullable(),
  code: z.string(),
  title: z.string(),
  programme: z.string(),
});
/** Its place in `subjects`. */
const ofSubject = z.int().min(0);

const step = z.object({
  subject: ofSubject,
  deadline: z.string().nullable(),
  rung: z.string(),
  title: z.string(),
  kind: z.enum(['reminder', 'overdue', 'escalation', 'status', 'cycle', 'stage', 'mail']),
  /** Ids of `people`. */
  to: z.array(z.string()),
  /** Why nobody is told. */
  skipped: z.string().nullable(),
  why: z.string(),
});
const simulatedStep = step.extend({ day: isoDate, legalDue: isoDate.nullable() });
const simulatedMove = step.extend({
  change: z.enum(['more', 'fewer', 'moved']),
  /** The day by today's rules, and by what was proposed. */
  was: isoDate.nullable(),
  day: isoDate.nullable(),
});
const counts = z.object({ mails: z.int(), items: z.int() });

export const simulationView = z
  .object({
    from: isoDate,
    to: isoDate,
    programme: z.string().nullable(),
    subjects: z.array(subject),
    /** One mail a day for each person, whatever it says. Under what was proposed, where something was. */
    load: counts.extend({
      days: z.array(counts.extend({ day: isoDate })),
      /** Who gets most first. */
      people: z.array(
        counts.extend({
          person: personRef,
          most: z.object({ day: isoDate, items: z.int() }),
          months: z.array(z.object({ month: z.string(), mails: z.int() })),
        }),
      ),
      unreached: z.int(),
    }),
    /** The first ones in order of time; `total` is of all. */
    steps: z.object({ items: z.array(simulatedStep), total: z.int().min(0) }),
    cases: z.array(
      z.object({
        subject: ofSubject,
        deadline: z.string().nullable(),
        opensOn: isoDate.nullable(),
        goesUpOn: isoDate.nullable(),
        why: z.string(),
      }),
    ),
    /** Against today's rules; null where nothing was proposed. */
    change: z
      .object({
        today: counts,
        more: z.int(),
        fewer: z.int(),
        moved: z.int(),
        /** The first ones; the numbers above are of all. */
        steps: z.array(simulatedMove),
        /** The first ones; `total` is of all. */
        dates: z.object({
          items: z.array(
            z.object({
              subject: ofSubject,
              what: z.enum(['legal-due', 'working-due', 'answer-due']),
              deadline: z.string(),
              from: isoDate,
              to: isoDate,
            }),
          ),
          total: z.int().min(0),
        }),
        /** Rules that may be meant, and look odd. */
        warnings: z.array(z.object({ path: z.string(), message: z.string() })),
      })
      .nullable(),
  })
  .meta({ id: 'Simulation' });
export type SimulationView = z.infer<typeof simulationView>;

const MOST_YEARS = 10;

/** Rules tried on a date that somebody gives; `assignedOn` is the day the work was given. */
export const previewLadder = z
  .strictObject({
    policy: proposedPolicy,
    due: isoDate,
    assignedOn: isoDate,
    people: z
      .enum(['absent', 'acknowledged', 'submitted'], { error: 'chỉ nhận absent, acknowledged, submitted' })
      .default('absent'),
  })
  .refine(({ assignedOn, due }) => assignedOn <= due, {
    path: ['assignedOn'],
    error: 'ngày giao không thể sau hạn',
  })
  .refine(({ assignedOn, due }) => Number(due.slice(0, 4)) - Number(assignedOn.slice(0, 4)) <= MOST_YEARS, {
    path: ['assignedOn'],
    error: `thử với thời hạn không quá ${MOST_YEARS} năm`,
  });
export type PreviewLadder = z.infer<typeof previewLadder>;

export const ladderPreview = z
  .object({
    legalDue: isoDate,
    workingDue: isoDate,
    steps: z.array(
      z.object({
        day: isoDate,
        rung: z.string(),
        title: z.string(),
        kind: step.shape.kind,
        /** Roles in words. */
        to: z.array(z.string()),
        why: z.string(),
      }),
    ),
    /** What is wrong with the rules, and what only looks odd. */
    warnings: z.array(z.object({ path: z.string(), message: z.string() })),
  })
  .meta({ id: 'LadderPreview' });
export type LadderPreview = z.infer<typeof ladderPreview>;
