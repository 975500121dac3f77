import type { IsoDate } from '#contracts';
import { addDays, localDate, WorkingCalendar } from '#domain';
import { CALENDAR } from './province.js';

/** A Monday to come on which all is assigned, the working days after it, and a due date far behind them. */
export function daysOf(rounds: number): { assignedOn: IsoDate; slots: IsoDate[]; due: IsoDate } {
  const calendar = new WorkingCalendar(CALENDAR);
  let assignedOn = calendar.onOrAfter(addDays(localDate(new Date().toISOString()), 7));
  while (new Date(`${assignedOn}T00:00:00Z`).getUTCDay() !== 1) assignedOn = calendar.after(assignedOn);
  const slots = Array.from({ length: rounds }, (_, i) => calendar.addWorkingDays(assignedOn, i + 1));
  return { assignedOn, slots, due: calendar.addWorkingDays(assignedOn, 60) };
}
