import { describe, expect, it } from '@jest/globals';
import { Metrics } from './metrics.js';

const lines = (page: string, name: string) =>
  page.split('\n').filter((line) => line.startsWith(`dondoc_${name}`));

describe('the page of numbers', () => {
  it('tells numbers by label, totals as counters, and nothing where there is none', async () => {
    const metrics = new Metrics('spec');
    metrics.reading({ name: 'rows', help: 'x', label: 'state', read: async () => ({ open: 2, shut: 0 }) });
    metrics.reading({ name: 'mended_total', help: 'x', read: async () => 7 });
    metrics.reading({ name: 'age_seconds', help: 'x', read: async () => null });
    const first = await metrics.text();
    expect(lines(first, 'rows')).toEqual([
      'dondoc_rows{state="open",process="spec"} 2',
      'dondoc_rows{state="shut",process="spec"} 0',
    ]);
    expect(first).toContain('# TYPE dondoc_mended_total counter');
    expect(first).toContain('# TYPE dondoc_age_seconds gauge');
    expect(lines(first, 'age_seconds')).toEqual([]);
    // Asked for again it is the same total, not twice of it.
    expect(lines(await metrics.text(), 'mended_total')).toEqual(['dondoc_mended_total{process="spec"} 7']);
  });

  it('stands although something cannot be asked for, and counts that', async () => {
    const metrics = new Metrics('spec');
    let away = false;
    const read = async () => {
      if (away) throw new Error('the connection broke');
      return 1;
    };
    metrics.reading({ name: 'one', help: 'x', read });
    metrics.reading({ name: 'two', help: 'x', read: async () => 2 });
    expect(lines(await metrics.text(), 'one')).toHaveLength(1);
    away = true;
    const page = await metrics.text();
    expect(lines(page, 'one')).toEqual([]);
    expect(lines(page, 'two')).toHaveLength(1);
    expect(lines(await metrics.text(), 'readings_failed_total')).toEqual([
      'dondoc_readings_failed_total{reading="one",process="spec"} 1',
    ]);
  });

  it('is made once for all who ask at the same time', async () => {
    const metrics = new Metrics('spec');
    let asked = 0;
    metrics.reading({ name: 'asked', help: 'x', read: async () => ++asked });
    await Promise.all([metrics.text(), metrics.text(), metrics.text()]);
    expect(asked).toBe(1);
  });
});
