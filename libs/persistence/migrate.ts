import pg from 'pg';
import type { DataSource } from 'typeorm';
import { OperatorError } from '#contracts';
import { createDataSource } from './data-source.js';
import { refoldOlder } from './record/snapshots.js';
import { MIGRATIONS } from './schema/index.js';

/** Held for the whole migration; any number will do that nothing else in this database takes. */
const MIGRATION_LOCK = 7_266_301;

/**
 * Brings the schema to the version of this program, in one transaction; who comes second waits and finds it done.
 * Then gives `appRole` its rights: it reads and writes rows, but can neither change the schema nor rewrite an event
 * or what a unit sent;
 * and folds the snapshots of earlier programs anew.
 *
 * @throws OperatorError `schema-newer` when a later version of the program has been here
 */
export async function migrate(ownerUrl: string, appRole: string | null): Promise<{ applied: string[] }> {
  return alone(ownerUrl, async (dataSource) => {
    const applied = await dataSource.runMigrations({ transaction: 'all' });
    if (appRole !== null) await grant(dataSource, appRole);
    await refoldOlder(dataSource);
    return { applied: applied.map((migration) => migration.name) };
  });
}

/**
 * Undoes the last migration, so that the version before this one can work on the database again. What only the later
 * schema could hold is lost with it.
 *
 * @throws OperatorError `schema-first`: the first one holds the record and is never undone
 */
export async function migrateBack(ownerUrl: string): Promise<{ undone: string }> {
  return alone(ownerUrl, async (dataSource) => {
    const names = await appliedNames(dataSource);
    const last = names.at(-1);
    if (names.length < 2 || last === undefined) {
      throw new OperatorError(
        'schema-first',
        'there is no earlier schema to go back to',
        'restore a backup: npm run dondoc -- restore DIR',
      );
    }
    await dataSource.undoLastMigration({ transaction: 'all' });
    return { undone: last };
  });
}

/** One migrator at a time; the second finds the work done. */
async function alone<T>(ownerUrl: string, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  const guard = new pg.Client({ connectionString: ownerUrl, application_name: 'dondoc migrate' });
  guard.on('error', () => undefined); // the next query says it
  await guard.connect();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const dataSource = await createDataSource(ownerUrl, {
      poolSize: 2,
      applicationName: 'dondoc migrate',
    }).initialize();
    try {
      await refuseNewer(dataSource);
      return await work(dataSource);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await guard.end();
  }
}

/**
 * For a process that is about to work on the database.
 *
 * @throws OperatorError `schema-newer`, or `schema-older` when it has not been migrated yet
 */
export async function requireSchema(dataSource: DataSource): Promise<void> {
  await refuseNewer(dataSource);
  const present = new Set(await appliedNames(dataSource));
  if (MIGRATIONS.every((migration) => present.has(migration.name))) return;
  throw new OperatorError(
    'schema-older',
    'the schema of the database is older than this program',
    'run: npm run dondoc -- migrate',
  );
}

async function refuseNewer(dataSource: DataSource): Promise<void> {
  const known = new Set(MIGRATIONS.map((migration) => migration.name));
  const unknown = (await appliedNames(dataSource)).find((name) => !known.has(name));
  if (unknown === undefined) return;
  throw new OperatorError(
    'schema-newer',
    `the database was migrated by a later version of this program (${unknown})`,
    'run that version or a later one, or restore a backup from before the upgrade',
  );
}

async function appliedNames(dataSource: DataSource): Promise<string[]> {
  const [{ found }] = (await dataSource.query(
    `SELECT to_regclass('schema_migration') IS NOT NULL AS found`,
  )) as [{ found: boolean }];
  if (!found) return [];
  const rows = (await dataSource.query('SELECT name FROM schema_migration ORDER BY id')) as {
    name: string;
  }[];
  return rows.map((row) => row.name);
}

async function grant(dataSource: DataSource, appRole: string): Promise<void> {
  const role = pg.escapeIdentifier(appRole);
  await dataSource.transaction(async (tx) => {
    await tx.query(`GRANT USAGE ON SCHEMA public TO ${role}`);
    await tx.query(`REVOKE CREATE ON SCHEMA public FROM ${role}`);
    await tx.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role}`);
    await tx.query(
      `REVOKE ALL ON event, engine_act, cycle_submission, checkpoint, mail_proof, schema_migration FROM ${role}`,
    );
    await tx.query(
      `GRANT SELECT, INSERT ON event, engine_act, cycle_submission, checkpoint, mail_proof TO ${role}`,
    );
    await tx.query(`GRANT SELECT ON schema_migration TO ${role}`);
  });
}
