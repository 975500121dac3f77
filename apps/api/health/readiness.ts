import type { ReadyView } from '#contracts';
import { type Persistence, requireSchema } from '#persistence';
import { attempt, readiness } from '#platform';
import type { TemporalProbe } from '../tokens.js';

/** Asks everything that the API stands on: for `/health/ready`, and for the alarms. */
export async function askReadiness(
  { dataSource }: Pick<Persistence, 'dataSource'>,
  temporal: TemporalProbe,
): Promise<ReadyView> {
  const [database, schema, conductor] = await Promise.all([
    attempt(async () => {
      const [row] = (await dataSource.query('SELECT pg_is_in_recovery() AS standby')) as [
        { standby: boolean },
      ];
      if (row.standby) throw Object.assign(new Error('read only'), { code: 'read-only' });
      return 'ghi được';
    }),
    attempt(async () => {
      await requireSchema(dataSource);
      return 'đúng phiên bản';
    }),
    attempt(() => temporal.check()),
  ]);
  return readiness({ database, schema, temporal: conductor });
}
