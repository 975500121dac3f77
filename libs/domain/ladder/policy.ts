import type { LadderPolicy } from '#contracts';

/** The default ladder: rules 4–6 of time. Editable per programme as versioned data. */
export const DEFAULT_POLICY: LadderPolicy = {
  version: 'mac-dinh-1',
  slotHour: 8,
  officerDaysBefore: [30, 14, 7, 3, 1, 0],
  silencedByAcknowledgement: [30, 14],
  headDaysBefore: [7, 3],
  questionFromDays: 180,
  overdueWorkingDays: [1, 3, 7, 12, 17, 22, 27, 32],
  nudgeAfterSilentWorkingDays: 10,
  acknowledgeWithinWorkingDays: 3,
  checkWithinWorkingDays: 5,
  checkDeputyAfter: 1,
  checkChiefAfter: 3,
  reworkWorkingDays: 5,
  escalation: { L1: 2, L2: 4, L3: 6, L4: 8 },
  committeeAnswerWithinWorkingDays: 10,
  committeeRemindBefore: 2,
  committeeOverdue: [1, 5],
};
