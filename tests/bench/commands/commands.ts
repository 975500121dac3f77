import type { Benchmark } from '../../../apps/cli/bench/benchmark.js';
import { compare } from '../../../apps/cli/bench/rounds.js';
import { startDatabase } from '../rig/engine.js';
import { withParts } from '../rig/run.js';
import { BareTransaction } from './bare.js';
import { commands } from './definition.js';
import { openOffice } from './office.js';
import { HttpCommands } from './product.js';

const COMMANDS = 1_000;
const PEOPLE = 1_500;

/**
 * Officers who report over HTTP, one by one and many at once, and while a slot is sent to everybody. Beside it bare
 * transactions that write as many rows.
 */
export const measure: Benchmark = async ({ size = COMMANDS, profile: _, ...options }) =>
  withParts(async (parts) => {
    const { rounds, say } = options;
    const postgres = await startDatabase(parts);
    const office = await openOffice(parts, postgres, { people: PEOPLE, rounds, say });
    try {
      const rows = Object.values(office.rows).reduce((sum, count) => sum + count, 0);
      const product = new HttpCommands(office, size);
      const { superuserUrl } = postgres;
      const bare = new BareTransaction({ parts, superuserUrl }, { commands: size, rows });
      return await compare(commands({ commands: size, people: PEOPLE, rows }), [product, bare], options);
    } finally {
      await office.close();
    }
  });
