import { Client, Connection } from '@temporalio/client';
import type { FaultRig } from './rig/index.js';

/** A client of the rig's Temporal, past all proxies. */
export async function withTemporal<T>(
  { temporal }: Pick<FaultRig, 'temporal'>,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const { address, namespace } = temporal;
  const connection = await Connection.connect({ address });
  try {
    return await work(new Client({ connection, namespace }));
  } finally {
    await connection.close();
  }
}
