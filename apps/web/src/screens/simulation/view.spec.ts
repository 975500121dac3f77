import { describe, expect, it } from '@jest/globals';
import { busiestFirst, EVERYTHING, looked, monthsOf, monthWord, NOBODY, type Step, warmth } from './view.js';

const day = (date: string, mails: number, items = mails) => ({ day: date, mails, items });

describe('the load on the page', () => {
  it('shows the fullest days first, of equal ones the sooner', () => {
    const days = [
      day('2026-12-01', 1),
      day('2026-12-02', 3, 3),
      day('2026-12-03', 3, 5),
      day('2026-12-04', 3, 3),
    ];
    expect(busiestFirst(days).map((one) => one.day.slice(8))).toEqual(['03', '02', '04', '01']);
  });

  it('has a column for each month between the first mail and the last', () => {
    expect(monthsOf([day('2026-11-30', 1), day('2027-02-01', 1)])).toEqual([
      ...['2026-11', '2026-12', '2027-01', '2027-02'],
    ]);
    expect(monthsOf([])).toEqual([]);
    expect(monthWord('2027-02')).toBe('02/2027');
  });

  it('is warm as it is full; one mail is not nothing', () => {
    expect([0, 1, 10, 11, 20].map((mails) => warmth(mails, 20))).toEqual([0, 1, 2, 3, 4]);
  });

  it('narrows the steps by day, month, person and task', () => {
    const step = (date: string, to: string[], subject: number) =>
      ({ day: date, to, subject, skipped: to.length > 0 ? null : 'chưa có người' }) as Step;
    const steps = [
      step('2026-12-01', ['a'], 0),
      step('2026-12-02', ['a', 'b'], 1),
      step('2027-01-04', ['b'], 1),
      step('2027-01-05', [], 0),
    ];
    const places = (by: object) => looked(steps, { ...EVERYTHING, ...by }).map((one) => steps.indexOf(one));
    expect(places({})).toEqual([0, 1, 2, 3]);
    expect(places({ person: NOBODY })).toEqual([3]);
    expect(places({ day: '2026-12-02' })).toEqual([1]);
    expect(places({ month: '2026-12', person: 'a' })).toEqual([0, 1]);
    expect(places({ subject: '1', person: 'b' })).toEqual([1, 2]);
  });
});
