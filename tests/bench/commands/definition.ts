import type { Definition } from '../../../apps/cli/bench/definition.js';

export const CLIENTS = [1, 16, 64] as const;
/** So many are at work while a slot is sent. */
export const CLIENTS_IN_BURST = 16;

const of = (contender: string, figure: string) => ({ contender, figure });
const many = (clients: number) => `${clients} client${clients === 1 ? '' : 's'}`;

/** Each client gives its next command when the one before it is answered. */
export const commands = (size: { commands: number; people: number; rows: number }): Definition => ({
  benchmark: 'commands',
  size,
  figures: [
    ...CLIENTS.flatMap((clients) => [
      { name: `perSecond${clients}`, title: `done by ${many(clients)}`, unit: 'commands/s' },
      { name: `p50ms${clients}`, title: `median answer to ${many(clients)}`, unit: 'ms' },
      { name: `p99ms${clients}`, title: `99th of 100 answers to ${many(clients)}`, unit: 'ms' },
    ]),
    {
      name: 'perSecondInBurst',
      title: `done by ${many(CLIENTS_IN_BURST)} during a burst`,
      unit: 'commands/s',
    },
    { name: 'p50msInBurst', title: 'median answer during a burst', unit: 'ms' },
    { name: 'p99msInBurst', title: '99th of 100 answers during a burst', unit: 'ms' },
    { name: 'burstPerSecond', title: 'sent by that burst', unit: 'mails/s' },
  ],
  comparisons: [
    ...CLIENTS.map((clients) => ({
      name: `commands/s of ${many(clients)} to bare transactions`,
      of: of('dondoc', `perSecond${clients}`),
      to: of('bare-transaction', `perSecond${clients}`),
      atLeast: 0.3,
    })),
    {
      name: `99th of 100 answers to ${many(CLIENTS_IN_BURST)} during a burst to that without`,
      of: of('dondoc', 'p99msInBurst'),
      to: of('dondoc', `p99ms${CLIENTS_IN_BURST}`),
      atMost: 2,
    },
  ],
});
