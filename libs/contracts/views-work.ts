import { z } from 'zod';
import { basisDocument } from './commands.js';
import { isoDate } from './time.js';
import { personRef, unitRef } from './views-directory.js';

/** What the API answers about acts on dates and around the work of one task. */

const ordinal = z.int().min(1).max(10_000);
const tally = z.int().min(0).max(10_000);

/** A request for more time that is not decided yet; the head's signature makes it the unit's letter. */
export const extensionView = z.object({
  no: ordinal,
  newDue: isoDate,
  requestedOn: isoDate,
  by: personRef,
  signedOn: isoDate.nullable(),
  signedBy: personRef.nullable(),
});
export type ExtensionView = z.infer<typeof extensionView>;

/** A date that came after the first, and the act that gave it. */
export const dateChangeView = z.object({
  kind: z.enum(['extension', 'conclusion', 'answer', 'correction', 'replacement', 'calendar']),
  from: isoDate.nullable(),
  to: isoDate,
  on: isoDate,
  document: basisDocument.nullable(),
});
export type DateChangeView = z.infer<typeof dateChangeView>;

/** Against which date the work was in time; null while it is open, or where there is no date. */
const outcome = z.enum(['inTime', 'late']).nullable();
export const outcomesView = z.object({ original: outcome, current: outcome });
export type OutcomesView = z.infer<typeof outcomesView>;

/** What a deadline says of its dates. */
export const datesOfDeadline = {
  extension: extensionView.nullable(),
  extensions: z.object({ granted: tally, refused: tally }),
  /** After the first date, oldest first. */
  dates: z.array(dateChangeView),
  /** The document that gave the present date. */
  basis: basisDocument.nullable(),
  /** The committee kept the date; the work is looked at again on this day. */
  directiveDue: isoDate.nullable(),
  /** Against the first date and the present one, side by side. */
  outcomes: outcomesView,
};

export const inputView = z.object({
  no: ordinal,
  unit: unitRef,
  due: isoDate,
  askedOn: isoDate,
  by: personRef,
  status: z.enum(['open', 'given', 'withdrawn']),
  endedOn: isoDate.nullable(),
  /** Who asks may give it: it was asked of their unit. */
  mayGive: z.boolean(),
});
export type InputView = z.infer<typeof inputView>;

export const difficultyView = z.object({
  no: ordinal,
  reportedOn: isoDate,
  by: personRef.nullable(),
  status: z.enum(['open', 'owned', 'resolved']),
  owner: personRef.nullable(),
  ownedOn: isoDate.nullable(),
  due: isoDate.nullable(),
  resolvedOn: isoDate.nullable(),
  /** Who asks may resolve it: the office, and whoever owns it. */
  mayResolve: z.boolean(),
});
export type DifficultyView = z.infer<typeof difficultyView>;

/** The last check of an investment against what ministries and branches have invested in. */
export const duplicationCheckView = z.object({
  on: isoDate,
  by: personRef,
  conclusion: z.enum(['none', 'adjusted', 'duplicate']),
  checkedWith: z.string(),
  basis: basisDocument,
});
export type DuplicationCheckView = z.infer<typeof duplicationCheckView>;

/** What a task says of the work around it. */
export const workOfTask = {
  inputs: z.array(inputView),
  difficulties: z.array(difficultyView),
  duplicationCheck: duplicationCheckView.nullable(),
  /** The last letter of the office. */
  urgedOn: isoDate.nullable(),
};
