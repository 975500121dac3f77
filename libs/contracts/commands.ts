import { z } from 'zod';
import { dueRule } from './rules.js';
import { isoDate } from './time.js';

/** Commands to a task: the body of `POST /api/tasks/{id}/commands`. Unknown fields are refused. */

export const code = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u, {
  error: 'mã chỉ gồm chữ, số, dấu chấm, gạch, dài không quá 64',
});
const title = z.string().trim().min(1, { error: 'không được để trống' }).max(500);
export const note = z.string().trim().min(1, { error: 'không được để trống' }).max(4000);
export const unitCode = z.string().min(1).max(100);
export const personId = z.string().min(1).max(100);
const attachmentId = z.string().min(1).max(100);
export const ATTACHMENTS_MOST = 20;

/** The numbered document an act rests on. Number and issuer may be unknown; they then stay empty and are shown as missing. */
export const basisDocument = z.strictObject({
  title: z.string().trim().min(1).max(300),
  number: z.string().trim().max(100).nullable().default(null),
  date: isoDate.nullable().default(null),
  issuer: z.string().trim().max(200).nullable().default(null),
  line: z.int().min(1).nullable().default(null),
  /** The body that issued it, where the directory knows it: who may move its dates follows from this. */
  issuerUnit: unitCode.nullable().optional(),
});
export type BasisDocument = z.infer<typeof basisDocument>;

/** Ids of uploaded files; each belongs to one act. */
export const attachmentIds = z
  .array(attachmentId)
  .max(ATTACHMENTS_MOST, { error: `không quá ${ATTACHMENTS_MOST} tệp` });
/** Number within the task, counted from 1: of a request for input, of a difficulty. */
const ordinal = z.int().min(1).max(10_000);

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
  /** Work that invests: it starts only after a recorded check against what the ministries have invested in. */
  investment: z.boolean().optional(),
  deadlines: z.array(deadlineInput).max(50).optional(),
});
export type TaskProfile = z.infer<typeof taskProfile>;

/** Acts on a date: an extension is asked for, signed and decided; a correction and a new document are other acts. */
const dateCommands = [
  z.strictObject({
    type: z.literal('request-extension'),
    deadlineId: code,
    newDue: isoDate,
    reason: note,
    attachments: attachmentIds.optional(),
  }),
  /** The unit's letter: signed by the head, or for the head (K/T) by a stand-in. */
  z.strictObject({
    type: z.literal('sign-extension'),
    deadlineId: code,
    documentNumber: z.string().trim().max(100).optional(),
    documentDate: isoDate.optional(),
    /** What the letter says, where the head says it otherwise than the draft. */
    reason: note.optional(),
  }),
  z.strictObject({ type: z.literal('withdraw-extension'), deadlineId: code, note: note.optional() }),
  z.strictObject({
    type: z.literal('decide-extension'),
    deadlineId: code,
    decision: z.enum(['grant', 'refuse']),
    /** Default: the date asked for. */
    newDue: isoDate.optional(),
    reason: note.optional(),
    /** The deciding document; needed where a body above the committee decided and the office records it. */
    basis: basisDocument.optional(),
  }),
  /** The date was entered wrongly: the document itself says another one. */
  z.strictObject({
    type: z.literal('correct-date'),
    deadlineId: code,
    rule: dueRule,
    reason: note,
    basis: basisDocument,
  }),
  /** A new document gives the deadline another date. */
  z.strictObject({
    type: z.literal('replace-basis'),
    deadlineId: code,
    rule: dueRule,
    reason: note,
    basis: basisDocument,
  }),
] as const;

/** Acts around the work: input of a coordinating unit, difficulties, urging. */
const workCommands = [
  z.strictObject({
    type: z.literal('request-input'),
    unit: unitCode,
    question: note,
    due: isoDate,
  }),
  z.strictObject({
    type: z.literal('give-input'),
    inputNo: ordinal,
    note,
    documentNumber: z.string().trim().max(100).optional(),
    documentDate: isoDate.optional(),
    attachments: attachmentIds.optional(),
  }),
  z.strictObject({ type: z.literal('withdraw-input'), inputNo: ordinal, note: note.optional() }),
  z.strictObject({
    type: z.literal('assign-difficulty'),
    difficultyNo: ordinal,
    owner: personId,
    due: isoDate,
  }),
  z.strictObject({ type: z.literal('resolve-difficulty'), difficultyNo: ordinal, note }),
  /** Whether ministries and branches have invested in the same already (kiểm tra trùng lặp; Đề án, line 402). */
  z.strictObject({
    type: z.literal('record-duplication-check'),
    conclusion: z.enum(['none', 'adjusted', 'duplicate']),
    /** Ministry or branch. */
    checkedWith: z.string().trim().min(1, { error: 'không được để trống' }).max(300),
    note,
    basis: basisDocument,
    attachments: attachmentIds.optional(),
  }),
  /** A letter of the office to those who hold the task; limited per person and day. */
  z.strictObject({ type: z.literal('urge'), note }),
] as const;

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
      attachments: attachmentIds.optional(),
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
    ...dateCommands,
    ...workCommands,
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

/** Why an activation was refused: which of the "5 rõ" is missing. */
export type MissingPart = 'what' | 'who' | 'whose' | 'result' | 'when' | 'duplication';
