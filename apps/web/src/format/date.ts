import type { Instant, IsoDate } from '#contracts';

// The two words of a weekday stay on one line.
const WEEKDAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'].map((day) =>
  day.replace(' ', '\u00a0'),
);
const VIETNAM_OFFSET_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

/** `18/12/2026` */
export function formatDate(date: IsoDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/** `thứ Sáu` */
function formatWeekday(date: IsoDate): string {
  return WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
}

/** `18/12/2026 (thứ Sáu)` */
export function formatDateWithWeekday(date: IsoDate): string {
  return `${formatDate(date)} (${formatWeekday(date)})`;
}

/** The calendar date of an instant in Asia/Ho_Chi_Minh, whatever the zone of the browser. */
export function localDate(instant: Instant): IsoDate {
  return new Date(Date.parse(instant) + VIETNAM_OFFSET_MS).toISOString().slice(0, 10);
}

/** `08:00` of an instant in Asia/Ho_Chi_Minh. */
export function formatTime(instant: Instant): string {
  return new Date(Date.parse(instant) + VIETNAM_OFFSET_MS).toISOString().slice(11, 16);
}

/** `08:00 ngày 18/11/2026` */
export function formatInstant(instant: Instant): string {
  return `${formatTime(instant)} ngày ${formatDate(localDate(instant))}`;
}

/** Calendar days from `from` to `to`; negative when `to` lies before. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The calendar date after `date`. */
export function addDay(date: IsoDate): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}
