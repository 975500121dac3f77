import type { IsoDate, LadderPolicy } from '#contracts';
import { formatDate, type WorkingCalendar } from '../calendar/index.js';
import { CHECKER, HEAD, OFFICE_CHIEF, OFFICE_DEPUTY_CHIEF, OFFICER, type Rung } from './rung.js';

/** Five working days after the submission (rule 5). */
export function checkDueOn(submittedOn: IsoDate, policy: LadderPolicy, calendar: WorkingCalendar): IsoDate {
  return calendar.addWorkingDays(submittedOn, policy.checkWithinWorkingDays);
}

/** `K-1` to the checker, `K+1` to the deputy chief of the office, `K+3` to its chief (rule 5). */
export function checkerRungs(
  submissionNo: number,
  checkDue: IsoDate,
  policy: LadderPolicy,
  calendar: WorkingCalendar,
): Rung[] {
  const due = formatDate(checkDue);
  const after = (count: number, to: Rung['to'], whom: string): Rung => ({
    key: `s${submissionNo}/K+${count}`,
    name: `K+${count}`,
    track: 'checker',
    kind: 'escalation',
    on: calendar.addWorkingDays(checkDue, count),
    to,
    why: `Ngày làm việc thứ ${count} sau ngày cần kiểm tra xong sản phẩm (${due}): ${whom}.`,
  });
  return [
    {
      key: `s${submissionNo}/K-1`,
      name: 'K-1',
      track: 'checker',
      kind: 'reminder',
      on: calendar.before(checkDue),
      to: [CHECKER],
      why: `Ngày làm việc liền trước ngày cần kiểm tra xong sản phẩm (${due}).`,
    },
    after(policy.checkDeputyAfter, [OFFICE_DEPUTY_CHIEF], 'báo cáo Phó Chánh Văn phòng'),
    after(policy.checkChiefAfter, [OFFICE_CHIEF], 'báo cáo Chánh Văn phòng'),
  ];
}

/** `NUDGE`: acknowledged, then nothing said for ten working days (rule 4); once in a ladder. */
export function nudgeRung(
  ladderNo: number,
  silentSince: IsoDate,
  policy: LadderPolicy,
  calendar: WorkingCalendar,
): Rung {
  const count = policy.nudgeAfterSilentWorkingDays;
  return {
    key: `${ladderNo}/NUDGE`,
    name: 'NUDGE',
    track: 'nudge',
    kind: 'reminder',
    on: calendar.addWorkingDays(silentSince, count),
    to: [OFFICER],
    why: `Đã ${count} ngày làm việc chưa có cập nhật kể từ ${formatDate(silentSince)}.`,
  };
}

/** `ACK`: not acknowledged by the third working day after assignment, told to the head; one per task (rule 6). */
export function acknowledgementRung(
  assignedOn: IsoDate,
  recordedOn: IsoDate,
  policy: LadderPolicy,
  calendar: WorkingCalendar,
): Rung {
  const count = policy.acknowledgeWithinWorkingDays;
  const late = recordedOn > assignedOn;
  // Nobody can acknowledge what the system had not told them.
  const from = late ? recordedOn : assignedOn;
  const what = late ? 'ngày việc giao được ghi nhận' : 'ngày giao';
  return {
    key: `ACK@${from}`,
    name: 'ACK',
    track: 'acknowledgement',
    kind: 'escalation',
    on: calendar.addWorkingDays(from, count),
    to: [HEAD],
    why: `Ngày làm việc thứ ${count} sau ${what} (${formatDate(from)}) mà việc chưa được tiếp nhận.`,
  };
}
