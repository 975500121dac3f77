import type { DataSource } from 'typeorm';

/** How PostgreSQL does, as far as the application's role may see it. */
export class DatabaseReadings {
  constructor(private readonly dataSource: DataSource) {}

  bytes(): Promise<number> {
    return this.one('SELECT pg_database_size(current_database())::float8 AS number');
  }

  /** How long the oldest open transaction of this database has been at work: it holds back what vacuum may clean. */
  oldestTransactionSeconds(): Promise<number> {
    return this.one(
      `SELECT coalesce(max(extract(epoch FROM now() - xact_start)), 0)::float8 AS number
       FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
  }

  /** 1 while pieces of the log cannot be archived: a backup then reaches no further than the last one that could. */
  archiveFailing(): Promise<number> {
    return this.one(
      `SELECT coalesce(last_failed_time > last_archived_time, last_failed_time IS NOT NULL)::int AS number
       FROM pg_stat_archiver`,
    );
  }

  /** Seconds since the last backup was made, by real time; null before the first. */
  async backupAge(now: Date): Promise<number | null> {
    const [row] = (await this.dataSource.query(
      `SELECT max(at) AS at FROM engine_act WHERE act = 'backup'`,
    )) as [{ at: Date | null }];
    return row.at === null ? null : Math.max(0, (now.getTime() - row.at.getTime()) / 1000);
  }

  private async one(query: string): Promise<number> {
    const [row] = (await this.dataSource.query(query)) as [{ number: number }];
    return row.number;
  }
}
