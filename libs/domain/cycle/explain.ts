import { formatDateWithWeekday, type WorkingCalendar } from '../calendar/index.js';
import { computeDue } from '../deadline/index.js';
import type { StageState } from './state.js';

/**
 * Why a stage has its date, step by step. A day that was counted when the stage opened stays as it was told; so does its
 * explanation, by the calendar of then. A fixed day does not hang on the calendar, and is explained by the present one.
 */
export function explainStage(
  { rule, explained }: Pick<StageState, 'rule' | 'explained'>,
  calendar: WorkingCalendar,
): string[] {
  if (rule === null || rule.kind === 'on-event' || rule.kind === 'continuous') return [];
  const now = computeDue(rule, calendar);
  const isCounted = 'from' in rule;
  if (!isCounted || explained === undefined || explained.by === calendar.version) {
    return [...(isCounted && explained !== undefined ? explained.because : now.explanation)];
  }
  const { by, due, because } = explained;
  const lines = [
    ...because,
    `Ngày được tính khi bước mở, theo lịch ${by}; từ đó lịch đã đổi sang ${calendar.version}, hạn đã báo cho các đơn vị giữ nguyên.`,
  ];
  if (now.legalDue !== due) {
    lines.push(`Nếu tính theo lịch ${calendar.version} thì là ${formatDateWithWeekday(now.legalDue)}.`);
  }
  const workingDue = calendar.onOrBefore(due);
  if (workingDue !== due) {
    lines.push(
      `Theo lịch ${calendar.version}, ngày làm việc cuối cùng trong hạn là ${formatDateWithWeekday(workingDue)}; nhắc hạn tính theo ngày này.`,
    );
  }
  return lines;
}
