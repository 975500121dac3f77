import type { Definition } from '../../../apps/cli/bench/definition.js';

const of = (contender: string, figure = 'perSecond') => ({ contender, figure });

/** From the first order until Temporal has accepted the last start. */
export const activation = (tasks: number): Definition => ({
  benchmark: 'activation',
  size: { tasks },
  figures: [
    { name: 'perSecond', title: 'started', unit: 'workflows/s' },
    { name: 'cpuMs', title: 'processor for one, until all sleep', unit: 'ms' },
  ],
  comparisons: [
    {
      name: 'starts/s to bare starts of workflows that a worker takes',
      of: of('dondoc'),
      to: of('bare-start'),
      atLeast: 0.7,
    },
    {
      name: 'starts/s to bare starts that nobody takes',
      of: of('dondoc'),
      to: of('start-alone'),
    },
  ],
});
