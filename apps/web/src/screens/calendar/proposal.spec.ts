import { describe, expect, it } from '@jest/globals';
import type { CalendarDay } from '#contracts';
import { editsTo, isEmpty, NO_EDITS, proposedOf, rowsOn, withDays, withRest, withRows } from './proposal.js';
import { isAnnounced, run, yearOf } from './year.js';

const day = (date: string, more: Partial<CalendarDay> = {}): CalendarDay => ({
  ...{ date, kind: 'off', status: 'confirmed', name: 'Nghỉ' },
  ...more,
});
const SAVED = { weeklyRest: ['sat' as const, 'sun' as const], days: [day('2027-01-01'), day('2027-09-02')] };

describe('a proposed calendar', () => {
  it('replaces the rows of the days that are edited and keeps all others', () => {
    const edits = withDays(SAVED, NO_EDITS, [
      day('2027-09-03'),
      day('2027-09-02', { document: '14/TB-BNV' }),
    ]);
    expect(proposedOf(SAVED, edits).days.map(({ date, document }) => [date, document])).toEqual([
      ['2027-01-01', undefined],
      ['2027-09-02', undefined],
      ['2027-09-02', '14/TB-BNV'],
      ['2027-09-03', undefined],
    ]);
    const taken = withRows(SAVED, edits, '2027-09-02', []);
    expect(rowsOn(SAVED, taken, '2027-09-02')).toEqual([]);
    expect(proposedOf(SAVED, taken).days).toHaveLength(2);
  });

  it('is no edit where it says what is saved', () => {
    const edits = withDays(SAVED, NO_EDITS, [day('2027-09-03')]);
    expect(isEmpty(withRows(SAVED, edits, '2027-09-03', []))).toBe(true);
    expect(isEmpty(withDays(SAVED, NO_EDITS, [day('2027-01-01')]))).toBe(true);
    expect(isEmpty(withRest(SAVED, NO_EDITS, ['sun', 'sat']))).toBe(true);
    expect(withRest(SAVED, NO_EDITS, ['sun']).weeklyRest).toEqual(['sun']);
  });

  it('is kept when somebody else saves another day meanwhile', () => {
    const edits = withDays(SAVED, NO_EDITS, [day('2027-09-03')]);
    const later = { ...SAVED, days: [...SAVED.days, day('2027-04-30')] };
    expect(proposedOf(later, edits).days.map(({ date }) => date)).toEqual([
      ...['2027-01-01', '2027-04-30', '2027-09-02', '2027-09-03'],
    ]);
  });

  it('brings an older version back, whatever was added since', () => {
    const older = { weeklyRest: ['sun' as const], days: [day('2027-01-01'), day('2027-05-01')] };
    expect(proposedOf(SAVED, editsTo(SAVED, older))).toEqual(older);
    expect(isEmpty(editsTo(SAVED, SAVED))).toBe(true);
  });
});

describe('a year', () => {
  it('has every day once, weeks from Monday', () => {
    const months = yearOf(2028, SAVED);
    const days = months.flatMap(({ weeks }) => weeks.flat()).filter((cell) => cell !== null);
    expect(days).toHaveLength(366);
    expect(months[1]!.weeks[0]!.map((cell) => cell?.date.slice(8) ?? '')).toEqual([
      ...['', '01', '02', '03', '04', '05', '06'],
    ]);
  });

  it('shows for a day the row that decides', () => {
    const days = [
      day('2027-01-02', { kind: 'work', status: 'estimated' }),
      day('2027-01-02', { kind: 'off', status: 'confirmed' }),
      day('2027-01-02', { kind: 'work', status: 'confirmed', scope: 'province', issuedOn: '2026-12-01' }),
    ];
    const [january] = yearOf(2027, { ...SAVED, days });
    const second = january!.weeks[0]!.find((cell) => cell?.date === '2027-01-02');
    expect(second).toMatchObject({ working: false, row: { status: 'confirmed', kind: 'off' } });
  });

  it('is announced when it has rows and no estimate', () => {
    expect(isAnnounced(2027, SAVED.days)).toBe(true);
    expect(isAnnounced(2028, SAVED.days)).toBe(false);
    expect(isAnnounced(2027, [...SAVED.days, day('2027-02-05', { status: 'estimated' })])).toBe(false);
    expect(run('2027-02-27', '2027-03-01')).toEqual(['2027-02-27', '2027-02-28', '2027-03-01']);
  });
});
