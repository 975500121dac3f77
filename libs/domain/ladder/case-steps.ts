import type { IsoDate } from '#contracts';
import { formatDate, type WorkingCalendar } from '../calendar/index.js';
import { HEAD, INTAKE, OFFICE, type Rung } from './rung.js';

/** Working days after the day of the explanation on which a case without one is the committee's again. */
const UNEXPLAINED_AFTER = 3;
/** Working days after a recommendation at which the office is told that no answer has been recorded; then the list. */
const UNANSWERED = [10, 20] as const;

/** The explanation that the committee asked of the unit: `E-1` and `E+1` to the head, `E+3` back to the intake. */
export function explanationRungs(
  prefix: string,
  askedOn: IsoDate,
  due: IsoDate,
  calendar: WorkingCalendar,
): Rung[] {
  const day = calendar.onOrBefore(due);
  const said = `ngày cần có giải trình (${formatDate(due)})`;
  const rungs: Rung[] = [
    step(prefix, 'E-1', calendar.before(day), [HEAD], `Ngày làm việc liền trước ${said}.`),
    step(prefix, 'E+1', calendar.addWorkingDays(due, 1), [HEAD, OFFICE], `Ngày làm việc thứ 1 sau ${said}.`),
    step(
      prefix,
      `E+${UNEXPLAINED_AFTER}`,
      calendar.addWorkingDays(due, UNEXPLAINED_AFTER),
      [INTAKE],
      `Ngày làm việc thứ ${UNEXPLAINED_AFTER} sau ${said} mà chưa có giải trình: hồ sơ trở lại Ban Chỉ đạo.`,
    ),
  ];
  return rungs.filter((rung) => rung.on > askedOn);
}

/** A draft that the committee returned: `D-1` to the office; `D+1` it goes up by itself, to the intake. */
export function returnedRungs(
  prefix: string,
  returnedOn: IsoDate,
  due: IsoDate,
  calendar: WorkingCalendar,
): Rung[] {
  const said = `ngày cần trình lại hồ sơ (${formatDate(due)})`;
  const rungs: Rung[] = [
    step(prefix, 'D-1', calendar.before(due), [OFFICE], `Ngày làm việc liền trước ${said}.`),
    step(
      prefix,
      'D+1',
      calendar.addWorkingDays(due, 1),
      [INTAKE],
      `Ngày làm việc thứ 1 sau ${said}: hồ sơ chưa trình lại nên được chuyển tới đầu mối Ban Chỉ đạo.`,
    ),
  ];
  return rungs.filter((rung) => rung.on > returnedOn);
}

/** No machine mail goes above the committee: the office is told that a recommendation has no recorded answer. */
export function recommendationRungs(
  prefix: string,
  recommendedOn: IsoDate,
  calendar: WorkingCalendar,
): Rung[] {
  return UNANSWERED.map((count) =>
    step(
      prefix,
      `R+${count}`,
      calendar.addWorkingDays(recommendedOn, count),
      [OFFICE],
      `Ngày làm việc thứ ${count} sau ngày kiến nghị (${formatDate(recommendedOn)}) mà chưa ghi nhận trả lời.`,
    ),
  );
}

function step(prefix: string, name: string, on: IsoDate, to: Rung['to'], why: string): Rung {
  return { key: `${prefix}/${name}`, name, track: 'committee', kind: 'escalation', on, to, why };
}
