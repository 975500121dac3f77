import { z } from 'zod';
import { dueRule } from './rules.js';
import { isoDate } from './time.js';

/** Commands to a task: the body of `POST /api/tasks/{id}/commands`. Unknown fields are refused. */

export const code = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u, {
  error: 'mã chỉ gồm chữ, số, dấu chấm, gạch, dài không quá 64',
});
const title = z.string().trim().min(1, { error: 'không được để trống' }).max(500);
const note = z.string().trim().min(1, { error: 'không được để trống' }).max(4000);
const unitCode = z.string().min(1).max(100);
const personId = z.string().min(1).max(100);
const attachmentId = z.string().min(1).max(100);
export const ATTACHMENTS_MOST = 20;

/** The numbered document an act rests on. Number and issuer may be unknown; they then stay empty and are shown as missing. */
export const basisDocument = z.strictObject({
  title: z.string().trim().min(1).max(300),
  number: z.string().trim().max(100).nullable().default(null),
  date: isoDate.nullable().default(null),
  issuer: z.string().trim().max(200).nullable().default(null),
  line: z.int().min(1).nullable().default(null),
});
export type BasisDocument = z.infer<typeof basisDocument>;

export const deadlineInput = z.strictObject({
  id: code.optional(),
  deliverable: z.string().trim().max(500),
  rule: dueRule,
});
export type DeadlineInput = z.infer<typeof deadlineInput>;

/** `secret` is not entered at all, not even its title; so the value does not exist here. */
export const classification = z.enum(['normal', 'internal'], {
  error: 'chỉ nhận normal hoặc internal; việc mật không nhập vào hệ thống',
});

export const taskProfile = z.strictObject({
  title: title.optional(),
  classification: classification.optional(),
  leadUnits: z.array(unitCode).max(5).optional(),
  coordinatingUnits: z.array(unitCode).max(150).optional(),
  officer: personId.nullable().optional(),
  watcher: personId.nullable().optional(),
  basis: basisDocument.nullable().optional(),
  deadlines: z.array(deadlineInput).max(50).optional(),
});
export type TaskProfile = z.infer<typeof taskProfile>;

export const taskCommand = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ type: z.literal('complete-profile'), ...taskProfile.shape }),
    z.strictObject({ type: z.literal('activate'), assignedOn: isoDate.optional() }),
    z.strictObject({ type: z.literal('assign'), officer: personId, note: note.optional() }),
    z.strictObject({ type: z.literal('acknowledge') }),
    z.strictObject({
      type: z.literal('report-progress'),
      percent: z.int().min(0).max(100).optional(),
      note,
    }),
    z.strictObject({ type: z.literal('report-difficulty'), note }),
    z.strictObject({
      type: z.literal('submit-deliverable'),
      deadlineId: code,
      note: note.optional(),
      documentNumber: z.string().trim().max(100).optional(),
      documentDate: isoDate.optional(),
      /** The day the deliverable was sent, when that is not the day of recording. */
      sentOn: isoDate.optional(),
      /** Ids of uploaded files; each belongs to one submission. */
      attachments: z
        .array(attachmentId)
        .max(ATTACHMENTS_MOST, { error: `không quá ${ATTACHMENTS_MOST} tệp` })
        .optional(),
    }),
    z.strictObject({ type: z.literal('withdraw-submission'), deadlineId: code, note: note.optional() }),
    z.strictObject({ type: z.literal('accept-deliverable'), deadlineId: code, note: note.optional() }),
    z.strictObject({
      type: z.literal('return-deliverable'),
      deadlineId: code,
      note,
      /** Default: five working days after the return. */
      reworkDue: isoDate.optional(),
    }),
    z.strictObject({
      type: z.literal('record-event'),
      event: z.string().trim().min(1).max(200),
      on: isoDate,
      note: note.optional(),
    }),
    z.strictObject({ type: z.literal('suspend'), reason: note, basis: basisDocument.optional() }),
    z.strictObject({ type: z.literal('resume'), reason: note }),
    z.strictObject({ type: z.literal('stop'), reason: note, basis: basisDocument }),
    z.strictObject({
      type: z.literal('reopen'),
      reason: note,
      /** A deadline to open again; without it a stopped task is taken up again. */
      deadlineId: code.optional(),
      reworkDue: isoDate.optional(),
    }),
    z.strictObject({ type: z.literal('confirm-backlog'), deadlineId: code, note: note.optional() }),
  ],
  { error: 'lệnh không rõ' },
);
export type TaskCommand = z.infer<typeof taskCommand>;
export type TaskCommandType = TaskCommand['type'];

export const createTask = z.strictObject({
  programme: code,
  code,
  kind: z.enum(['task', 'obligation']).default('task'),
  group: z.int().min(1).max(99).nullable().default(null),
  ...taskProfile.shape,
  title,
});
export type CreateTask = z.infer<typeof createTask>;

export const caseCommand = z.discriminatedUnion(
  'type',
  [
    /** The office sends its draft up before the engine does. */
    z.strictObject({ type: z.literal('send-up'), note: note.optional() }),
    z.strictObject({ type: z.literal('close'), reason: note }),
  ],
  { error: 'lệnh không rõ' },
);
export type CaseCommand = z.infer<typeof caseCommand>;

/** Why an activation was refused: which of the "5 rõ" is missing. */
export type MissingPart = 'what' | 'who' | 'whose' | 'result' | 'when';
