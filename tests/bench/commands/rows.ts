import type { DataSource } from 'typeorm';

/** How many rows bear the mark of what was written since, by table; a row that was written twice counts once. */
export async function rowsWritten(
  { manager }: DataSource,
  work: () => Promise<void>,
): Promise<Record<string, number>> {
  const [{ since }] = (await manager.query(
    'SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS since',
  )) as [{ since: string }];
  await work();
  const tables = (await manager.query(
    `SELECT quote_ident(relname) AS name FROM pg_class
     WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND has_table_privilege(oid, 'SELECT') ORDER BY 1`,
  )) as { name: string }[];
  const counts: [string, number][] = [];
  for (const { name } of tables) {
    const [{ count }] = (await manager.query(
      `SELECT count(*)::int AS count FROM ${name} WHERE xmin::text::bigint >= $1`,
      [since],
    )) as [{ count: number }];
    if (count > 0) counts.push([name, count]);
  }
  return Object.fromEntries(counts);
}
