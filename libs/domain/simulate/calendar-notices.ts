import type { IsoDate, SimulationLine } from '#contracts';
import { addDays, instantAt, type WorkingCalendar } from '../calendar/index.js';

/**
 * The days on which the office is told that next year's calendar is not confirmed: once on 1/11, weekly from 1/12
 * (rule 3), each moved to the next working day of the year.
 */
export function calendarNoticeDays(year: number, calendar: WorkingCalendar): IsoDate[] {
  if (calendar.isAnnounced(year + 1)) return [];
  const nominal = [`${year}-11-01`];
  for (let day = `${year}-12-01`; day <= `${year}-12-31`; day = addDays(day, 7)) nominal.push(day);
  return [...new Set(nominal.map((day) => calendar.onOrAfter(day)))].filter((day) =>
    day.startsWith(`${year}-`),
  );
}

/** The notices of a horizon as simulator lines, in the order of time. */
export function calendarNotices(
  from: IsoDate,
  to: IsoDate,
  calendar: WorkingCalendar,
  slotHour: number,
): SimulationLine[] {
  const lines: SimulationLine[] = [];
  for (let year = +from.slice(0, 4); year <= +to.slice(0, 4); year += 1) {
    for (const day of calendarNoticeDays(year, calendar)) {
      if (day < from || day > to) continue;
      lines.push({
        at: instantAt(day, slotHour),
        kind: 'status',
        programme: null,
        task: null,
        deadline: null,
        rung: 'CALENDAR',
        legalDue: null,
        workingDue: null,
        to: ['office'],
        why: `Lịch làm việc năm ${year + 1} chưa có thông báo chính thức.`,
      });
    }
  }
  return lines;
}
