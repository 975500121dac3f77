import type { DueRule } from '#contracts';

/** Whether two rules say the same, in whatever order their parts were written or given back by a database. */
export function sameRule(a: DueRule | null | undefined, b: DueRule | null | undefined): boolean {
  return written(a ?? null) === written(b ?? null);
}

function written(rule: unknown): string {
  return JSON.stringify(rule, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}
