/**
 * How many workflows Temporal's history service keeps in memory; the others are read when they wake, which costs a
 * query. An entry holds 33 KB of its memory, measured with 43,200 open ones, and Temporal's own bound is 128,000
 * entries: 4 GB. The bound by bytes (`history.cacheSizeBasedLimit`) counts what is stored of a workflow, a tenth of that.
 */
export const CACHED_HISTORIES = {
  /** On somebody's machine, with a soft limit of 384 MB. */
  embedded: 2_000,
  /** In the shape of production; docker-compose.yml has the same number. */
  production: 5_000,
} as const;

export const CACHED_HISTORY_BYTES = 33_000;
