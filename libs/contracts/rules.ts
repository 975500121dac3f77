import { z } from 'zod';
import { isoDate } from './time.js';

/**
 * Due rules: the rule is stored, never the bare date. The same shapes serve import, API, seeds and the simulator.
 * What each means is in `libs/domain/deadline`.
 */
export const roll = z.enum(['none', 'next', 'previous'], {
  error: 'cách dời không rõ: chỉ nhận none, next, previous',
});
export type Roll = z.infer<typeof roll>;

const count = z
  .int({ error: 'phải là số nguyên' })
  .min(1, { error: 'phải từ 1' })
  .max(3660, { error: 'phải không quá 3660' });

const PERIOD = /^(20\d{2}|2100)(-(Q[1-4]|H[12]|0[1-9]|1[0-2]))?$/;
const MONTH_DAY = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

const withRoll = { roll: roll.optional() };

export const fixedRule = [
  z.strictObject({ kind: z.literal('before'), date: isoDate, ...withRoll }),
  z.strictObject({ kind: z.literal('by'), date: isoDate, ...withRoll }),
  z.strictObject({
    kind: z.literal('period'),
    period: z.string().regex(PERIOD, { error: 'kỳ cần dạng 2026-06, 2025-Q2, 2026-H1 hoặc 2028' }),
    ...withRoll,
  }),
  z.strictObject({
    kind: z.literal('yearly-before'),
    monthDay: z.string().regex(MONTH_DAY, { error: 'cần dạng MM-DD' }),
    planYear: z.int().min(2001).max(2100),
    ...withRoll,
  }),
] as const;

/** Counted terms without their starting day: the `term` of an `on-event` rule. */
export const countedTerm = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('days-after'), days: count, ...withRoll }),
  z.strictObject({ kind: z.literal('working-days-after'), days: count, ...withRoll }),
  z.strictObject({ kind: z.literal('months-after'), months: count, ...withRoll }),
]);
export type CountedTerm = z.infer<typeof countedTerm>;

export const dueRule = z.discriminatedUnion(
  'kind',
  [
    ...fixedRule,
    z.strictObject({ kind: z.literal('days-after'), from: isoDate, days: count, ...withRoll }),
    z.strictObject({ kind: z.literal('working-days-after'), from: isoDate, days: count, ...withRoll }),
    z.strictObject({ kind: z.literal('months-after'), from: isoDate, months: count, ...withRoll }),
    z.strictObject({
      kind: z.literal('on-event'),
      event: z.string().trim().min(1).max(200),
      term: countedTerm,
    }),
    z.strictObject({ kind: z.literal('continuous') }),
  ],
  { error: 'quy tắc hạn không rõ' },
);
export type DueRule = z.infer<typeof dueRule>;
export type DatedRule = Exclude<DueRule, { kind: 'on-event' } | { kind: 'continuous' }>;
