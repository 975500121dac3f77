import { z } from 'zod';
import { code } from './commands.js';
import { instant, isoDate } from './time.js';
import { outlook } from './views.js';
import { personRef, unitRef } from './views-directory.js';

/** What running cycles wait for from whoever asks: beside their tasks in *Việc của tôi* and *Chờ xử lý*. */

const count = z.int().min(0).max(1_000_000);
const days = z.int().min(-100_000).max(100_000).nullable();
const place = {
  cycle: z.object({ id: z.string(), title: z.string() }),
  programme: code,
  stage: z.object({ id: code, name: z.string() }),
};

/** An open stage that a unit of the person still owes. */
export const owedAnswer = z.object({
  ...place,
  unit: unitRef,
  /** Answered by a form; otherwise ended by recording a document. */
  byForm: z.boolean(),
  status: z.enum(['asked', 'returned']),
  /** It is the person's own to fill in: named for it, or nobody else is. */
  mine: z.boolean(),
  maySubmit: z.boolean(),
  focal: personRef.nullable(),
  /** The day that counts: after a return the later one. */
  due: isoDate.nullable(),
  workingDue: isoDate.nullable(),
  daysLeft: days,
  workingDaysLeft: days,
  outlook,
  draft: z.object({ savedAt: instant, savedBy: personRef }).nullable(),
});
export type OwedAnswer = z.infer<typeof owedAnswer>;

/** Answers of a stage that wait to be taken or sent back. */
export const answersToTake = z.object({ ...place, waiting: count, since: isoDate });
export type AnswersToTake = z.infer<typeof answersToTake>;

/** A unit's request for a later date of a stage, until it is decided. */
export const moreTimeAsked = z.object({
  ...place,
  unit: unitRef,
  legalDue: isoDate,
  due: isoDate,
  on: isoDate,
  by: personRef,
});
export type MoreTimeAsked = z.infer<typeof moreTimeAsked>;

export const cycleWork = z
  .object({
    owed: z.array(owedAnswer),
    toTake: z.array(answersToTake),
    moreTime: z.array(moreTimeAsked),
  })
  .meta({ id: 'CycleWork' });
export type CycleWork = z.infer<typeof cycleWork>;

export const cycleWorkQuery = z.strictObject({ programme: code.optional() });
export type CycleWorkQuery = z.infer<typeof cycleWorkQuery>;
