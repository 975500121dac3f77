import { z } from 'zod';
import { code } from './commands.js';
import { commaSeparated, key } from './http.js';
import { instant, isoDate } from './time.js';
import { liveKind } from './views-live.js';

/** A place in the order of recording. */
const place = z.string().regex(/^\d{1,18}$/, { error: 'phải là một vị trí trong nhật ký' });

/** The journal, newest first: what was recorded `before` a place, of days of Asia/Ho_Chi_Minh, both inclusive. */
export const journalQuery = z.strictObject({
  before: place.optional(),
  programme: code.optional(),
  actor: key.optional(),
  kind: commaSeparated(liveKind).optional(),
  from: isoDate.optional(),
  to: isoDate.optional(),
  /** `all`: also what the engine did by itself. */
  by: z.enum(['people', 'all']).default('people'),
});
export type JournalQuery = z.infer<typeof journalQuery>;

export const journalEntry = z.object({
  place,
  at: instant,
  kind: liveKind,
  /** The event's type, as in the record. */
  type: z.string(),
  /** What it was done to. */
  subject: z.object({ id: z.string(), code: z.string(), title: z.string() }),
  /** To whom it gave something to do. */
  givenTo: z.string().nullable(),
  actor: z.string(),
  actorName: z.string(),
  onBehalfOfName: z.string().nullable(),
  /** The event's link in the chain of what it was done to. */
  seq: z.int().min(1),
  hash: z.string(),
});
export type JournalEntry = z.infer<typeof journalEntry>;

/** One page; `next` is where the following one begins, null behind the last. */
export const journalPage = z
  .object({ items: z.array(journalEntry), next: place.nullable() })
  .meta({ id: 'Journal' });
export type JournalPage = z.infer<typeof journalPage>;
