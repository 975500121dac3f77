import { z } from 'zod';
import { note } from './commands.js';
import { commaSeparated, paging, tasksQuery } from './http.js';
import { isoDate } from './time.js';
import { listOf } from './views.js';
import { personRef, unitRef } from './views-directory.js';
import { difficultyView } from './views-work.js';

/** The office's queue of difficulties, and its letters that urge. */

const key = z.string().trim().min(1).max(200);

export const difficultiesQuery = z.strictObject({
  ...paging,
  /** Default: those that wait for somebody, or are in somebody's hands. */
  state: commaSeparated(z.enum(['open', 'owned', 'resolved'])).default(['open', 'owned']),
  programme: key.optional(),
  /** Leads or holds the task. */
  unit: key.optional(),
  /** A person's id; `me` is whoever asks. */
  owner: key.optional(),
});
export type DifficultiesQuery = z.infer<typeof difficultiesQuery>;

export const difficultyRow = difficultyView
  .extend({
    task: z.object({ id: z.string(), code: z.string(), title: z.string(), version: z.int().min(0) }),
    programme: z.string(),
    leadUnit: unitRef.nullable(),
    /** What was reported; null when it was erased. */
    note: z.string().nullable(),
    /** The owner's date has passed. */
    overdue: z.boolean(),
    /** Who asks may give it to somebody. */
    mayAssign: z.boolean(),
  })
  .meta({ id: 'Difficulty' });
export type DifficultyRow = z.infer<typeof difficultyRow>;
export const difficultyList = listOf(difficultyRow).meta({ id: 'DifficultyList' });
export type DifficultyList = z.infer<typeof difficultyList>;

export const URGED_MOST = 500;

/** Named tasks, or those that `GET /api/tasks` would list with the same filter. */
const urged = {
  tasks: z.array(key).min(1).max(URGED_MOST).optional(),
  filter: tasksQuery.omit({ page: true, pageSize: true, sort: true }).optional(),
  note,
};
const oneOf = (body: { tasks?: unknown; filter?: unknown }) =>
  (body.tasks === undefined) !== (body.filter === undefined);
const ONE_OF = { error: 'cần nêu tasks hoặc filter, không cả hai', path: ['tasks'] };

export const urgingPreviewRequest = z.strictObject(urged).refine(oneOf, ONE_OF);
export type UrgingPreviewRequest = z.infer<typeof urgingPreviewRequest>;
/** `basis`: what the preview was made of; when that has changed, nothing is sent. */
export const urgingRequest = z
  .strictObject({ ...urged, basis: z.string().regex(/^[0-9a-f]{64}$/) })
  .refine(oneOf, ONE_OF);
export type UrgingRequest = z.infer<typeof urgingRequest>;

const taskName = z.object({ id: z.string(), code: z.string(), title: z.string() });
const most = z.int().min(0).max(1_000_000);

export const urgingPreview = z
  .object({
    basis: z.string(),
    /** One mail per person, as that person will have it. */
    letters: z.array(
      z.object({ recipient: personRef, subject: z.string(), text: z.string(), tasks: z.array(taskName) }),
    ),
    /** What is left out, and why. */
    skipped: z.array(z.object({ task: taskName, reason: z.string() })),
  })
  .meta({ id: 'UrgingPreview' });
export type UrgingPreview = z.infer<typeof urgingPreview>;

export const urgingResult = z
  .object({ urging: z.string(), on: isoDate, tasks: most, letters: most })
  .meta({ id: 'UrgingResult' });
export type UrgingResult = z.infer<typeof urgingResult>;
