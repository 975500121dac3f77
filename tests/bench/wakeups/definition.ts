import type { Definition } from '../../../apps/cli/bench/definition.js';

const of = (contender: string, figure: string) => ({ contender, figure });

/** A wake: from the firing of a workflow's timer to the setting of its next one, as the history has it. */
export const wakeups = (wakes: number): Definition => ({
  benchmark: 'wakeups',
  size: { wakes },
  figures: [
    { name: 'perSecond', title: 'woken, worked, asleep again', unit: 'wakes/s' },
    { name: 'events', title: 'history of one wake', unit: 'events' },
    { name: 'bytes', title: 'history of one wake', unit: 'bytes' },
    { name: 'cpuMs', title: 'processor of worker, Temporal and PostgreSQL for one wake', unit: 'ms' },
  ],
  comparisons: [
    {
      name: 'wakes/s to a bare workflow',
      of: of('dondoc', 'perSecond'),
      to: of('bare-workflow', 'perSecond'),
      atLeast: 0.7,
    },
    { name: 'events of history per wake', of: of('dondoc', 'events'), atMost: 12 },
    {
      name: 'bytes of history to a bare workflow',
      of: of('dondoc', 'bytes'),
      to: of('bare-workflow', 'bytes'),
    },
  ],
});
