import { z } from 'zod';
import { code, note, unitCode } from './commands.js';
import { commaSeparated, paging } from './http.js';
import { isoDate } from './time.js';
import { listOf } from './views.js';
import { personRef, unitRef } from './views-directory.js';

/**
 * What supervising bodies recommend (kiến nghị giám sát của HĐND, MTTQ; Đề án, lines 390, 392): left with a day for the
 * answer, given to a unit by the standing body, answered by the unit, and accepted or not by whoever asked.
 */

const documentNumber = z.string().trim().max(100);

/** What a recommendation is about; a task or an indicator by its code. */
export const supervisedSubject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('programme') }),
  z.strictObject({ kind: z.literal('task'), code }),
  z.strictObject({ kind: z.literal('indicator'), code }),
]);
export type SupervisedSubject = z.infer<typeof supervisedSubject>;

export const leaveRecommendation = z.strictObject({
  programme: code,
  /** The supervising body whose recommendation it is. */
  body: unitCode,
  about: supervisedSubject,
  text: note,
  answerDue: isoDate,
  documentNumber: documentNumber.optional(),
  documentDate: isoDate.optional(),
});
export type LeaveRecommendation = z.infer<typeof leaveRecommendation>;

export const supervisionCommand = z.discriminatedUnion(
  'type',
  [
    z.strictObject({
      type: z.literal('assign'),
      unit: unitCode,
      /** By when the unit answers; without it the day that was asked for. */
      answerDue: isoDate.optional(),
      note: note.optional(),
    }),
    z.strictObject({
      type: z.literal('answer'),
      text: note,
      documentNumber: documentNumber.optional(),
      documentDate: isoDate.optional(),
    }),
    z.strictObject({ type: z.literal('accept'), note: note.optional() }),
    /** The answer does not satisfy (chưa tiếp thu): it goes back to the standing body. */
    z.strictObject({ type: z.literal('contest'), note }),
    z.strictObject({ type: z.literal('withdraw'), note: note.optional() }),
  ],
  { error: 'lệnh không rõ' },
);
export type SupervisionCommand = z.infer<typeof supervisionCommand>;
export type SupervisionCommandType = SupervisionCommand['type'];

export const supervisionStatus = z.enum([
  'left',
  'assigned',
  'answered',
  'contested',
  'accepted',
  'withdrawn',
]);
export type SupervisionStatus = z.infer<typeof supervisionStatus>;

export const supervisionQuery = z.strictObject({
  ...paging,
  /** Default: those that wait for somebody. */
  state: commaSeparated(supervisionStatus).default(['left', 'assigned', 'answered', 'contested']),
  programme: z.string().trim().min(1).max(200).optional(),
  /** Gives the answer. */
  unit: z.string().trim().min(1).max(200).optional(),
});
export type SupervisionQuery = z.infer<typeof supervisionQuery>;

const document = { documentNumber: documentNumber.nullable(), documentDate: isoDate.nullable() };
const words = z.string().nullable();

export const supervisionView = z
  .object({
    id: z.string(),
    no: z.int().min(1).max(1_000_000),
    programme: z.string(),
    status: supervisionStatus,
    body: unitRef,
    by: personRef,
    about: z.object({
      kind: z.enum(['programme', 'task', 'indicator']),
      code: z.string().nullable(),
      name: z.string(),
      /** The task's id, for whoever may open it. */
      taskId: z.string().nullable(),
    }),
    /** Null when it was erased; so with every text below. */
    text: words,
    ...document,
    leftOn: isoDate,
    /** What the supervising body asked for. */
    askedFor: isoDate,
    assigned: z.object({ unit: unitRef, on: isoDate, by: personRef, note: words }).nullable(),
    /** By when the present answer is due; null when nobody owes one. */
    answerDue: isoDate.nullable(),
    overdue: z.boolean(),
    /** Oldest first, with what the supervising body said to each. */
    answers: z.array(
      z.object({
        unit: unitRef,
        on: isoDate,
        by: personRef,
        text: words,
        ...document,
        late: z.boolean(),
        outcome: z.enum(['accepted', 'contested']).nullable(),
        outcomeOn: isoDate.nullable(),
        outcomeNote: words,
      }),
    ),
    version: z.int().min(0).max(1_000_000_000),
    allowedCommands: z.array(z.enum(['assign', 'answer', 'accept', 'contest', 'withdraw'])),
  })
  .meta({ id: 'SupervisionRecommendation' });
export type SupervisionView = z.infer<typeof supervisionView>;

export const supervisionList = listOf(supervisionView)
  .extend({
    /** The supervising bodies for which the asker may leave one. */
    mayLeaveFor: z.array(unitRef),
  })
  .meta({ id: 'SupervisionList' });
export type SupervisionList = z.infer<typeof supervisionList>;
