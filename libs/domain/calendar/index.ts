export { type ChangedDay, compareCalendars } from './compare.js';
export { formatDate, formatDateWithWeekday, formatWeekday } from './format.js';
export { addDays, addMonths, dateOf, dayNumber, daysBetween, lastDayOfMonth, weekday } from './plain-date.js';
export { instantAt, isEarlier, localDate, localTime } from './slot.js';
export { type DayRuling, WorkingCalendar } from './working-calendar.js';
