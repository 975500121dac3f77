import pg from 'pg';
import type { Contender, Measurement } from '../../../apps/cli/bench/contender.js';
import { watched } from '../../../apps/cli/bench/watched.js';
import { emptyDatabase } from '../burst/stores.js';
import type { Parts } from '../rig/parts.js';
import { counted, crowd } from './crowd.js';
import { CLIENTS } from './definition.js';

/** About what the product keeps of a task, and writes of one act. */
const STATE = JSON.stringify({ state: 'x'.repeat(1_500) });
const ROW = JSON.stringify({ row: 'x'.repeat(400) });

/** One transaction that writes as many rows as a command does: one changed, the others new; a connection for each client. */
export class BareTransaction implements Contender {
  readonly name = 'bare-transaction';
  readonly role = 'limit';

  constructor(
    private readonly rig: { parts: Parts; superuserUrl: string },
    private readonly size: { commands: number; rows: number },
  ) {}

  async measure(): Promise<Measurement> {
    const { databaseUrl } = await emptyDatabase(this.rig.superuserUrl);
    const most = Math.max(...CLIENTS);
    const connections = await Promise.all(
      Array.from({ length: most }, async () => {
        const client = new pg.Client(databaseUrl);
        await client.connect();
        return client;
      }),
    );
    try {
      await connections[0]!.query(
        `CREATE TABLE state (id int PRIMARY KEY, body jsonb NOT NULL);
         CREATE TABLE entry (id bigserial PRIMARY KEY, body jsonb NOT NULL);
         INSERT INTO state SELECT n, '{}' FROM generate_series(0, ${most - 1}) AS n`,
      );
      const order = (client: number) => this.transaction(connections[client]!, client);
      await crowd(most, counted(4 * most), order);
      return await watched(
        () => this.rig.parts.pids,
        async () => {
          const figures: Record<string, number> = {};
          for (const clients of CLIENTS) {
            const { perSecond, p50ms, p99ms } = await crowd(clients, counted(this.size.commands), order);
            Object.assign(figures, {
              [`perSecond${clients}`]: perSecond,
              [`p50ms${clients}`]: p50ms,
              [`p99ms${clients}`]: p99ms,
            });
          }
          return { figures };
        },
      );
    } finally {
      await Promise.all(connections.map((client) => client.end()));
    }
  }

  private async transaction(client: pg.Client, id: number): Promise<void> {
    await client.query('BEGIN');
    await client.query({
      name: 'change',
      text: 'UPDATE state SET body = $2 WHERE id = $1',
      values: [id, STATE],
    });
    for (let n = 1; n < this.size.rows; n += 1) {
      await client.query({ name: 'add', text: 'INSERT INTO entry (body) VALUES ($1)', values: [ROW] });
    }
    await client.query('COMMIT');
  }
}
