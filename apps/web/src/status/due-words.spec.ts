import { describe, expect, it } from '@jest/globals';
import { timeLeft } from './due-words.js';

describe('time left in words', () => {
  it.each([
    [{ daysLeft: 7, workingDaysLeft: 5 }, 'còn 7 ngày (5 ngày làm việc)'],
    [{ daysLeft: 0, workingDaysLeft: 0 }, 'hạn hôm nay'],
    [{ daysLeft: -4, workingDaysLeft: -2 }, 'quá hạn 2 ngày làm việc'],
    [{ daysLeft: -1, workingDaysLeft: 0 }, 'quá hạn 1 ngày'],
    [{ daysLeft: 400, workingDaysLeft: 280 }, 'còn 400 ngày'],
    [{ daysLeft: null, workingDaysLeft: null }, ''],
  ])('%j is %s', (time, words) => {
    expect(timeLeft(time)).toBe(words);
  });
});
