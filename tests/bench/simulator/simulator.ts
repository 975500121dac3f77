import { addDays, DEFAULT_POLICY, daysBetween, simulateProgramme, WorkingCalendar } from '#domain';
import { loadSeeds } from '#seeds';
import type { Benchmark } from '../../../apps/cli/bench/benchmark.js';
import type { Contender, Measurement } from '../../../apps/cli/bench/contender.js';
import { compare } from '../../../apps/cli/bench/rounds.js';
import { watched } from '../../../apps/cli/bench/watched.js';
import { simulated } from '../../../apps/cli/verbs/simulate.js';
import { simulator } from './definition.js';

const TIMES = 10;
const HORIZON = { from: '2026-01-01', to: '2031-06-30' };

/** The rules of all programmes to their end, with nobody answering: every ladder runs out. */
export const measure: Benchmark = async ({ size = TIMES, ...options }) => {
  const seeds = loadSeeds();
  const calendar = new WorkingCalendar(seeds.calendar);
  const rules = { calendar, policy: DEFAULT_POLICY };
  const programmes = seeds.programmes.map((programme) => simulated(programme, seeds.units));
  const begins = programmes.flatMap(({ obligations, cycles = [] }) => [
    ...obligations.map(({ assignedOn }) => assignedOn),
    ...cycles.map(() => HORIZON.from),
  ]);
  const days = begins.reduce((sum, begin) => sum + Math.max(0, daysBetween(begin, HORIZON.to) + 1), 0);
  const contender = (name: string, role: Contender['role'], once: () => number): Contender => ({
    name,
    role,
    measure: () => timed(size, days, once),
  });
  const product = contender('dondoc', 'product', () => {
    const lines = programmes.map((one) => simulateProgramme(one, { kind: 'absent' }, HORIZON, rules).length);
    return lines.reduce((sum, count) => sum + count, 0);
  });
  const bare = contender('bare-loop', 'limit', () => {
    let working = 0;
    for (const begin of begins) {
      for (let day = begin; day <= HORIZON.to; day = addDays(day, 1)) {
        if (calendar.isWorkingDay(day)) working += 1;
      }
    }
    return working;
  });
  return compare(simulator(size, days), [product, bare], options);
};

function timed(times: number, days: number, once: () => number): Promise<Measurement> {
  // What is compiled once is not what is measured.
  once();
  return watched(
    () => ({ harness: process.pid }),
    async () => {
      const began = performance.now();
      let lines = 0;
      for (let n = 0; n < times; n += 1) lines = once();
      const ms = (performance.now() - began) / times;
      return { figures: { ms, daysPerSecond: Math.round((1000 * days) / ms) }, notes: { lines } };
    },
  );
}
