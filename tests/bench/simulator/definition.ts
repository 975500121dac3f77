import type { Definition } from '../../../apps/cli/bench/definition.js';

const daysPerSecond = (contender: string) => ({ contender, figure: 'daysPerSecond' });

/** The days of all obligations and cycles, each from its beginning to the end of the programmes. */
export const simulator = (times: number, days: number): Definition => ({
  benchmark: 'simulator',
  size: { times, days },
  figures: [
    { name: 'ms', title: 'all programmes to their end', unit: 'ms' },
    { name: 'daysPerSecond', title: 'simulated', unit: 'days/s' },
  ],
  comparisons: [
    {
      name: 'days/s to a loop that only asks of each day whether it is a working day',
      of: daysPerSecond('dondoc'),
      to: daysPerSecond('bare-loop'),
    },
  ],
});
