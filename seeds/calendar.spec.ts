import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CalendarData } from '#contracts';
import { loadSeeds } from './load.js';

let calendar: CalendarData;
beforeAll(() => {
  calendar = loadSeeds().calendar;
});

const DAY_MS = 86_400_000;
const addDays = (date: string, n: number): string =>
  new Date(Date.parse(date) + n * DAY_MS).toISOString().slice(0, 10);

/** Read from the data alone: the row of the day, else the weekly rest. */
function isWorking(date: string): boolean {
  const row = calendar.days.find((d) => d.date === date);
  if (row) return row.kind === 'work';
  const weekday = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][new Date(date).getUTCDay()];
  return !calendar.weeklyRest.some((rest) => rest === weekday);
}

function workingDaysAfter(date: string, count: number): string {
  let day = date;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (isWorking(day)) left -= 1;
  }
  return day;
}

const dates = (...days: string[]) => days.map((d) => [d, isWorking(d)]);

describe('the working calendar as data', () => {
  it('has a version, the weekly rest, and rows from 2025 to 2031 in order', () => {
    expect(calendar.weeklyRest).toEqual(['sat', 'sun']);
    expect(calendar.version).not.toBe('');
    const sorted = calendar.days.map((d) => d.date);
    expect(sorted).toEqual([...sorted].sort());
    expect(new Set(sorted.map((d) => d.slice(0, 4))).size).toBe(7);
    expect(new Set(sorted).size).toBe(sorted.length);
  });

  it('rests at Tết 2026: five working days after Fri 06/02 is Fri 13/02, six is Mon 23/02', () => {
    for (const d of ['16', '17', '18', '19', '20']) expect(isWorking(`2026-02-${d}`)).toBe(false);
    expect(workingDaysAfter('2026-02-06', 5)).toBe('2026-02-13');
    expect(workingDaysAfter('2026-02-06', 6)).toBe('2026-02-23');
  });

  it('swaps working days by the notices', () => {
    expect(dates('2025-05-02', '2025-04-26')).toEqual([
      ['2025-05-02', false],
      ['2025-04-26', true],
    ]);
    expect(dates('2026-01-02', '2026-01-10', '2026-08-31', '2026-08-22')).toEqual([
      ['2026-01-02', false],
      ['2026-01-10', true],
      ['2026-08-31', false],
      ['2026-08-22', true],
    ]);
  });

  it('counts the proposed swap of 23/11/2026, and says that it is only proposed', () => {
    expect(dates('2026-11-23', '2026-11-24', '2026-11-28')).toEqual([
      ['2026-11-23', false],
      ['2026-11-24', false],
      ['2026-11-28', true],
    ]);
    const status = (date: string) => calendar.days.find((d) => d.date === date)?.status;
    expect(['2026-11-23', '2026-11-24', '2026-11-28'].map(status)).toEqual([
      'proposed',
      'confirmed',
      'proposed',
    ]);
  });

  it('rests on 30/4, 1/5 and their make-up day in 2027', () => {
    expect(['2027-04-29', '2027-04-30', '2027-05-01', '2027-05-03', '2027-05-04'].map(isWorking)).toEqual([
      true,
      false,
      false,
      false,
      true,
    ]);
  });

  it.each([
    ['2027', ['02-10', '02-11', '05-03']],
    ['2028', ['01-03', '01-31', '05-02', '09-04']],
    ['2029', ['09-04']],
    ['2030', ['02-06', '02-07']],
    ['2031', ['01-27', '01-28']],
  ])('makes up in %s what fell on a week-end, by art. 111(3)', (year, expected) => {
    const madeUp = calendar.days.filter((d) => d.date.startsWith(year) && d.name?.startsWith('Nghỉ bù'));
    expect(madeUp.map((d) => d.date.slice(5))).toEqual(expected);
    expect(madeUp.every((d) => d.status === 'estimated' && isWorking(d.date) === false)).toBe(true);
  });

  it('has the Vietnamese Tết of 2030, a day before the Chinese one', () => {
    expect(calendar.days.find((d) => d.date.startsWith('2030') && d.name?.includes('mùng 1'))?.date).toBe(
      '2030-02-02',
    );
  });

  it('does not make up 24/11 on a week-end (2029 Saturday, 2030 Sunday)', () => {
    expect(['2029-11-23', '2029-11-26', '2030-11-25'].map(isWorking)).toEqual([true, true, true]);
  });

  it('confirms after 2026 only what a law fixes by solar date', () => {
    const confirmed = calendar.days.filter((d) => d.date >= '2027' && d.status === 'confirmed');
    expect(new Set(confirmed.map((d) => d.date.slice(5)))).toEqual(
      new Set(['01-01', '04-30', '05-01', '09-02', '11-24']),
    );
  });
});
