import { describe, expect, it } from '@jest/globals';
import type { TaskListItem } from '#contracts';
import { type Group, grouped, groupOf } from './group.js';

describe('groups of Việc của tôi', () => {
  it.each<[TaskListItem['outlook'], number | null, Group]>([
    ['overdue', -3, 'overdue'],
    ['due-soon', 0, 'today'],
    ['due-soon', 1, 'week'],
    ['due-soon', 7, 'week'],
    ['on-track', 8, 'later'],
    ['scheduled', null, 'later'],
    ['awaiting-check', -2, 'later'],
    ['suspended', 3, 'later'],
  ])('%s with %s days left is in %s', (outlook, daysLeft, group) => {
    expect(groupOf({ outlook, daysLeft })).toBe(group);
  });

  it('hold forms of cycles by the same rule as tasks', () => {
    const form = { outlook: 'overdue' as const, daysLeft: -1 };
    const task = { outlook: 'due-soon' as const, daysLeft: 0 };
    expect(grouped([{ form }, { task }])).toEqual({
      overdue: [{ form }],
      today: [{ task }],
      week: [],
      later: [],
    });
  });
});
