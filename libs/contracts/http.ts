import { z } from 'zod';
import { code } from './commands.js';
import { missingFact } from './programme-overview.js';
import { isoDate } from './time.js';
import { deadlineStatus, outlook, taskStatus } from './views.js';
import { caseStatus } from './views-case.js';
import { messageState } from './views-engine.js';

/** Headers, errors and query parameters of the HTTP API. */

/** Base of the stable `type` addresses; they name a kind of refusal, they need not resolve. */
export const PROBLEM_TYPE_BASE = 'urn:dondoc:problem:';

/** RFC 9457 `application/problem+json`. */
export const problem = z
  .object({
    /** `urn:dondoc:problem:invalid-input` and so on, see `UserErrorCode`; `urn:dondoc:problem:internal` for our own faults. */
    type: z.string(),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    /** The code to quote when asking for help ("mã lỗi"); the log has it too. */
    trace: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })),
    /** The present state, for `state-conflict` and `stale-version`. */
    current: z.unknown().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;

const PAGE_SIZE = { default: 50, most: 200 } as const;

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, { error: 'phải là số nguyên' })
    .transform(Number)
    .pipe(
      z
        .int()
        .min(least, { error: `phải từ ${least}` })
        .max(most, { error: `phải không quá ${most}` }),
    );

/** `?page=1&pageSize=50` */
export const paging = {
  page: wholeNumber(1, 100_000).default(1),
  pageSize: wholeNumber(1, PAGE_SIZE.most).default(PAGE_SIZE.default),
};
export interface Paging {
  page: number;
  pageSize: number;
}

/** `?status=draft,active` becomes a list; each part is checked by `item`. */
export const commaSeparated = <T extends z.ZodType<unknown, string>>(item: T) =>
  z
    .string()
    .max(2000)
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(item).min(1).max(100));

/** A column name, with `-` in front for the other direction. */
const sortBy = <const C extends string>(columns: readonly C[]) => {
  const reversed = columns.map((column): `-${C}` => `-${column}`);
  return z.enum<readonly (C | `-${C}`)[]>([...columns, ...reversed], {
    error: `chỉ nhận ${columns.join(', ')} (thêm dấu - để đảo chiều)`,
  });
};

export const key = z.string().trim().min(1).max(200);
const words = z.string().trim().max(200);

export const tasksQuery = z.strictObject({
  ...paging,
  programme: code.optional(),
  /** Leads, coordinates or holds; any of these. */
  unit: commaSeparated(key).optional(),
  /** Leads, alone or with others; coordinates: any of these. */
  lead: commaSeparated(key).optional(),
  coordinating: commaSeparated(key).optional(),
  kind: z.enum(['task', 'obligation'], { error: 'chỉ nhận task, obligation' }).optional(),
  group: wholeNumber(1, 99).optional(),
  /** What no document says of it: all of these. */
  missing: commaSeparated(missingFact).optional(),
  /** A person's id; `me` is whoever asks. */
  officer: key.optional(),
  status: commaSeparated(taskStatus).optional(),
  /** How the task stands today, as its mark says: any of these. */
  outlook: commaSeparated(outlook).optional(),
  /** Has a deadline in any of these states: `submitted` are those to be checked. */
  deadline: commaSeparated(deadlineStatus).optional(),
  /** With a request for more time that waits for the head's signature, or for the decision. */
  extension: commaSeparated(z.enum(['drafted', 'signed'])).optional(),
  /** The units of whoever asks are asked for input now. */
  asked: z.enum(['me'], { error: 'chỉ nhận me' }).optional(),
  dueFrom: isoDate.optional(),
  dueTo: isoDate.optional(),
  q: words.optional(),
  sort: sortBy(['due', 'code', 'title', 'status', 'updated']).default('due'),
});
export type TasksQuery = z.infer<typeof tasksQuery>;

export const messagesQuery = z.strictObject({
  ...paging,
  task: key.optional(),
  recipient: key.optional(),
  state: commaSeparated(messageState).optional(),
  sort: sortBy(['slot']).default('-slot'),
});
export type MessagesQuery = z.infer<typeof messagesQuery>;

export const casesQuery = z.strictObject({
  ...paging,
  state: commaSeparated(caseStatus).optional(),
  programme: code.optional(),
});
export type CasesQuery = z.infer<typeof casesQuery>;

export const statsQuery = z.strictObject({ programme: code, asOf: isoDate.optional() });
export type StatsQuery = z.infer<typeof statsQuery>;

/** `unit`: people of this unit; of units, this one and those directly below it. */
export const directoryQuery = z.strictObject({ ...paging, q: words.optional(), unit: key.optional() });
export type DirectoryQuery = z.infer<typeof directoryQuery>;

/** An address is checked to the letter in `libs/mail`; here only its outline. */
export const signInRequest = z.strictObject({ email: z.string().trim().min(3).max(254) });
export type SignInRequest = z.infer<typeof signInRequest>;

/** The token of the mailed link, or the address with the 6-digit code (only in the browser that asked). */
export const verifyRequest = z.union(
  [
    z.strictObject({ token: z.string().min(20).max(200) }),
    z.strictObject({
      email: z.string().trim().min(3).max(254),
      code: z.string().regex(/^\d{6}$/, { error: 'mã gồm 6 chữ số' }),
    }),
  ],
  { error: 'cần token của đường dẫn, hoặc địa chỉ thư và mã 6 chữ số' },
);
export type VerifyRequest = z.infer<typeof verifyRequest>;

/** Every unsafe request may carry it; with the same body it gets the same answer. */
export const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/, { error: 'Idempotency-Key gồm 1–200 ký tự ASCII, không có dấu cách' });

/** `If-Match: "7"` (or bare `7`) to the version 7. */
export const ifMatch = z
  .string()
  .regex(/^"?\d{1,9}"?$/, { error: 'If-Match cần dạng "<phiên bản>"' })
  .transform((text) => Number(text.replaceAll('"', '')));
