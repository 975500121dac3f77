import type { IsoDate, LadderPolicy } from '#contracts';
import { addMonths, formatDate, type WorkingCalendar } from '../calendar/index.js';
import type { Aim } from './before-due.js';
import { HEAD, INTAKE, OFFICE, OFFICER, PARENT_HEAD, type RoleRef, type Rung } from './rung.js';

/** `T+1 T+3 T+7 T+12 … T+32`: working days after `legalDue`; eight in all, then only the office's roll-up (rule 4). */
export function overdueRungs(aim: Aim, policy: LadderPolicy, calendar: WorkingCalendar): Rung[] {
  return policy.overdueWorkingDays.map((count) => ({
    key: `${aim.ladderNo}/T+${count}`,
    name: `T+${count}`,
    track: 'officer',
    kind: 'overdue',
    on: calendar.addWorkingDays(aim.legalDue, count),
    to: [OFFICER],
    why: `Đã hết hạn ${formatDate(aim.legalDue)}: ngày làm việc thứ ${count} sau hạn.`,
  }));
}

/**
 * After the last overdue rung the deadline is one line of the office's monthly roll-up, on the first working day of
 * each month (rule 4). Only the next one exists at a time; `lastMonth` is the last month that had its line.
 */
export function rollUpRung(
  aim: Aim,
  lastMonth: string | null,
  policy: LadderPolicy,
  calendar: WorkingCalendar,
): Rung {
  const last = calendar.addWorkingDays(aim.legalDue, Math.max(...policy.overdueWorkingDays));
  const start = lastMonth === null ? last : `${lastMonth}-01`;
  const month = addMonths(`${start.slice(0, 7)}-01`, 1).slice(0, 7);
  return {
    key: `${aim.ladderNo}/ROLLUP@${month}`,
    name: 'ROLLUP',
    track: 'roll-up',
    kind: 'status',
    on: calendar.onOrAfter(`${month}-01`),
    to: [OFFICE],
    why: `Tổng hợp đầu tháng: việc quá hạn từ ${formatDate(aim.legalDue)}, đã nhắc đủ số lần.`,
  };
}

export const LEVELS = ['L1', 'L2', 'L3', 'L4'] as const;
export type Level = (typeof LEVELS)[number];

const LEVEL_TO: Record<Level, readonly RoleRef[]> = {
  L1: [HEAD],
  L2: [PARENT_HEAD],
  L3: [OFFICE],
  L4: [INTAKE],
};

const LEVEL_WHY: Record<Level, string> = {
  L1: 'kính báo cáo người đứng đầu đơn vị',
  L2: 'kính báo cáo cơ quan cấp trên trực tiếp của đơn vị',
  L3: 'báo cáo Cơ quan Thường trực, mở dự thảo hồ sơ trình',
  L4: 'hồ sơ chưa trình và chưa đóng nên được chuyển tới đầu mối Ban Chỉ đạo',
};

/** `L1 … L4` at +2, +4, +6, +8 working days after `legalDue` (rule 6). */
export function levelRungs(aim: Aim, policy: LadderPolicy, calendar: WorkingCalendar): Rung[] {
  return LEVELS.map((level) => ({
    key: `${aim.ladderNo}/${level}`,
    name: level,
    track: 'level',
    kind: 'escalation',
    on: calendar.addWorkingDays(aim.legalDue, policy.escalation[level]),
    to: LEVEL_TO[level],
    why: `Ngày làm việc thứ ${policy.escalation[level]} sau hạn ${formatDate(aim.legalDue)}: ${LEVEL_WHY[level]}.`,
  }));
}

/** The committee's answer: the 10th working day after the case reached it, or its next recorded session if sooner. */
export function committeeAnswerDue(
  reachedOn: IsoDate,
  nextSession: IsoDate | null,
  policy: LadderPolicy,
  calendar: WorkingCalendar,
): IsoDate {
  const term = calendar.addWorkingDays(reachedOn, policy.committeeAnswerWithinWorkingDays);
  return nextSession !== null && nextSession > reachedOn && nextSession < term ? nextSession : term;
}

/** `C-2` to the intake, `C+1` and `C+5` to intake and standing body; then only the list (rule 6). */
export function committeeRungs(
  keyPrefix: string,
  reachedOn: IsoDate,
  answerDue: IsoDate,
  policy: LadderPolicy,
  calendar: WorkingCalendar,
): Rung[] {
  const before = policy.committeeRemindBefore;
  const reminder: Rung = {
    key: `${keyPrefix}/C-${before}`,
    name: `C-${before}`,
    track: 'committee',
    kind: 'escalation',
    on: calendar.subtractWorkingDays(answerDue, before),
    to: [INTAKE],
    why: `${before} ngày làm việc trước ngày cần có ý kiến của Ban Chỉ đạo (${formatDate(answerDue)}).`,
  };
  const overdue = policy.committeeOverdue.map(
    (count): Rung => ({
      key: `${keyPrefix}/C+${count}`,
      name: `C+${count}`,
      track: 'committee',
      kind: 'escalation',
      on: calendar.addWorkingDays(answerDue, count),
      to: [INTAKE, OFFICE],
      why: `Ngày làm việc thứ ${count} sau ngày cần có ý kiến của Ban Chỉ đạo (${formatDate(answerDue)}).`,
    }),
  );
  // A session soon after the case arrived leaves no room for the reminder.
  return reminder.on > reachedOn ? [reminder, ...overdue] : overdue;
}
