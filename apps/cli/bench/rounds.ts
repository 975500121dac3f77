import { availableParallelism } from 'node:os';
import type { Contender } from './contender.js';
import { type MeasuredRun, measured } from './summary.js';

/**
 * Measures every contender once in each round, so that a slow minute of the machine hits all of them. The product
 * goes first, since it alone prepares for long; the others follow at once, each round beginning with another one.
 */
export async function alternate(
  contenders: readonly Contender[],
  rounds: number,
  say: (line: string) => void,
): Promise<MeasuredRun[]> {
  const first = contenders.filter((c) => c.role === 'product');
  const others = contenders.filter((c) => c.role !== 'product');
  const runs: MeasuredRun[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const turn = others.length === 0 ? 0 : (round - 1) % others.length;
    for (const contender of [...first, ...others.slice(turn), ...others.slice(0, turn)]) {
      const run = measured(contender, round, await contender.burst(), availableParallelism());
      runs.push(run);
      const trouble = run.lost + run.doubled + run.strange;
      say(
        `run ${round} ${contender.name}: ${run.seconds.toFixed(2)} s, ${run.perSecond} mails/s` +
          `${trouble > 0 ? `, lost ${run.lost}, doubled ${run.doubled}, strange ${run.strange}` : ''}` +
          `${run.noisy ? `, noisy (others ${run.othersBefore ?? '?'} % before)` : ''}`,
      );
    }
  }
  return runs;
}
