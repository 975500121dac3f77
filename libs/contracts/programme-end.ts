import { z } from 'zod';
import { basisDocument } from './commands.js';
import { isoDate } from './time.js';

/** `POST /api/programmes/{code}/end`: on which document it ends, whole; that it is this programme is said once more. */
export const endProgramme = z.strictObject({
  document: basisDocument.refine(
    ({ number, date, issuer }) => number !== null && date !== null && issuer !== null,
    {
      error: 'cần số, ngày và cơ quan ban hành',
    },
  ),
  confirm: z.string().trim().min(1, { error: 'nhập lại mã chương trình' }).max(64),
});
export type EndProgramme = z.infer<typeof endProgramme>;

const count = z.int().nonnegative();

export const programmeEndView = z
  .object({
    closedOn: isoDate.nullable(),
    /** What stands against it; drafts do not: they were given to nobody and stay as they are. */
    open: z.object({
      tasks: count,
      cases: count,
      cycles: count,
      amendments: count,
      recommendations: count,
      drafts: count,
    }),
    /** Whether who asks may record it. */
    mayEnd: z.boolean(),
  })
  .meta({ id: 'ProgrammeEnd' });
export type ProgrammeEndView = z.infer<typeof programmeEndView>;
