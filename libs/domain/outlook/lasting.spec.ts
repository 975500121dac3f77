import { describe, expect, it } from '@jest/globals';
import type { DeadlineState } from '../task/index.js';
import { lastingLook } from './index.js';

const deadline = (change: Partial<DeadlineState>) =>
  ({ status: 'open', legalDue: '2026-12-19', reworkDue: null, ...change }) as DeadlineState;
const look = (...deadlines: DeadlineState[]) => lastingLook({ deadlines, acknowledgedOn: null });

describe('what of an outlook lasts', () => {
  it('is the earliest date that is open', () => {
    const later = deadline({ legalDue: '2027-03-31' });
    expect(look(later, deadline({}))).toMatchObject({ openDue: '2026-12-19', lasting: 'done' });
  });

  it('counts the date of the rework, and none that is handed in or accepted', () => {
    const rework = deadline({ status: 'rework', legalDue: '2026-12-01', reworkDue: '2026-12-10' });
    const handedIn = deadline({ status: 'submitted', legalDue: '2026-11-01' });
    const accepted = deadline({ status: 'accepted', legalDue: '2026-10-01' });
    expect(look(rework, handedIn, accepted)).toMatchObject({
      openDue: '2026-12-10',
      lasting: 'awaiting-check',
    });
  });

  it.each([
    [['accepted', 'history'], 'done'],
    [['accepted', 'waiting-event'], 'scheduled'],
    [['continuous', 'waiting-event'], 'on-track'],
    [['continuous', 'backlog'], 'backlog'],
    [['backlog', 'submitted'], 'awaiting-check'],
  ] as const)('of %j is %s', (statuses, lasting) => {
    expect(look(...statuses.map((status) => deadline({ status })))).toEqual({
      openDue: null,
      lasting,
      acknowledged: false,
    });
  });

  it('of a task without any date is that it will come', () => {
    expect(look().lasting).toBe('scheduled');
    expect(look(deadline({ legalDue: null })).lasting).toBe('scheduled');
  });
});
