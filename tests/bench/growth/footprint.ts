import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { YEARS } from './fill.js';
import type { Size } from './province.js';

const OF_TASKS = ['aggregate', 'event', 'task', 'deadline', 'outbox'];
const OF_MAILS = ['message', 'message_item', 'mail_proof'];
/** The tables that grow with tasks and years. */
export const TABLES = [...OF_TASKS, ...OF_MAILS];

/** What lies on the disk when all is filled: rows of one task in one year, and what a row takes. */
export async function tableFigures(superuserUrl: string, { open }: Size): Promise<Record<string, number>> {
  const rows = await ask<{ table: string; rows: number; bytes: number }>(
    superuserUrl,
    `SELECT relname AS table, reltuples::float8 AS rows, pg_total_relation_size(oid)::float8 AS bytes
     FROM pg_class WHERE relname = ANY($1) AND relkind = 'r'`,
    [TABLES],
  );
  const bytesOf = (tables: readonly string[]) =>
    rows.reduce((sum, { table, bytes }) => sum + (tables.includes(table) ? bytes : 0), 0);
  const mails = rows.find(({ table }) => table === 'message')!.rows;
  return {
    'task year': bytesOf(OF_TASKS) / (open * YEARS),
    'mail rows': bytesOf(OF_MAILS) / mails,
    ...Object.fromEntries(
      rows.flatMap(({ table, rows: count, bytes }) => [
        [`${table} rows`, count / (open * YEARS)],
        [`${table} bytes`, count > 0 ? bytes / count : 0],
      ]),
    ),
  };
}

export async function databaseMegabytes(superuserUrl: string): Promise<number> {
  const [row] = await ask<{ bytes: number }>(
    superuserUrl,
    'SELECT pg_database_size(current_database())::float8 AS bytes',
  );
  return row!.bytes / 1e6;
}

/** What a process has of memory alone and its share of what it has with others, in MB; null where it cannot be read. */
export async function memoryOf(pid: number): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(text)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1_000;
}

async function ask<Row extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}
