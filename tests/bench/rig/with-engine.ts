import { Client, Connection } from '@temporalio/client';
import { migrateDatabase, startDatabase, startTemporal } from './engine.js';
import type { EngineRig } from './engine-rig.js';
import { provideBundle } from './provide.js';
import { withParts } from './run.js';

/** Gives a benchmark the product's database and workflows, and Temporal on the same PostgreSQL. */
export async function withEngine<T>(
  say: (line: string) => void,
  work: (rig: EngineRig) => Promise<T>,
): Promise<T> {
  return withParts(async (parts) => {
    await provideBundle();
    const postgres = await startDatabase(parts);
    await migrateDatabase(postgres);
    const temporal = await startTemporal(parts, postgres);
    const connection = await Connection.connect({ address: temporal.address });
    try {
      const client = new Client({ connection, namespace: temporal.namespace });
      return await work({ parts, postgres, temporal, client, say });
    } finally {
      await connection.close();
    }
  });
}
