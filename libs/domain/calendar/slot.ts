import type { Instant, IsoDate } from '#contracts';

/** Asia/Ho_Chi_Minh has been UTC+7 without daylight saving since 1975; integer arithmetic keeps ICU out of the rules. */
const OFFSET_MS = 7 * 3_600_000;

/** The plain date in Asia/Ho_Chi_Minh at an instant. */
export function localDate(at: Instant): IsoDate {
  return new Date(Date.parse(at) + OFFSET_MS).toISOString().slice(0, 10);
}

/** `08:00`: the wall clock in Asia/Ho_Chi_Minh at an instant. */
export function localTime(at: Instant): string {
  return new Date(Date.parse(at) + OFFSET_MS).toISOString().slice(11, 16);
}

/** The instant of a local wall-clock time on a plain date; `hour` 24 is the end of the day. */
export function instantAt(date: IsoDate, hour: number, minute = 0): Instant {
  const ms = Date.parse(`${date}T00:00:00Z`) - OFFSET_MS + (hour * 60 + minute) * 60_000;
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

/** Whether `a` is strictly before `b`; instants may or may not carry milliseconds, so they are not compared as text. */
export function isEarlier(a: Instant, b: Instant): boolean {
  return Date.parse(a) < Date.parse(b);
}
