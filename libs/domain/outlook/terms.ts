import type { IsoDate } from '#contracts';
import { addDays, type WorkingCalendar } from '../calendar/index.js';

/** Due soon: within these many days. */
export const SOON_DAYS = 7;
/** Near enough to be on track although nobody has acknowledged. */
export const NEAR_DAYS = 30;

/**
 * What of the calendar must be known to tell how dates stand on one day. Distances go to the last working day within a
 * term (`distanceTo`); for one day they come down to comparing dates, which a database can do for a whole list.
 */
export interface OutlookTerms {
  today: IsoDate;
  /** The first working day from today on: a date before it is counted to itself, any other to its last working day. */
  workingFrom: IsoDate;
  /** A date counted to itself is soon up to this one; one counted to its last working day, before the other. */
  soonTo: IsoDate;
  soonBefore: IsoDate;
  nearTo: IsoDate;
  nearBefore: IsoDate;
}

export function outlookTerms(today: IsoDate, calendar: WorkingCalendar): OutlookTerms {
  const [soonTo, nearTo] = [addDays(today, SOON_DAYS), addDays(today, NEAR_DAYS)];
  return {
    today,
    workingFrom: calendar.onOrAfter(today),
    soonTo,
    soonBefore: calendar.after(soonTo),
    nearTo,
    nearBefore: calendar.after(nearTo),
  };
}
