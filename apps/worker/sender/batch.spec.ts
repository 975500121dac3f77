import { describe, expect, it } from '@jest/globals';
import { Batch } from './batch.js';

describe('a batch', () => {
  it('does in one round what came while the round before was under way', async () => {
    const rounds: number[][] = [];
    const release: (() => void)[] = [];
    const batch = new Batch<number, number>(async (items) => {
      rounds.push([...items]);
      await new Promise<void>((resolve) => release.push(resolve));
      return (item) => item * 2;
    });
    const first = batch.add(1);
    await new Promise((resolve) => setImmediate(resolve));
    const rest = [batch.add(2), batch.add(3)];
    release.shift()!();
    expect(await first).toBe(2);
    release.shift()!();
    expect(await Promise.all(rest)).toEqual([4, 6]);
    expect(rounds).toEqual([[1], [2, 3]]);
  });

  it('fails only those that fail, and goes on after a round that failed as a whole', async () => {
    let down = true;
    const batch = new Batch<string, void>(async () => {
      if (down) throw new Error('away');
      return (item) => {
        if (item === 'taken') throw new Error('taken over');
      };
    });
    await expect(batch.add('a')).rejects.toThrow('away');
    down = false;
    const results = await Promise.allSettled([batch.add('b'), batch.add('taken')]);
    expect(results.map((r) => r.status)).toEqual(['fulfilled', 'rejected']);
  });
});
