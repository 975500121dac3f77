import { describe, expect, it } from '@jest/globals';
import { unitsReplaced } from './evolve-dates.js';
import { emptyTask, type Notice } from './state.js';

describe('units of a task that are replaced', () => {
  it('are replaced also in the notices that wait for the next slot; a person stays', () => {
    const notice = (key: string, to?: string): Notice => ({
      ...{ key, kind: 'input-asked', deadlineId: null, at: '2026-12-01T02:00:00.000Z' },
      ...(to === undefined ? {} : { to }),
    });
    const state = { ...emptyTask('t'), notices: [notice('a', 'so-cu'), notice('b', 'can-bo'), notice('c')] };
    expect(unitsReplaced(state, { 'so-cu': 'so-moi' }).notices).toEqual([
      notice('a', 'so-moi'),
      notice('b', 'can-bo'),
      notice('c'),
    ]);
  });
});
