import { availableParallelism } from 'node:os';
import { OperatorError } from '#contracts';
import type { Contender } from './contender.js';
import type { Definition, Figure } from './definition.js';
import { machineFacts } from './machine.js';
import { type BenchReport, type MeasuredRun, measured, type Skipped, summarised } from './report.js';

export interface ComparisonOptions {
  rounds: number;
  /** Names; all when not given. */
  contenders?: readonly string[];
  skipped?: readonly Skipped[];
  say: (line: string) => void;
}

/** Measures all contenders in turns and reports what the runs say together. */
export async function compare(
  definition: Definition,
  contenders: readonly Contender[],
  { rounds, contenders: wanted, skipped = [], say }: ComparisonOptions,
): Promise<BenchReport> {
  requireKnown(
    wanted,
    contenders.map(({ name }) => name),
    skipped,
  );
  const chosen = contenders.filter(({ name }) => wanted?.includes(name) ?? true);
  const startedAt = new Date().toISOString();
  const machine = await machineFacts();
  const runs = await alternate(chosen, rounds, (run) => say(told(run, definition.figures)));
  const { benchmark, ...result } = summarised(definition, chosen, runs);
  return { benchmark, startedAt, machine, rounds, ...result, skipped, runs };
}

/** @throws OperatorError `no-contender` */
export function requireKnown(
  wanted: readonly string[] | undefined,
  names: readonly string[],
  skipped: readonly Skipped[] = [],
): void {
  const known = [...names, ...skipped.map(({ contender }) => contender)];
  const unknown = wanted?.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new OperatorError('no-contender', `no contender ${unknown}`, `choose from: ${known.join(', ')}`);
}

/**
 * Measures every contender once in each round, so that a slow minute of the machine hits all of them. The product
 * goes first, since it alone prepares for long; the others follow at once, each round beginning with another one.
 */
export async function alternate(
  contenders: readonly Contender[],
  rounds: number,
  onRun: (run: MeasuredRun) => void,
): Promise<MeasuredRun[]> {
  const first = contenders.filter((c) => c.role === 'product');
  const others = contenders.filter((c) => c.role !== 'product');
  const runs: MeasuredRun[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const turn = others.length === 0 ? 0 : (round - 1) % others.length;
    for (const contender of [...first, ...others.slice(turn), ...others.slice(0, turn)]) {
      const run = measured(contender, round, await contender.measure(), availableParallelism());
      runs.push(run);
      onRun(run);
    }
  }
  return runs;
}

function told(
  { round, contender, seconds, figures, noisy, othersBefore }: MeasuredRun,
  known: readonly Figure[],
): string {
  const values = known.flatMap(({ name, title, unit }) => {
    const value = figures[name];
    return value === undefined ? [] : [`${title} ${Math.round(value * 100) / 100} ${unit}`.trim()];
  });
  const noise = noisy ? `, noisy (others ${othersBefore ?? '?'} % before)` : '';
  return `run ${round} ${contender}: ${seconds.toFixed(2)} s, ${values.join(', ')}${noise}`;
}
