import { z } from 'zod';

/** Kinds of what is recorded, as an open page is told of them. */
export const liveKind = z.enum([
  'task',
  'case',
  'cycle',
  'amendment',
  'supervision',
  'register',
  'indicator',
  'money',
  'ledger',
]);
export type LiveKind = z.infer<typeof liveKind>;

/**
 * Names of the events of the stream: `ready`, nothing was missed · `changed`, these kinds were · `reset`, too much to
 * say · `beat`, the stream lives · `ended`, whoever listens is not signed in any more.
 */
export const liveNews = z.enum(['ready', 'changed', 'reset', 'beat', 'ended']);
export type LiveNews = z.infer<typeof liveNews>;

/** Says that something changed, never what: the page asks again, and the API decides anew who may read it. */
export const liveData = z.object({ kinds: z.array(liveKind) });
export type LiveData = z.infer<typeof liveData>;
