import type { Benchmark } from '../../../apps/cli/bench/benchmark.js';
import type { Contender } from '../../../apps/cli/bench/contender.js';
import type { Skipped } from '../../../apps/cli/bench/report.js';
import { compare, requireKnown } from '../../../apps/cli/bench/rounds.js';
import { ComposedLimit } from '../contenders/limit.js';
import { Peer } from '../contenders/peer.js';
import { Product } from '../contenders/product.js';
import { startDatabase } from '../rig/engine.js';
import { provideBundle } from '../rig/provide.js';
import { withParts } from '../rig/run.js';
import { burst, CONTENDERS } from './definition.js';
import { letterTemplate } from './letter.js';
import { MailSink } from './mail-sink.js';
import { addressees } from './people.js';
import { nodeOfPeers, providePeers, provideRedis } from './provide.js';
import type { Rig } from './rig.js';
import { emptyDatabase, emptyRedis, startRedis } from './stores.js';

const PEOPLE = 2_000;
const WARM_UP = 1_000;

/**
 * Ten thousand people, one mail each, due at one instant: the product beside job queues that send the same mail, and
 * beside what the machine allows, taking turns in the same minutes on the same parts.
 */
export const measure: Benchmark = async ({ size = PEOPLE, profile, ...options }) => {
  const { rounds, contenders: wanted = CONTENDERS, say } = options;
  requireKnown(wanted, CONTENDERS);
  return withParts(async (parts) => {
    const { home } = parts;
    const postgres = await startDatabase(parts);
    const sink = await MailSink.start(parts);
    const template = letterTemplate();
    const rig: Rig = { home, parts, postgres, sink, people: addressees(size), template, profile, say };
    const skipped: Skipped[] = [];
    const contenders: Contender[] = [];
    const product = wanted.includes('dondoc') ? new Product(rig, rounds) : null;
    try {
      if (product) {
        await provideBundle();
        contenders.push(product);
      }
      contenders.push(...(await peersOf(rig, wanted, skipped)));
      if (wanted.includes('composed-limit')) contenders.push(new ComposedLimit(rig));
      // The mail server's own code is compiled by the first mails that it gets; they are nobody's.
      await new ComposedLimit({ ...rig, people: rig.people.slice(0, WARM_UP) }).measure();
      return await compare(burst(size), contenders, { ...options, skipped });
    } finally {
      await product?.close();
    }
  });
};

async function peersOf(rig: Rig, wanted: readonly string[], skipped: Skipped[]): Promise<Contender[]> {
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
