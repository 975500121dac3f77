import { z } from 'zod';
import { isoDate } from './time.js';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const calendarDay = z.strictObject({
  date: isoDate,
  kind: z.enum(['off', 'work'], { error: 'chỉ nhận off hoặc work' }),
  status: z.enum(['confirmed', 'proposed', 'estimated'], {
    error: 'chỉ nhận confirmed, proposed, estimated',
  }),
  document: z.string().max(300).optional(),
  name: z.string().max(200).optional(),
  issuer: z.string().max(200).optional(),
  issuedOn: isoDate.optional(),
  scope: z.enum(['national', 'province']).optional(),
});
export type CalendarDay = z.infer<typeof calendarDay>;

/** The working calendar as data: a weekly rest plus rows, each with the document that says so. */
export const calendarData = z.strictObject({
  version: z.union([z.string().min(1).max(100), z.int()]).transform(String),
  weeklyRest: z
    .array(z.enum(WEEKDAYS, { error: 'chỉ nhận mon…sun' }))
    .max(6, { error: 'không thể nghỉ cả bảy ngày trong tuần' }),
  days: z.array(calendarDay).max(20_000),
});
export type CalendarData = z.infer<typeof calendarData>;
