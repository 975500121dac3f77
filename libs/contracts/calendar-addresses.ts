import { z } from 'zod';
import { instant } from './time.js';
import { listOf } from './views.js';

/** Secret addresses (địa chỉ lịch) at which a calendar program reads a person's dates without signing in. */

/** More than anybody has devices; older ones are to be revoked first. */
export const MOST_CALENDAR_ADDRESSES = 5;

export const newCalendarAddress = z.strictObject({
  /** Where it will be used, as its owner calls it: "Điện thoại", "Outlook cơ quan". */
  label: z.string().trim().min(1, { error: 'cần ghi nơi dùng' }).max(60),
});
export type NewCalendarAddress = z.infer<typeof newCalendarAddress>;

export const calendarAddressView = z
  .object({
    /** An opaque name for revoking it; not the secret. */
    id: z.string(),
    label: z.string(),
    createdAt: instant,
    /** The last time a calendar read it, to the hour; null when none has. */
    lastReadAt: instant.nullable(),
  })
  .meta({ id: 'CalendarAddress' });
export type CalendarAddressView = z.infer<typeof calendarAddressView>;
export const calendarAddressList = listOf(calendarAddressView).meta({ id: 'CalendarAddressList' });
export type CalendarAddressList = z.infer<typeof calendarAddressList>;

/** Answered once, when it is made; nobody can read the address again. */
export const madeCalendarAddress = calendarAddressView
  .extend({ url: z.string() })
  .meta({ id: 'MadeCalendarAddress' });
export type MadeCalendarAddress = z.infer<typeof madeCalendarAddress>;
