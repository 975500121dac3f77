import type { Definition } from '../../../apps/cli/bench/definition.js';

export const MEASURED_PARTS = ['start', 'api', 'worker', 'postgres', 'temporal', 'mail'] as const;

const of = (contender: string, figure: string) => ({ contender, figure });

/** Cold: an empty folder. Warm: the same once more, with its data there. */
export const start: Definition = {
  benchmark: 'start',
  size: {},
  figures: [
    { name: 'coldSeconds', title: 'cold start', unit: 's' },
    { name: 'warmSeconds', title: 'warm start', unit: 's' },
    ...MEASURED_PARTS.map((part) => ({ name: `${part}MiB`, title: `memory of ${part}`, unit: 'MiB PSS' })),
    { name: 'allMiB', title: 'memory of all', unit: 'MiB PSS' },
    { name: 'pageKiB', title: 'first page, over the wire', unit: 'KiB' },
    { name: 'pageRequests', title: 'first page', unit: 'requests' },
    { name: 'domMs', title: 'first page, DOMContentLoaded', unit: 'ms' },
    { name: 'shownMs', title: 'first page, until it shows its tasks', unit: 'ms' },
    { name: 'againKiB', title: 'the same again, over the wire', unit: 'KiB' },
    { name: 'againShownMs', title: 'the same again, until it shows its tasks', unit: 'ms' },
  ],
  comparisons: [
    {
      name: 'cold start to that of the embedded parts alone',
      of: of('dondoc', 'coldSeconds'),
      to: of('parts-alone', 'coldSeconds'),
    },
    {
      name: 'warm start to that of the embedded parts alone',
      of: of('dondoc', 'warmSeconds'),
      to: of('parts-alone', 'warmSeconds'),
    },
  ],
};
