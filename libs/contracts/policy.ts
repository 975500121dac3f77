import { z } from 'zod';

const days = z.int().min(0).max(366);
const workingDays = z.int().min(1).max(366);

/** Numbers of the ladder (rules 4–6 of time). Versioned data; these shapes, the defaults in `libs/domain/ladder`. */
export const ladderPolicy = z.strictObject({
  version: z.union([z.string().min(1).max(100), z.int()]).transform(String),
  /** Hour of the send slot in Asia/Ho_Chi_Minh; on working days only. */
  slotHour: z.int().min(0).max(23),
  /** Calendar days before `workingDue` at which the officer is reminded. */
  officerDaysBefore: z.array(days).min(1).max(20),
  /** Rungs that acknowledging silences, as days before. */
  silencedByAcknowledgement: z.array(days).max(20),
  /** Calendar days before `workingDue` at which the head hears of it. */
  headDaysBefore: z.array(days).max(20),
  /** From this many calendar days between assignment and `workingDue`, quarterly progress questions are asked. */
  questionFromDays: days,
  /** Working days after `legalDue` at which the officer is told that it is overdue; finite. */
  overdueWorkingDays: z.array(workingDays).min(1).max(30),
  nudgeAfterSilentWorkingDays: workingDays,
  acknowledgeWithinWorkingDays: workingDays,
  checkWithinWorkingDays: workingDays,
  checkDeputyAfter: workingDays,
  checkChiefAfter: workingDays,
  reworkWorkingDays: workingDays,
  /** Working days after `legalDue` of the four levels of escalation. */
  escalation: z.strictObject({ L1: workingDays, L2: workingDays, L3: workingDays, L4: workingDays }),
  committeeAnswerWithinWorkingDays: workingDays,
  committeeRemindBefore: workingDays,
  committeeOverdue: z.array(workingDays).max(10),
});
export type LadderPolicy = z.infer<typeof ladderPolicy>;
