import { describe, expect, it } from '@jest/globals';
import type { StatsView } from '#contracts';
import { worstFirst } from './worst-first.js';

type Row = StatsView['byUnit'][number];
const row = (code: string, more: Partial<Row>): Row => ({
  ...{ unit: { code, name: code }, total: 1, doneOnTime: 0, doneLate: 0, openInTime: 0, openOverdue: 0 },
  ...{ dueSoon: 0, awaitingCheck: 0, suspended: 0, stopped: 0, backlog: 0, undated: 0, onTimeRate: null },
  light: 'green',
  ...more,
});
const order = (...rows: Row[]) => worstFirst(rows).map(({ unit }) => unit.code);

describe('units on the dashboard', () => {
  it('come by their light, then by how much is overdue', () => {
    expect(
      order(
        row('xanh', {}),
        row('xám', { light: 'grey' }),
        row('một', { light: 'red', openOverdue: 1 }),
        row('vàng', { light: 'yellow', dueSoon: 9 }),
        row('ba', { light: 'red', openOverdue: 3 }),
      ),
    ).toEqual(['ba', 'một', 'vàng', 'xanh', 'xám']);
  });

  it('come by what is due soon, then by the rate, a unit without one last, then by name', () => {
    expect(
      order(
        row('không', {}),
        row('cao', { onTimeRate: 90 }),
        row('thấp', { onTimeRate: 40 }),
        row('Ánh', { onTimeRate: 40 }),
      ),
    ).toEqual(['Ánh', 'thấp', 'cao', 'không']);
    expect(
      order(row('ít', { light: 'yellow', dueSoon: 1 }), row('nhiều', { light: 'yellow', dueSoon: 2 })),
    ).toEqual(['nhiều', 'ít']);
  });
});
