import { z } from 'zod';
import { attachmentIds, basisDocument, note, unitCode } from './commands.js';
import { isoDate } from './time.js';

/**
 * What the committee may conclude (kết luận). A date or a stop beyond its authority is only recommended; the decider
 * follows from the basis document (`libs/domain/authority`).
 */
export const conclusion = z.discriminatedUnion(
  'outcome',
  [
    z.strictObject({ outcome: z.literal('new-date'), newDue: isoDate, directive: note.optional() }),
    /** The date stays; the work runs on to a day on which it is looked at again. */
    z.strictObject({ outcome: z.literal('keep-date'), directive: note, checkDue: isoDate }),
    z.strictObject({
      outcome: z.literal('reassign'),
      leadUnits: z.array(unitCode).min(1).max(5),
      directive: note.optional(),
      /** The new unit runs to this day: a new date where the committee may set one, or else a day to look again. */
      newDue: isoDate.optional(),
      checkDue: isoDate.optional(),
    }),
    z.strictObject({ outcome: z.literal('request-explanation'), question: note, due: isoDate }),
    z.strictObject({ outcome: z.literal('suspend'), reason: note }),
    z.strictObject({ outcome: z.literal('recommend-stop'), reason: note }),
    z.strictObject({ outcome: z.literal('recommend-date'), newDue: isoDate, reason: note }),
    z.strictObject({ outcome: z.literal('return'), reason: note }),
  ],
  { error: 'kết luận không rõ' },
);
export type Conclusion = z.infer<typeof conclusion>;
export type Outcome = Conclusion['outcome'];

/** Commands to a case: the body of `POST /api/cases/{id}/commands`. */
export const caseCommand = z.discriminatedUnion(
  'type',
  [
    /** The office's proposal, as a conclusion that the committee may take over. */
    z.strictObject({ type: z.literal('propose'), proposal: conclusion, note: note.optional() }),
    /** The office sends its draft up before the engine does. */
    z.strictObject({ type: z.literal('send-up'), note: note.optional() }),
    z.strictObject({ type: z.literal('close'), reason: note }),
    /** Of the officer or the head; the head's answers an explanation that was asked for. */
    z.strictObject({ type: z.literal('give-statement'), text: note, attachments: attachmentIds.optional() }),
    z.strictObject({ type: z.literal('give-opinion'), text: note }),
    z.strictObject({
      type: z.literal('conclude'),
      conclusion,
      /** The notice of the conclusion; number and date may come later (`record-minutes`). */
      basis: basisDocument.optional(),
    }),
    /** Minutes, an opinion sheet or the notice's number and date, when they exist. */
    z.strictObject({
      type: z.literal('record-minutes'),
      kind: z.enum(['minutes', 'opinion-sheet', 'notice']),
      documentNumber: z.string().trim().max(100).optional(),
      documentDate: isoDate.optional(),
      attachments: attachmentIds.optional(),
    }),
    /** The answer of the body to which the committee recommended. */
    z.strictObject({
      type: z.literal('record-answer'),
      answer: z.enum(['agreed', 'refused']),
      newDue: isoDate.optional(),
      note: note.optional(),
      basis: basisDocument,
    }),
    z.strictObject({ type: z.literal('schedule'), session: z.string().min(1).max(100).nullable() }),
  ],
  { error: 'lệnh không rõ' },
);
export type CaseCommand = z.infer<typeof caseCommand>;
