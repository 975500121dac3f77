import { z } from 'zod';
import { basisDocument, code, note, unitCode } from './commands.js';
import { commaSeparated, paging } from './http.js';
import { dueRule } from './rules.js';
import { isoDate } from './time.js';
import { listOf } from './views.js';
import { personRef, unitRef } from './views-directory.js';

/**
 * A unit proposes a new task or a change of one (đề nghị bổ sung, điều chỉnh nhiệm vụ; Đề án, line 396). Its officer
 * drafts, its head signs, the standing body prepares, whoever the authority table names decides.
 */

const title = z.string().trim().min(1, { error: 'không được để trống' }).max(500);
const documentNumber = z.string().trim().max(100);

/** What is to be; of a change only what becomes another. */
export const amendedContent = z.strictObject({
  title: title.optional(),
  deliverable: title.optional(),
  rule: dueRule.optional(),
  leadUnits: z.array(unitCode).min(1).max(5).optional(),
  coordinatingUnits: z.array(unitCode).max(150).optional(),
  /** Of a new task only. */
  investment: z.boolean().optional(),
});
export type AmendedContent = z.infer<typeof amendedContent>;

export const proposeAmendment = z.strictObject({
  programme: code,
  /** The unit whose letter it is. */
  unit: unitCode,
  /** The task that is to change; null for a new one. */
  task: z.string().min(1).max(200).nullable().default(null),
  /** Where deliverable or rule change: which deadline of the task. */
  deadlineId: code.optional(),
  content: amendedContent,
  reason: note,
  /** What the request rests on; null where there is no document. */
  basis: basisDocument.nullable().default(null),
});
export type ProposeAmendment = z.infer<typeof proposeAmendment>;

export const amendmentCommand = z.discriminatedUnion(
  'type',
  [
    z.strictObject({
      type: z.literal('sign'),
      documentNumber: documentNumber.optional(),
      documentDate: isoDate.optional(),
    }),
    z.strictObject({ type: z.literal('withdraw'), note: note.optional() }),
    /** The standing body says what it thinks, and by when there will be an answer. */
    z.strictObject({
      type: z.literal('prepare'),
      opinion: note,
      recommends: z.enum(['accept', 'refuse']),
      answerDue: isoDate.optional(),
    }),
    z.strictObject({
      type: z.literal('decide'),
      decision: z.enum(['accept', 'refuse']),
      /** The code of the new task, where one is accepted. */
      code: code.optional(),
      reason: note.optional(),
      /** The deciding document; an acceptance needs its number and date. */
      basis: basisDocument.optional(),
    }),
  ],
  { error: 'lệnh không rõ' },
);
export type AmendmentCommand = z.infer<typeof amendmentCommand>;
export type AmendmentCommandType = AmendmentCommand['type'];

export const amendmentStatus = z.enum(['draft', 'signed', 'prepared', 'accepted', 'refused', 'withdrawn']);
export type AmendmentStatus = z.infer<typeof amendmentStatus>;

export const amendmentsQuery = z.strictObject({
  ...paging,
  /** Default: those that wait for somebody. */
  state: commaSeparated(amendmentStatus).default(['draft', 'signed', 'prepared']),
  programme: z.string().trim().min(1).max(200).optional(),
  unit: z.string().trim().min(1).max(200).optional(),
  task: z.string().trim().min(1).max(200).optional(),
});
export type AmendmentsQuery = z.infer<typeof amendmentsQuery>;

/** One side of the comparison; null where the side says nothing of it. */
export const amendmentSide = z.object({
  title: z.string().nullable(),
  deliverable: z.string().nullable(),
  rule: dueRule.nullable(),
  legalDue: isoDate.nullable(),
  leads: z.array(unitRef).nullable(),
  coordinating: z.array(unitRef).nullable(),
});
export type AmendmentSide = z.infer<typeof amendmentSide>;

const no = z.int().min(1).max(1_000_000);

export const amendmentRow = z
  .object({
    id: z.string(),
    no,
    programme: z.string(),
    status: amendmentStatus,
    unit: unitRef,
    by: personRef,
    /** The task that is to change, or that came of it; null before a new one is accepted. */
    task: z.object({ id: z.string(), code: z.string(), title: z.string() }).nullable(),
    /** A new task, not a change of one. */
    isNew: z.boolean(),
    title: z.string(),
    proposedOn: isoDate,
    /** With whom it is, and since when; null when it is over. */
    holder: z
      .object({ kind: z.enum(['unit', 'office', 'decider']), name: z.string(), since: isoDate })
      .nullable(),
    /** By when the standing body has an answer; null before it is signed. */
    answerDue: isoDate.nullable(),
    overdue: z.boolean(),
    version: z.int().min(0).max(1_000_000_000),
  })
  .meta({ id: 'AmendmentRow' });
export type AmendmentRow = z.infer<typeof amendmentRow>;
export const amendmentList = listOf(amendmentRow)
  .extend({
    /** The units for which the asker may propose. */
    mayProposeFor: z.array(unitRef),
  })
  .meta({ id: 'AmendmentList' });
export type AmendmentList = z.infer<typeof amendmentList>;

export const amendmentView = amendmentRow
  .extend({
    reason: z.string().nullable(),
    basis: basisDocument.nullable(),
    deadlineId: z.string().nullable(),
    before: amendmentSide.nullable(),
    after: amendmentSide,
    signed: z
      .object({
        on: isoDate,
        by: personRef,
        documentNumber: documentNumber.nullable(),
        documentDate: isoDate.nullable(),
      })
      .nullable(),
    opinion: z
      .object({
        on: isoDate,
        by: personRef,
        text: z.string().nullable(),
        recommends: z.enum(['accept', 'refuse']),
      })
      .nullable(),
    decision: z
      .object({
        outcome: z.enum(['accept', 'refuse']),
        on: isoDate,
        by: personRef,
        because: z.array(z.string()),
        reason: z.string().nullable(),
        basis: basisDocument.nullable(),
      })
      .nullable(),
    /** Who decides as things stand, and why. */
    decider: z.object({ level: z.enum(['office', 'committee', 'above']), because: z.array(z.string()) }),
    /** What of the task has become another since it was proposed; it then cannot be accepted. */
    changedSince: z.array(z.string()),
    allowedCommands: z.array(z.enum(['sign', 'withdraw', 'prepare', 'decide'])),
  })
  .meta({ id: 'Amendment' });
export type AmendmentView = z.infer<typeof amendmentView>;
