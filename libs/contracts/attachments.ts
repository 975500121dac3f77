import { z } from 'zod';
import { instant } from './time.js';
import { listOf } from './views.js';
import { personRef } from './views-directory.js';

/**
 * Evidence files: uploaded one by one, then bound to a task by `submit-deliverable {attachments: [id]}`, or to a unit's
 * answer in a cycle.
 */

export const ATTACHMENT_MOST_BYTES = 25 * 1024 * 1024;
export const ATTACHMENT_NAME_MOST = 200;

/** What a file may be. The type is decided by its content; its name must then end in one of these. */
export const ATTACHMENT_TYPES = {
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'text/plain': ['txt'],
  'text/csv': ['csv'],
} as const;
export type AttachmentType = keyof typeof ATTACHMENT_TYPES;
export const ATTACHMENT_EXTENSIONS: readonly string[] = Object.values(ATTACHMENT_TYPES).flat();

export const attachmentView = z
  .object({
    id: z.string(),
    /** As its owner called it, cleaned; for display and for saving, never a path. */
    name: z.string(),
    size: z.int().min(1).max(ATTACHMENT_MOST_BYTES),
    type: z.string(),
    sha256: z.string(),
    /** In real time, whatever the clock of the programme says. */
    uploadedAt: instant,
    uploadedBy: personRef,
    /**
     * Null until an act has taken it. What was given as input, or with the check of an investment, is of no deadline
     * (`''`); `no` is 0 for a statement or minutes in the deadline's case. Of an answer in a cycle `taskId` is the
     * cycle, `deadlineId` `stage@unit`, `no` the round.
     */
    submission: z
      .object({
        act: z.enum(['submission', 'extension', 'input', 'case', 'answer', 'duplication']),
        taskId: z.string(),
        deadlineId: z.string(),
        no: z.int().min(0).max(10_000),
      })
      .nullable(),
  })
  .meta({ id: 'Attachment' });
export type AttachmentView = z.infer<typeof attachmentView>;
export const attachmentList = listOf(attachmentView).meta({ id: 'AttachmentList' });
export type AttachmentList = z.infer<typeof attachmentList>;

export const attachmentsQuery = z.strictObject({ task: z.string().trim().min(1).max(200) });
export type AttachmentsQuery = z.infer<typeof attachmentsQuery>;
