import { describe, expect, it } from '@jest/globals';
import type { CycleListItem } from '#contracts';
import { inOrder } from './order.js';

const cycle = (id: string, more: Partial<CycleListItem>) =>
  ({ id, title: id, status: 'running', nextDue: null, closedOn: null, ...more }) as CycleListItem;

describe('the list of cycles', () => {
  it('has the running ones first, by their next date, and the past ones last, the latest first', () => {
    const order = inOrder([
      cycle('old', { status: 'closed', closedOn: '2026-12-20' }),
      cycle('last', { status: 'closed', closedOn: '2027-12-20' }),
      cycle('held', { status: 'paused' }),
      cycle('waits', {}),
      cycle('later', { nextDue: '2028-08-31' }),
      cycle('soon', { nextDue: '2028-06-17' }),
    ]);
    expect(order.map(({ id }) => id)).toEqual(['soon', 'later', 'waits', 'held', 'last', 'old']);
  });
});
