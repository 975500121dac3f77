import type { CaseCommand, IsoDate, LadderPolicy } from '#contracts';
import type { WorkingCalendar } from '../calendar/index.js';
import type { TaskEngineCommand } from '../task/index.js';
import type { CaseState } from './state.js';

/**
 * What a command to a case makes happen to its task, in the same transaction; null where the task is not touched.
 *
 * @param state the case before the command
 * @param today calendar day in Asia/Ho_Chi_Minh
 */
export function effectOnTask(
  state: CaseState,
  command: CaseCommand,
  today: IsoDate,
  { calendar, policy }: { calendar: WorkingCalendar; policy: LadderPolicy },
): TaskEngineCommand | null {
  const of = { caseId: state.id, deadlineId: state.deadlineId };
  switch (command.type) {
    case 'conclude':
      return {
        type: 'apply-conclusion',
        ...of,
        conclusion: command.conclusion,
        basis: command.basis ?? null,
      };
    case 'record-answer': {
      const asked = state.conclusion;
      if (state.status !== 'recommended' || asked === null) return null;
      const checkDue = calendar.addWorkingDays(today, policy.reworkWorkingDays);
      const agreed =
        command.answer === 'refused'
          ? null
          : asked.outcome === 'recommend-date'
            ? { newDue: command.newDue ?? asked.newDue }
            : ('stop' as const);
      return { type: 'apply-answer', ...of, agreed, checkDue, basis: command.basis };
    }
    default:
      return null;
  }
}
