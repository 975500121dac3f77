import type { OpenTable } from '#contracts';
import { csv } from '#documents';

/** An open table as lines of text, its columns called by their names. */
export function csvOf({ columns, rows }: OpenTable): string {
  return csv([
    columns.map(({ name }) => name),
    ...rows.map((row) => columns.map(({ name }) => row[name] ?? null)),
  ]);
}
