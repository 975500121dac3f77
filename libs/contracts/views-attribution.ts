import { z } from 'zod';
import { isoDate } from './time.js';
import { listOf } from './views.js';
import { unitRef } from './views-directory.js';

/** Who a deadline's days belong to. Units and bodies; persons are never counted. */

const days = z.int().min(0).max(1_000_000);

/** `above`: whoever the committee recommended to; `system`: the engine did not run when the unit was to be told. */
export const holderKind = z.enum([
  'unit',
  'coordinating',
  'checker',
  'office',
  'committee',
  'above',
  'suspended',
  'system',
]);
export type HolderKind = z.infer<typeof holderKind>;

const heldDays = z.object({
  holder: holderKind,
  unit: unitRef.nullable(),
  calendarDays: days,
  workingDays: days,
});
const heldSegment = heldDays.extend({ from: isoDate, to: isoDate });

export const attributionView = z
  .object({
    deadlineId: z.string(),
    deliverable: z.string(),
    /** The day it was given; the first day that counts is the next one. */
    since: isoDate,
    /** The day on which nothing was left to do; null while it goes on. */
    endedOn: isoDate.nullable(),
    /** One after the other, no day twice. */
    segments: z.array(heldSegment),
    totals: z.array(heldDays),
    /** Beside the others: days on which input of a coordinating unit was awaited. */
    awaitingInput: z.array(heldSegment),
  })
  .meta({ id: 'Attribution' });
export type AttributionView = z.infer<typeof attributionView>;
export const attributionList = listOf(attributionView).meta({ id: 'AttributionList' });
export type AttributionList = z.infer<typeof attributionList>;
