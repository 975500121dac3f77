import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OperatorError } from '#contracts';
import type { Benchmark } from '../../../apps/cli/bench/benchmark.js';
import type { Contender } from '../../../apps/cli/bench/contender.js';
import { machineFacts } from '../../../apps/cli/bench/machine.js';
import { alternate } from '../../../apps/cli/bench/rounds.js';
import { ratios, summarise } from '../../../apps/cli/bench/summary.js';
import { openHome } from '../../../apps/cli/embedded/home.js';
import { startPostgres } from '../../../apps/cli/embedded/postgres.js';
import { onStopSignals } from '../../../apps/cli/embedded/stop-signals.js';
import { ComposedLimit } from '../contenders/limit.js';
import { Peer } from '../contenders/peer.js';
import { Product } from '../contenders/product.js';
import { letterTemplate } from './letter.js';
import { MailSink } from './mail-sink.js';
import { Parts } from './parts.js';
import { addressees } from './people.js';
import { nodeOfPeers, provideBundle, providePeers, provideRedis, provideTemporal } from './provide.js';
import type { Rig } from './rig.js';
import { emptyDatabase, emptyRedis, startRedis } from './stores.js';

const NAMES = ['dondoc', 'pg-boss', 'graphile-worker', 'bullmq', 'composed-limit'];

const WARM_UP = 1_000;

/** For PostgreSQL, whoever uses it; commits are durable for all. */
const DATABASE_SETTINGS = { shared_buffers: '512MB', max_connections: '300', max_wal_size: '2GB' };

/**
 * Ten thousand people, one mail each, due at one instant: the product beside job queues that send the same mail, and
 * beside what the machine allows, taking turns in the same minutes on the same parts.
 */
export const measure: Benchmark = async ({ people, rounds, contenders: wanted = NAMES, profile, say }) => {
  const unknown = wanted.find((name) => !NAMES.includes(name));
  if (unknown)
    throw new OperatorError('no-contender', `no contender ${unknown}`, `choose from: ${NAMES.join(', ')}`);
  const startedAt = new Date().toISOString();
  const machine = await machineFacts();
  const folder = await mkdtemp(join(tmpdir(), 'dondoc-bench-'));
  const parts = new Parts(await openHome(folder));
  const release = onStopSignals(
    () => void parts.stop().finally(() => process.exit(130)),
    () => process.exit(130),
  );
  let product: Product | null = null;
  try {
    const { home } = parts;
    const postgres = await startPostgres(home, { env: process.env, settings: DATABASE_SETTINGS });
    parts.add('postgres', postgres.child);
    const sink = await MailSink.start(parts);
    const template = letterTemplate();
    const rig: Rig = { home, parts, postgres, sink, people: addressees(people), template, profile, say };
    const skipped: { contender: string; why: string }[] = [];
    const contenders: Contender[] = [];
    if (wanted.includes('dondoc')) {
      await provideTemporal();
      await provideBundle();
      product = new Product(rig, rounds);
      contenders.push(product);
    }
    contenders.push(...(await peersOf(rig, wanted, skipped)));
    if (wanted.includes('composed-limit')) contenders.push(new ComposedLimit(rig));
    // The mail server's own code is compiled by the first mails that it gets; they are nobody's.
    await new ComposedLimit({ ...rig, people: rig.people.slice(0, WARM_UP) }).burst();
    const runs = await alternate(contenders, rounds, say);
    const summaries = contenders.map((c) =>
      summarise(
        c,
        runs.filter((run) => run.contender === c.name),
      ),
    );
    const noisy = runs.some((run) => run.noisy);
    const common = { benchmark: 'burst', startedAt, machine, people, rounds, noisy };
    return { ...common, contenders: summaries, ratios: ratios(summaries), skipped, runs };
  } finally {
    await product?.close();
    await parts.stop();
    release();
    await rm(folder, { recursive: true, force: true });
  }
};

async function peersOf(
  rig: Rig,
  wanted: readonly string[],
  skipped: { contender: string; why: string }[],
): Promise<Contender[]> {
  const peers: Contender[] = [];
  if (!['pg-boss', 'graphile-worker', 'bullmq'].some((name) => wanted.includes(name))) return peers;
  await providePeers();
  const store = () => emptyDatabase(rig.postgres.superuserUrl);
  if (wanted.includes('pg-boss')) {
    const node = nodeOfPeers();
    if (node !== null) peers.push(new Peer(rig, { name: 'pg-boss', node, store }));
    else
      skipped.push({
        contender: 'pg-boss',
        why: 'it needs Node.js 22.12, and there is none for this platform',
      });
  }
  if (wanted.includes('graphile-worker')) {
    peers.push(new Peer(rig, { name: 'graphile-worker', node: process.execPath, store }));
  }
  if (wanted.includes('bullmq')) {
    const program = await provideRedis();
    if (program === null) {
      skipped.push({
        contender: 'bullmq',
        why: 'no redis-server on this machine, and apt may not install one',
      });
    } else {
      const redisPort = await startRedis(rig.parts, program);
      const emptied = async () => {
        await emptyRedis(redisPort);
        return { redisPort };
      };
      peers.push(new Peer(rig, { name: 'bullmq', node: process.execPath, store: emptied }));
    }
  }
  return peers;
}
