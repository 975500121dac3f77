import pg from 'pg';
import { DataSource, type Logger } from 'typeorm';
import { SnakeCaseNames } from './column-names.js';
import { ENTITIES } from './entities/index.js';
import { MIGRATIONS } from './schema/index.js';
import { watchedClient } from './watched-client.js';

const PG_DATE = 1082;

/** A date stays the text that it is: a `Date` of the driver would be midnight in the machine's own zone. */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return oid === PG_DATE ? (value: string) => value : pg.types.getTypeParser(oid, format as 'text');
  },
};

/** What fails is thrown, and logged by whoever handles it. */
const SILENT: Logger = {
  log: () => undefined,
  logMigration: () => undefined,
  logQuery: () => undefined,
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
};

export interface DataSourceOptions {
  poolSize?: number;
  /** Shown in `pg_stat_activity`. */
  applicationName?: string;
  /** For programs that run for long: a connection on which a statement takes longer is given up. */
  answerWithinMs?: number;
  /**
   * For a program that only asks what an index answers in its order: nothing is gathered and sorted, whatever the
   * statistics say of a table that was filled a minute ago.
   */
  inOrderOfIndexes?: boolean;
}

const CONNECTION = '-c timezone=UTC -c lock_timeout=15s -c idle_in_transaction_session_timeout=60s';
const IN_ORDER_OF_INDEXES = '-c enable_sort=off -c enable_bitmapscan=off';

/** Not connected yet: `await (await createDataSource(url).initialize())`. The schema is never synchronised. */
export function createDataSource(url: string, options: DataSourceOptions = {}): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: 'schema_migration',
    migrationsRun: false,
    synchronize: false,
    logger: SILENT,
    namingStrategy: new SnakeCaseNames(),
    poolSize: options.poolSize ?? 10,
    applicationName: options.applicationName ?? 'dondoc',
    connectTimeoutMS: 10_000,
    installExtensions: false,
    extra: {
      types,
      ...(options.answerWithinMs === undefined ? {} : { Client: watchedClient(options.answerWithinMs) }),
      options: options.inOrderOfIndexes ? `${CONNECTION} ${IN_ORDER_OF_INDEXES}` : CONNECTION,
    },
  });
}
