import type { IsoDate } from '#contracts';
import { formatDate, type WorkingCalendar } from '../calendar/index.js';
import { OFFICE, type RoleRef, type Rung } from './rung.js';

const TRACK = 'supervision';

function rung(
  { key, name, on, to }: { key: string; name: string; on: IsoDate; to: readonly RoleRef[] },
  why: string,
  kind: Rung['kind'] = 'reminder',
): Rung {
  return { key: `${key}/${name}`, name, track: TRACK, kind, on, to, why };
}

/**
 * A recommendation of a supervising body, step by step: the office hears of it (`NEW`, and `NEW+3` while nobody has it),
 * the unit that is to answer (`GIVEN`, `Y-3`, `Y-1`, then `Y+1` and `Y+3` also to the office), whoever asked (`ANSWERED`),
 * and the office again when the answer was not accepted (`BACK`).
 */
export const supervisionRungs = {
  left(leftOn: IsoDate, calendar: WorkingCalendar): Rung[] {
    const since = formatDate(leftOn);
    return [
      rung(
        { key: 'left', name: 'NEW', on: calendar.after(leftOn), to: [OFFICE] },
        `Cơ quan giám sát kiến nghị ngày ${since}.`,
      ),
      rung(
        { key: 'left', name: 'NEW+3', on: calendar.addWorkingDays(leftOn, 3), to: [OFFICE] },
        `Ngày làm việc thứ 3 sau khi có kiến nghị (${since}) mà chưa giao đơn vị trả lời.`,
      ),
    ];
  },

  assigned(
    { round, unit, on, due }: { round: number; unit: string; on: IsoDate; due: IsoDate },
    calendar: WorkingCalendar,
  ): Rung[] {
    const owes: RoleRef = { role: 'respondent', unit };
    const key = `given-${round}`;
    const working = calendar.onOrBefore(due);
    const day = formatDate(due);
    const given = rung(
      { key, name: 'GIVEN', on: calendar.after(on), to: [owes] },
      `Được giao trả lời kiến nghị giám sát ngày ${formatDate(on)}.`,
    );
    const before = ([3, 1] as const).map((count) =>
      rung(
        { key, name: `Y-${count}`, on: calendar.subtractWorkingDays(working, count), to: [owes] },
        `${count} ngày làm việc trước ngày cần trả lời (${day}).`,
      ),
    );
    const after = ([1, 3] as const).map((count) =>
      rung(
        { key, name: `Y+${count}`, on: calendar.addWorkingDays(due, count), to: [owes, OFFICE] },
        `Ngày làm việc thứ ${count} sau ngày cần trả lời (${day}).`,
        'overdue',
      ),
    );
    return [given, ...before.filter((r) => r.on > given.on), ...after];
  },

  answered(round: number, on: IsoDate, by: string, calendar: WorkingCalendar): Rung[] {
    const to: RoleRef[] = [{ role: 'person', person: by }];
    return [
      rung(
        { key: `answered-${round}`, name: 'ANSWERED', on: calendar.after(on), to },
        `Đơn vị trả lời kiến nghị ngày ${formatDate(on)}.`,
      ),
    ];
  },

  contested(round: number, on: IsoDate, calendar: WorkingCalendar): Rung[] {
    return [
      rung(
        { key: `back-${round}`, name: 'BACK', on: calendar.after(on), to: [OFFICE] },
        `Cơ quan giám sát chưa tiếp thu trả lời, ngày ${formatDate(on)}.`,
      ),
    ];
  },
};
