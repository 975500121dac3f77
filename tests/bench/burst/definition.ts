import type { Definition } from '../../../apps/cli/bench/definition.js';

export const CONTENDERS = ['dondoc', 'pg-boss', 'graphile-worker', 'bullmq', 'composed-limit'];

const rate = (contender: string | { best: 'peer' | 'limit' }) => ({ contender, figure: 'perSecond' });

/** Seconds count from the instant T at which all mail is due. */
export const burst = (people: number): Definition => ({
  benchmark: 'burst',
  size: { people },
  figures: [
    { name: 'perSecond', title: 'sent', unit: 'mails/s' },
    { name: 'firstSeconds', title: 'first mail', unit: 's after T' },
    { name: 'halfSeconds', title: 'half of them', unit: 's after T' },
    { name: 'lastSeconds', title: 'last mail', unit: 's after T' },
    { name: 'lost', title: 'lost', unit: 'mails' },
    { name: 'doubled', title: 'doubled', unit: 'mails' },
  ],
  comparisons: [
    { name: 'mails/s to the best peer', of: rate('dondoc'), to: rate({ best: 'peer' }), atLeast: 2.5 },
    { name: 'mails/s to the composed limit', of: rate('dondoc'), to: rate({ best: 'limit' }), atLeast: 0.8 },
  ],
});
