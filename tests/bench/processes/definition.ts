import type { Comparison, Definition, Figure } from '../../../apps/cli/bench/definition.js';

export type Part = 'sender' | 'relay' | 'api';

/** On two cores a third API, which waits for little, has none left. */
export const NUMBERS: Readonly<Record<Part, readonly number[]>> = {
  sender: [1, 2, 4],
  relay: [1, 2, 4],
  api: [1, 2],
};

/** How much more two do than one, at least. */
const GAIN_OF_TWO: Readonly<Record<Part, number>> = { sender: 1.7, relay: 1.7, api: 1.3 };

export const contenderName = (part: Part, number: number) => `${part} × ${number}`;

const FIGURES: readonly Figure[] = [
  { name: 'sender', title: 'handed over', unit: 'mails/s' },
  { name: 'relay', title: 'carried on', unit: 'rows/s' },
  { name: 'api', title: 'carried out', unit: 'commands/s' },
  { name: 'cpu', title: 'processor, all parts', unit: 'ms of a core for one' },
  { name: 'lost', title: 'lost', unit: '' },
  { name: 'doubled', title: 'doubled', unit: '' },
];

export function processes(count: number): Definition {
  const parts = Object.entries(NUMBERS) as [Part, readonly number[]][];
  const gain = (part: Part, number: number): Comparison => ({
    name: `${number} of ${part} to one`,
    of: { contender: contenderName(part, number), figure: part },
    to: { contender: contenderName(part, 1), figure: part },
    ...(number === 2 ? { atLeast: GAIN_OF_TWO[part] } : {}),
  });
  const wrong = (part: Part, number: number, figure: 'lost' | 'doubled'): Comparison => ({
    name: `${figure} by ${contenderName(part, number)}`,
    of: { contender: contenderName(part, number), figure },
    atMost: 0,
  });
  return {
    benchmark: 'processes',
    size: { 'mails and rows': count },
    figures: FIGURES,
    comparisons: parts.flatMap(([part, numbers]) => [
      ...numbers.filter((number) => number > 1).map((number) => gain(part, number)),
      ...numbers.flatMap((number) => [wrong(part, number, 'lost'), wrong(part, number, 'doubled')]),
    ]),
  };
}
