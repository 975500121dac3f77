import { describe, expect, it } from '@jest/globals';
import { scale, ticks, yearOf } from './scale.js';

describe('the scale of a chart', () => {
  it.each([
    [
      [15, 70],
      [0, 20, 40, 60, 80],
    ],
    [
      [0.79, 0.8],
      [0.79, 0.795, 0.8],
    ],
    [
      [10, 13],
      [10, 11, 12, 13],
    ],
    [[100], [0, 20, 40, 60, 80, 100]],
    [[0], [0, 0.2]],
    [
      [-5, 5],
      [-6, -4, -2, 0, 2, 4, 6],
    ],
  ])('%j has the marks %j', (values, marks) => {
    expect(ticks(values)).toEqual(marks);
  });

  it('covers what it shows', () => {
    const y = scale([0, 80], [200, 0]);
    expect([y(0), y(40), y(80)]).toEqual([200, 100, 0]);
  });

  it('knows where a day lies in its year', () => {
    expect(yearOf('2027-01-01')).toBe(2027);
    expect(yearOf('2027-12-31')).toBeCloseTo(2027.997, 3);
  });
});
