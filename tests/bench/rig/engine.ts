import { SEARCH_ATTRIBUTE } from '#contracts/names';
import { migrate } from '#persistence';
import { type EmbeddedPostgres, startPostgres } from '../../../apps/cli/embedded/postgres.js';
import { type TemporalOnPostgres, temporalOnPostgres } from '../../support/provision/temporal-on-postgres.js';
import type { Parts } from './parts.js';
import { freePorts } from './ports.js';
import { provideTemporal } from './provide.js';

/** For PostgreSQL, whoever uses it; commits are durable for all. */
const DATABASE_SETTINGS = { shared_buffers: '512MB', max_connections: '300', max_wal_size: '2GB' };

/** Services of Temporal, their membership, its HTTP. */
const TEMPORAL_PORTS = 12;

export async function startDatabase(parts: Parts): Promise<EmbeddedPostgres> {
  const postgres = await startPostgres(parts.home, { env: process.env, settings: DATABASE_SETTINGS });
  parts.add('postgres', postgres.child);
  return postgres;
}

/** The product's schema in its own database. */
export async function migrateDatabase({ ownerUrl }: EmbeddedPostgres): Promise<void> {
  await migrate(ownerUrl, 'dondoc_app');
}

/** Temporal's real server on the same PostgreSQL: the shape of production. */
export async function startTemporal(parts: Parts, postgres: EmbeddedPostgres): Promise<TemporalOnPostgres> {
  await provideTemporal();
  const temporal = await temporalOnPostgres(parts.home, {
    postgresUrl: postgres.superuserUrl,
    env: process.env,
    firstPort: await freePorts(TEMPORAL_PORTS),
    searchAttributes: Object.fromEntries(Object.values(SEARCH_ATTRIBUTE).map((name) => [name, 'Keyword'])),
  });
  parts.add('temporal', temporal.child);
  return temporal;
}
