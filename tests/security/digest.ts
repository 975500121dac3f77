import { createHash } from 'node:crypto';
import type { TestDatabase } from '../support/database/index.js';

/** Stamps of access that reading may leave behind. */
const STAMPS: Record<string, readonly string[]> = {
  session: ['last_seen_at'],
  calendar_address: ['last_read_at'],
};

/** A digest of every table, whole; two that are equal mean that nothing was changed in between. */
export async function digestOfTables(database: TestDatabase): Promise<Record<string, string>> {
  const tables = await database.ask<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    const without = (STAMPS[name] ?? []).map((column) => ` - '${column}'`).join('');
    const rows = await database.ask<{ row: string }>(
      `SELECT (to_jsonb(t)${without})::text AS row FROM "${name}" t ORDER BY 1`,
    );
    digests[name] = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  }
  return digests;
}

export function changedTables(before: Record<string, string>, after: Record<string, string>): string[] {
  return Object.keys({ ...before, ...after }).filter((table) => before[table] !== after[table]);
}
