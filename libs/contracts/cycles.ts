import { z } from 'zod';
import { attachmentIds, basisDocument, code, note, personId, unitCode } from './commands.js';
import { cycleKind, formContent } from './cycle-templates.js';
import { paging } from './http.js';
import { isoDate } from './time.js';

/** Starts a cycle, or with `dryRun` says what starting it would do. Once per programme, kind and period. */
export const startCycle = z.strictObject({
  programme: code,
  kind: cycleKind,
  year: z.int().min(2020).max(2050),
  /** The quarter of a quarterly report; the ordinal of an ad hoc one. */
  part: z.int().min(1).max(99).optional(),
  /** The stage at which it begins, where earlier ones were gone through before. */
  stage: code.optional(),
  /** The document that asks for it (số văn bản yêu cầu). */
  request: basisDocument.optional(),
  /** Asks only these units; without it all that the template names. */
  units: z.array(unitCode).min(1).max(500).optional(),
  dryRun: z.boolean().default(false),
});
export type StartCycle = z.infer<typeof startCycle>;

const stage = code;

/**
 * What a decision, a conference or an issuing ends with: the document, or that there is none. Only a document moves a
 * date that a document has set.
 */
const ending = { basis: basisDocument.optional() };

/** Commands to a cycle: the body of `POST /api/cycles/{id}/commands`. */
export const cycleCommand = z.discriminatedUnion(
  'type',
  [
    /** A stage whose day has not come is opened now. */
    z.strictObject({ type: z.literal('open-stage'), stage }),
    z.strictObject({ type: z.literal('extend-stage'), stage, due: isoDate, reason: note, ...ending }),
    z.strictObject({ type: z.literal('reopen-stage'), stage, due: isoDate, reason: note, ...ending }),
    z.strictObject({ type: z.literal('skip-stage'), stage, reason: note }),
    /** Ends a stage that answers come to, before its date, with what is there. */
    z.strictObject({ type: z.literal('close-stage'), stage, reason: note }),
    /** Ends a stage that delivers a document. */
    z.strictObject({ type: z.literal('complete-stage'), stage, ...ending }),
    z.strictObject({ type: z.literal('name-focal'), unit: unitCode, person: personId.nullable() }),
    z.strictObject({ type: z.literal('excuse-unit'), stage, unit: unitCode, reason: note }),
    /** The unit asks for a later date; only the whole stage is given one, by extending it. */
    z.strictObject({ type: z.literal('ask-more-time'), stage, unit: unitCode, due: isoDate, reason: note }),
    z.strictObject({ type: z.literal('refuse-more-time'), stage, unit: unitCode, reason: note }),
    z.strictObject({ type: z.literal('return-submission'), stage, unit: unitCode, reason: note }),
    z.strictObject({ type: z.literal('accept-submission'), stage, unit: unitCode }),
    z.strictObject({ type: z.literal('pause'), reason: note }),
    z.strictObject({ type: z.literal('resume') }),
  ],
  { error: 'lệnh không rõ' },
);
export type CycleCommand = z.infer<typeof cycleCommand>;

/** `POST /api/cycles/{id}/submissions/{unit}`: a unit's answer to a stage; `draft` keeps what was typed. */
export const submissionInput = z.strictObject({
  stage,
  content: formContent,
  /** Files uploaded before, which go with this round. */
  attachments: attachmentIds.optional(),
});
export type SubmissionInput = z.infer<typeof submissionInput>;

export const submissionDraft = z.strictObject({
  stage,
  content: formContent,
  /** The revision that was read; another one on the server is refused, so that two tabs do not overwrite each other. */
  revision: z.int().min(0),
});
export type SubmissionDraft = z.infer<typeof submissionDraft>;

export const cyclesQuery = z.strictObject({
  ...paging,
  programme: code.optional(),
  kind: cycleKind.optional(),
  status: z.enum(['running', 'paused', 'closed']).optional(),
});
export type CyclesQuery = z.infer<typeof cyclesQuery>;

export const optionalStageQuery = z.strictObject({ stage: code.optional() });
export type OptionalStageQuery = z.infer<typeof optionalStageQuery>;

/** Which stage of a cycle is asked for. */
export const stageQuery = z.strictObject({ stage: code });
export type StageQuery = z.infer<typeof stageQuery>;
