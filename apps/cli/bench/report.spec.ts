import { describe, expect, it } from '@jest/globals';
import type { Contender, Measurement } from './contender.js';
import type { Definition } from './definition.js';
import { type MeasuredRun, measured, spread, summarised } from './report.js';
import { alternate } from './rounds.js';

const product = { name: 'dondoc', role: 'product' } as const;
const slow = { name: 'slow', role: 'peer' } as const;
const quick = { name: 'quick', role: 'peer' } as const;

const rate = (contender: Definition['comparisons'][number]['of']['contender']) => ({
  contender,
  figure: 'perSecond',
});

const DEFINITION: Definition = {
  benchmark: 'specimen',
  size: { tasks: 3 },
  figures: [
    { name: 'perSecond', title: 'done', unit: '1/s' },
    { name: 'events', title: 'events', unit: 'each' },
  ],
  comparisons: [
    { name: 'to the best peer', of: rate('dondoc'), to: rate({ best: 'peer' }), atLeast: 2 },
    { name: 'to the limit', of: rate('dondoc'), to: rate({ best: 'limit' }), atLeast: 0.5 },
    { name: 'events', of: { contender: 'dondoc', figure: 'events' }, atMost: 12 },
    { name: 'events, free', of: { contender: 'dondoc', figure: 'events' } },
  ],
};

function measurement(figures: Record<string, number>, others: Partial<Measurement> = {}): Measurement {
  return { seconds: 1, figures, othersBefore: 0, cpu: { others: 0 }, notes: {}, ...others };
}

function run(who: { name: string; role: Contender['role'] }, figures: Record<string, number>): MeasuredRun {
  return measured({ ...who, measure: () => Promise.reject() }, 1, measurement(figures), 2);
}

describe('a benchmark', () => {
  it('takes the middle of its runs', () => {
    expect(spread([3, 1, 2])).toEqual({ min: 1, median: 2, max: 3 });
    expect(spread([4, 1, 2, 10])).toEqual({ min: 1, median: 3, max: 10 });
    expect(spread([0.005])).toEqual({ min: 0.01, median: 0.01, max: 0.01 });
  });

  it('compares medians with those of the best, and holds them against their targets', () => {
    const runs = [
      ...[90, 100, 400].map((perSecond) => run(product, { perSecond, events: 13 })),
      ...[10, 20, 30].map((perSecond) => run(slow, { perSecond })),
      ...[45, 40, 50].map((perSecond) => run(quick, { perSecond })),
    ];
    const { comparisons, contenders } = summarised(DEFINITION, [product, slow, quick], runs);
    expect(contenders.map(({ runs: count, figures }) => [count, Object.keys(figures)])).toEqual([
      [3, ['perSecond', 'events']],
      [3, ['perSecond']],
      [3, ['perSecond']],
    ]);
    expect(comparisons).toEqual([
      { name: 'to the best peer', of: 'dondoc', to: 'quick', value: 2.22, atLeast: 2, met: true },
      { name: 'to the limit', of: 'dondoc', to: null, value: null, atLeast: 0.5, met: null },
      { name: 'events', of: 'dondoc', to: null, value: 13, atMost: 12, met: false },
      { name: 'events, free', of: 'dondoc', to: null, value: 13, met: null },
    ]);
  });

  it('calls a run noisy when others used the machine before it or while it lasted', () => {
    const noisy = (others: Partial<Measurement>) =>
      measured({ ...product, measure: () => Promise.reject() }, 1, measurement({}, others), 2).noisy;
    expect(noisy({ othersBefore: 10, cpu: { others: 0.4 } })).toBe(false);
    expect(noisy({ othersBefore: 11 })).toBe(true);
    expect(noisy({ cpu: { others: 0.41 } })).toBe(true);
    expect(noisy({ cpu: { others: 0.41 }, seconds: 2 })).toBe(false);
    expect(noisy({ othersBefore: null, cpu: {} })).toBe(false);
    const quiet = run(product, {});
    expect(summarised(DEFINITION, [product], [quiet, quiet]).noisy).toBe(false);
    expect(summarised(DEFINITION, [product], [quiet, { ...quiet, noisy: true }])).toMatchObject({
      noisy: true,
      contenders: [{ noisy: true }],
    });
  });

  it('takes turns: the product first, and another one behind it in each round', async () => {
    const turns: string[] = [];
    const taking = (who: { name: string; role: Contender['role'] }): Contender => ({
      ...who,
      measure: () => {
        turns.push(who.name);
        return Promise.resolve(measurement({}));
      },
    });
    const runs = await alternate([slow, product, quick].map(taking), 2, () => undefined);
    expect(turns).toEqual(['dondoc', 'slow', 'quick', 'dondoc', 'quick', 'slow']);
    expect(runs.map(({ round }) => round)).toEqual([1, 1, 1, 2, 2, 2]);
  });
});
