import { join } from 'node:path';
import pg from 'pg';
import type { Child } from '../../../apps/cli/embedded/children.js';
import { tell, told } from '../rig/parts.js';
import { asDondoc, type ProcessRig, type Together, withCpu } from './rig.js';

/** As Temporal answers to a start over a network, on a machine of its own. */
const START_MS = 20;
const LIMIT_MS = 120_000;

/** The same committed changes carried on by one relay, by two, by four. */
export async function byRelays(rig: ProcessRig, processes: number): Promise<Together> {
  const { postgres, count } = rig;
  const client = new pg.Client(asDondoc(postgres.superuserUrl));
  await client.connect();
  const relays: Child[] = [];
  try {
    await client.query('TRUNCATE outbox');
    await client.query(ROWS, [count]);
    await client.query('VACUUM (ANALYZE) outbox');
    for (let i = 0; i < processes; i += 1) relays.push(await startRelay(rig, i));
    const handled = new Map<string, number>();
    let lastAt = 0;
    const all = new Promise<void>((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error('the relays do not end')), LIMIT_MS);
      const hear = (message: { type: string; id?: string }) => {
        if (message.type !== 'handled') return;
        handled.set(message.id!, (handled.get(message.id!) ?? 0) + 1);
        lastAt = Date.now();
        if (handled.size < count) return;
        clearTimeout(limit);
        resolve();
      };
      for (const child of relays) child.process.on('message', hear as (message: unknown) => void);
    });
    const begun = Date.now();
    const [, cpuMs] = await withCpu(rig, async () => {
      for (const child of relays) tell(child, { type: 'begin' });
      await all;
    });
    for (const child of relays) tell(child, { type: 'finish' });
    await Promise.all(relays.map(({ exited }) => exited));
    const [{ left }] = (await client.query('SELECT count(*)::int AS left FROM outbox WHERE done_at IS NULL'))
      .rows as [{ left: number }];
    const doubled = [...handled.values()].reduce((sum, times) => sum + times - 1, 0);
    return { seconds: (lastAt - begun) / 1000, done: handled.size, lost: left, doubled, cpuMs };
  } finally {
    for (const child of relays) await child.stop();
    await client.end();
  }
}

async function startRelay({ parts, postgres }: ProcessRig, nth: number): Promise<Child> {
  const child = await parts.start({
    name: `relay-${nth}`,
    command: process.execPath,
    args: [join(import.meta.dirname, 'relay-process.js')],
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      DATABASE_URL: postgres.appUrl,
      WAIT_MS: String(START_MS),
    },
    ipc: true,
  });
  await told(child, 'ready', LIMIT_MS);
  return child;
}

const ROWS = `
INSERT INTO outbox (topic, key, payload, created_at, available_at, attempts)
SELECT 'changed', 'task-' || n, '{"kind":"task","workflow":true}', now(), now(), 0 FROM generate_series(1, $1::int) AS n`;
