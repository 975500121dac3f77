import { z } from 'zod';

/** A plain calendar date `YYYY-MM-DD` in Asia/Ho_Chi_Minh. */
export type IsoDate = string;
/** An instant in UTC, `YYYY-MM-DDTHH:mm:ssZ` (milliseconds allowed). */
export type Instant = string;

const DATE_RANGE = { first: '2000-01-01', last: '2100-12-31' } as const;

/** A real calendar date between 2000 and 2100; `2027-02-30` is refused. */
export const isoDate = z.iso
  .date({
    error: ({ input }) => (input === '' ? 'cần ghi ngày' : 'không phải ngày có thật, cần dạng YYYY-MM-DD'),
  })
  .refine((d) => d >= DATE_RANGE.first && d <= DATE_RANGE.last, {
    error: 'ngày phải trong khoảng 2000–2100',
  });

export const instant = z.iso.datetime({ error: 'không phải thời điểm ISO 8601 (UTC)' });
