import type { Comparison, Definition, Figure } from '../../../apps/cli/bench/definition.js';
import { ASKED, type Kind } from './asked.js';
import { COMMANDS } from './commands.js';
import { TABLES } from './footprint.js';
import { SLOT_STEPS, UPKEEP_STEPS } from './slots.js';
import { cpuOf } from './timed.js';

/** What is timed, in the order in which it is told of. */
const TIMED: readonly { kind: Kind; name: string }[] = [
  ...ASKED,
  ...COMMANDS.map((name) => ({ kind: 'command' as const, name })),
  ...SLOT_STEPS.map((name) => ({ kind: 'slot' as const, name })),
  ...UPKEEP_STEPS.map((name) => ({ kind: 'upkeep' as const, name })),
];

/** Nobody waits for what runs beside, so it has no target; each of its turns is bounded or once a day. */
const AT_MOST: Readonly<Partial<Record<Kind, number>>> = {
  list: 1.3,
  dashboard: 1.3,
  detail: 1.3,
  command: 1.3,
  slot: 1.3,
};

/** What lies on the disk and in memory. */
const LAID_DOWN: readonly Figure[] = [
  { name: 'database', title: 'database', unit: 'MB' },
  ...TABLES.flatMap((table) => [
    { name: `${table} rows`, title: `${table}, of a task in a year`, unit: 'rows' },
    { name: `${table} bytes`, title: `${table}, indexes included`, unit: 'bytes a row' },
  ]),
  { name: 'task year', title: 'a task in a year, rows and indexes', unit: 'bytes' },
  { name: 'mail rows', title: 'a mail with its lines and its proof', unit: 'bytes' },
  { name: 'mail', title: 'text of a mail with one line', unit: 'bytes' },
  { name: 'api rest', title: 'API at rest', unit: 'MB' },
  { name: 'api', title: 'API after all questions', unit: 'MB' },
  { name: 'read cpu', title: 'a question, API and PostgreSQL', unit: 'ms of a core' },
];

/** Sizes are the contenders: the same questions and acts in an installation of so many open tasks. */
export const nameOf = (open: number) => `${open.toLocaleString('en')} open`;

export function growth(sizes: readonly number[]): Definition {
  const [smallest, largest] = [nameOf(sizes[0]!), nameOf(sizes.at(-1)!)];
  const comparisons = TIMED.map(({ kind, name }): Comparison => {
    const atMost = AT_MOST[kind];
    return {
      name: `${kind}: ${name}, processor, largest to smallest`,
      of: { contender: largest, figure: cpuOf(name) },
      to: { contender: smallest, figure: cpuOf(name) },
      ...(atMost === undefined ? {} : { atMost }),
    };
  });
  return {
    benchmark: 'growth',
    size: { 'open tasks at most': sizes.at(-1)! },
    figures: [
      ...TIMED.flatMap(({ kind, name }) => [
        { name, title: `${kind}: ${name}`, unit: 'ms' },
        { name: cpuOf(name), title: `${kind}: ${name}`, unit: 'ms of a core' },
      ]),
      ...LAID_DOWN,
    ],
    comparisons,
  };
}
