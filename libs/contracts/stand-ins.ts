import { z } from 'zod';
import { basisDocument, personId } from './commands.js';
import { paging } from './http.js';
import { isoDate } from './time.js';
import { listOf } from './views.js';
import { personRef } from './views-directory.js';

/** Absences and who takes whose place (người được phân công thay). */

/** `work`: does the work of the absent person. `sign`: signs for the head of a unit (ký thay), by a numbered document. */
export const standInScope = z.enum(['work', 'sign']);

export const nameStandIn = z.strictObject({
  /** Who is absent; without it whoever asks. */
  person: personId.optional(),
  /** Null: the absence is made known, and nobody takes the person's place. */
  by: personId.nullable(),
  scope: standInScope.default('work'),
  since: isoDate,
  until: isoDate,
  document: basisDocument.nullable().default(null),
});
export type NameStandIn = z.infer<typeof nameStandIn>;

export const endStandIn = z.strictObject({
  /** From this day on the person is back; today unless said otherwise. */
  on: isoDate.optional(),
});
export type EndStandIn = z.infer<typeof endStandIn>;

export const standInsQuery = z.strictObject({ ...paging });
export type StandInsQuery = z.infer<typeof standInsQuery>;

export const standInView = z
  .object({
    id: z.string(),
    person: personRef,
    by: personRef.nullable(),
    scope: standInScope,
    since: isoDate,
    until: isoDate,
    document: basisDocument.nullable(),
    /** Ended early: over from this day on. */
    endedOn: isoDate.nullable(),
    state: z.enum(['coming', 'in-force', 'over']),
    /** Whether whoever asks may end it. */
    mayEnd: z.boolean(),
  })
  .meta({ id: 'StandIn' });
export type StandInView = z.infer<typeof standInView>;
export const standInList = listOf(standInView).meta({ id: 'StandInList' });
export type StandInList = z.infer<typeof standInList>;

/** What naming would do; nothing is written. */
export const standInPreview = z
  .object({
    /** Live tasks of which the stand-in would be told, and in which they could act. */
    tasks: z.int().min(0).max(10_000_000),
  })
  .meta({ id: 'StandInPreview' });
export type StandInPreview = z.infer<typeof standInPreview>;
