import type { IsoDate, LadderPolicy } from '#contracts';
import { addDays, formatDate, type WorkingCalendar } from '../calendar/index.js';
import { INTAKE, OFFICE, PARENT_HEAD, type RoleRef, type Rung } from './rung.js';

/** Calendar days before the last working day at which a unit that has not answered is reminded. */
const BEFORE = [7, 3, 1, 0] as const;
/** The same for what was sent back: its term is short. */
const BEFORE_REWORK = [1, 0] as const;
/** Working days after the date at which a body that delivers a stage is reminded; then only the list. */
const AFTER = [1, 3, 7] as const;
/** Working days after an answering stage was closed with answers missing: the draft case, and its way up. */
const CLOSED_LATE = { L3: 1, L4: 3 } as const;

export interface StageAim {
  /** Prefix of the keys: the stage, its ladder, and the unit where the step is a unit's. */
  prefix: string;
  name: string;
  announcedOn: IsoDate;
  legalDue: IsoDate;
}

/** `OPEN` tells the unit of a stage: in the first slot after it was opened. */
export function openingRung(aim: StageAim, to: readonly RoleRef[]): Rung {
  const why = `Bước “${aim.name}” đã mở, hạn ${formatDate(aim.legalDue)}.`;
  return rung(aim, 'OPEN', 'asked', 'reminder', aim.announcedOn, to, why);
}

/** `BACK`: the answer was sent back, to be completed by a day. */
export function returnedRung(aim: StageAim, to: readonly RoleRef[]): Rung {
  const why = `Nội dung đã gửi được trả lại để hoàn thiện, hạn ${formatDate(aim.legalDue)}.`;
  return rung(aim, 'BACK', 'asked', 'reminder', aim.announcedOn, to, why);
}

/**
 * `REFUSED`: the end of the stage could not do to some tasks what it should; told to the office once, in the slot after it
 * was recorded, and anew where it was recorded anew.
 */
export function refusedRung(aim: StageAim, deeds: number): Rung {
  const why = `Bước “${aim.name}” đã kết thúc; ${deeds} việc với nhiệm vụ liên quan chưa thực hiện được.`;
  const prefix = `${aim.prefix}/${aim.announcedOn}`;
  return rung({ ...aim, prefix }, 'REFUSED', 'asked', 'reminder', aim.announcedOn, [OFFICE], why);
}

/**
 * `T-7 … T-0` before the last working day, on the previous working day where they fall on a rest day; of two on one
 * day the one nearer the date stays; none on the day of the announcement or before it.
 */
export function answerRungs(
  aim: StageAim,
  to: readonly RoleRef[],
  calendar: WorkingCalendar,
  rework = false,
): Rung[] {
  const workingDue = calendar.onOrBefore(aim.legalDue);
  const byDay = new Map<IsoDate, Rung>();
  for (const days of rework ? BEFORE_REWORK : BEFORE) {
    const on = calendar.onOrBefore(addDays(workingDue, -days));
    const said = `ngày làm việc cuối cùng trong hạn (${formatDate(workingDue)}) của bước “${aim.name}”`;
    const why =
      days === 0 ? `Nhắc hạn trong ngày cuối: đúng ${said}.` : `Nhắc hạn: ${days} ngày trước ${said}.`;
    byDay.set(on, rung(aim, `T-${days}`, 'officer', 'reminder', on, to, why));
  }
  return [...byDay.values()].filter(({ on }) => on > aim.announcedOn);
}

/** After the date of a stage that stays open: the body's own reminders, and the levels above it. */
export function overdueStageRungs(
  aim: StageAim,
  to: readonly RoleRef[],
  calendar: WorkingCalendar,
  policy: LadderPolicy,
): Rung[] {
  const after = (count: number) =>
    `Ngày làm việc thứ ${count} sau hạn (${formatDate(aim.legalDue)}) của bước “${aim.name}”.`;
  const on = (count: number) => calendar.addWorkingDays(aim.legalDue, count);
  const { L1, L2, L3, L4 } = policy.escalation;
  const level = (name: string, count: number, roles: readonly RoleRef[]) =>
    rung(aim, name, 'level', 'escalation', on(count), roles, after(count));
  return [
    ...AFTER.map((n) => rung(aim, `T+${n}`, 'officer', 'overdue', on(n), to, after(n))),
    level('L1', L1, to),
    level('L2', L2, [PARENT_HEAD]),
    level('L3', L3, [OFFICE]),
    level('L4', L4, [INTAKE]),
  ];
}

/** An answering stage was closed and answers are missing: one case for the stage, not one for each unit. */
export function missingRungs(aim: StageAim, missing: number, calendar: WorkingCalendar): Rung[] {
  const why = (count: number) =>
    `Ngày làm việc thứ ${count} sau khi bước “${aim.name}” đóng ngày ${formatDate(aim.legalDue)}; ${missing} đơn vị chưa gửi.`;
  const level = (name: 'L3' | 'L4', to: RoleRef) => {
    const count = CLOSED_LATE[name];
    const on = calendar.addWorkingDays(aim.legalDue, count);
    return rung(aim, name, 'level', 'escalation', on, [to], why(count));
  };
  return [level('L3', OFFICE), level('L4', INTAKE)];
}

/** A body that no machine urges: the office is told that its day comes, and that it is over; then only the list. */
export function watchedRungs(aim: StageAim, calendar: WorkingCalendar): Rung[] {
  const workingDue = calendar.onOrBefore(aim.legalDue);
  const said = `hạn ${formatDate(aim.legalDue)} của bước “${aim.name}”`;
  const rungs = [
    rung(
      aim,
      'S-3',
      'officer',
      'reminder',
      calendar.subtractWorkingDays(workingDue, 3),
      [OFFICE],
      `3 ngày làm việc trước ${said}.`,
    ),
    rung(
      aim,
      'S+1',
      'officer',
      'reminder',
      calendar.addWorkingDays(aim.legalDue, 1),
      [OFFICE],
      `Ngày làm việc thứ 1 sau ${said}.`,
    ),
  ];
  return rungs.filter(({ on }) => on > aim.announcedOn);
}

function rung(
  { prefix }: StageAim,
  name: string,
  track: Rung['track'],
  kind: Rung['kind'],
  on: IsoDate,
  to: readonly RoleRef[],
  why: string,
): Rung {
  return { key: `${prefix}/${name}`, name, track, kind, on, to, why };
}
