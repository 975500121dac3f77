import { z } from 'zod';
import { conclusion } from './case-commands.js';
import { basisDocument, code } from './commands.js';
import { isoDate } from './time.js';
import { listOf } from './views.js';
import { caseListItem } from './views-case.js';

/** Meetings of a programme's committee (phiên họp): the cases they answer, and conclusions given one after another. */

export const createCommitteeSession = z.strictObject({
  programme: code,
  heldOn: isoDate,
  title: z.string().trim().min(1, { error: 'không được để trống' }).max(300),
});
export type CreateCommitteeSession = z.infer<typeof createCommitteeSession>;

export const sessionsQuery = z.strictObject({
  programme: code.optional(),
  /** From this day on; without it all of them. */
  from: isoDate.optional(),
});
export type SessionsQuery = z.infer<typeof sessionsQuery>;

export const committeeSessionView = z
  .object({
    id: z.string(),
    programme: z.string(),
    heldOn: isoDate,
    title: z.string(),
    cancelled: z.boolean(),
    /** Cases that are scheduled for it, as far as the asker may see them. */
    cases: z.int().min(0).max(10_000),
    /** Whether the asker may cancel it, schedule cases for it and conclude in it. */
    mayManage: z.boolean(),
  })
  .meta({ id: 'CommitteeSession' });
export type CommitteeSessionView = z.infer<typeof committeeSessionView>;
export const committeeSessionList = listOf(committeeSessionView).meta({ id: 'CommitteeSessionList' });
export type CommitteeSessionList = z.infer<typeof committeeSessionList>;

export const committeeSessionDetail = committeeSessionView
  .extend({ items: z.array(caseListItem) })
  .meta({ id: 'CommitteeSessionDetail' });
export type CommitteeSessionDetail = z.infer<typeof committeeSessionDetail>;

/**
 * Each conclusion is an act of its own: one that is refused does not hold up the others. A case has one: of two, the
 * second would be taken for the first one repeated.
 */
export const sessionConclusions = z.strictObject({
  conclusions: z
    .array(
      z.strictObject({
        caseId: z.string().min(1).max(300),
        version: z.int().min(0).max(1_000_000_000),
        conclusion,
        basis: basisDocument.optional(),
      }),
    )
    .min(1)
    .max(100)
    .refine((all) => new Set(all.map(({ caseId }) => caseId)).size === all.length, {
      error: 'mỗi hồ sơ chỉ một kết luận',
    }),
});
export type SessionConclusions = z.infer<typeof sessionConclusions>;

export const sessionResults = z
  .object({
    items: z.array(
      z.object({
        caseId: z.string(),
        done: z.boolean(),
        /** The case's version now; null when it could not be read. */
        version: z.int().min(0).max(1_000_000_000).nullable(),
        /** Why it was refused: a code of the problem types, and a sentence. */
        problem: z
          .object({
            code: z.string(),
            message: z.string(),
            fields: z.array(z.object({ path: z.string(), message: z.string() })),
          })
          .nullable(),
      }),
    ),
  })
  .meta({ id: 'SessionResults' });
export type SessionResults = z.infer<typeof sessionResults>;
