import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

/**
 * One statement that is its own transaction and is asked for again and again: PostgreSQL reads and plans it once for
 * each connection, and nothing stands between it and the driver.
 */
export async function prepared<T>(
  dataSource: DataSource,
  name: string,
  text: string,
  values: unknown[],
): Promise<T[]> {
  const { master: pool }: { master: pg.Pool } = dataSource.driver as PostgresDriver;
  return (await pool.query({ name, text, values })).rows as T[];
}
