import { describe, expect, it } from '@jest/globals';
import type { CalendarDay } from '#contracts';
import { addMonths, dateOf, dayNumber, lastDayOfMonth, weekday } from './plain-date.js';
import { instantAt, localDate } from './slot.js';
import { WorkingCalendar } from './working-calendar.js';

const calendarOf = (...days: CalendarDay[]) =>
  new WorkingCalendar({ version: '1', weeklyRest: ['sat', 'sun'], days });
const row = (over: Partial<CalendarDay>): CalendarDay => ({
  date: '2026-11-23',
  kind: 'off',
  status: 'confirmed',
  ...over,
});

describe('plain dates', () => {
  it('round trip and weekdays', () => {
    expect(dateOf(dayNumber('2026-12-19'))).toBe('2026-12-19');
    expect(weekday('2026-12-19')).toBe('sat');
    expect(weekday('2030-02-02')).toBe('sat');
    expect(weekday('1970-01-01')).toBe('thu');
  });

  it('months end where they end', () => {
    expect(lastDayOfMonth(2028, 2)).toBe('2028-02-29');
    expect(addMonths('2026-12-31', 2)).toBe('2027-02-28');
    expect(addMonths('2026-11-15', 14)).toBe('2028-01-15');
  });

  it('turns a local slot into an instant and back, without daylight saving', () => {
    expect(instantAt('2026-12-18', 8)).toBe('2026-12-18T01:00:00Z');
    expect(instantAt('2026-12-18', 24)).toBe('2026-12-18T17:00:00Z');
    expect(localDate('2026-12-18T17:00:00Z')).toBe('2026-12-19');
    expect(localDate('2026-12-18T16:59:59.999Z')).toBe('2026-12-18');
  });
});

describe('which row decides a day', () => {
  it('weekly rest where there is no row', () => {
    expect(calendarOf().isWorkingDay('2026-11-23')).toBe(true);
    expect(calendarOf().isWorkingDay('2026-11-28')).toBe(false);
  });

  it('every row counts, whatever its status', () => {
    expect(calendarOf(row({ status: 'proposed' })).isWorkingDay('2026-11-23')).toBe(false);
    expect(
      calendarOf(row({ date: '2026-11-28', kind: 'work', status: 'estimated' })).isWorkingDay('2026-11-28'),
    ).toBe(true);
  });

  it('the higher status wins, in either order', () => {
    const off = row({ status: 'confirmed', issuedOn: '2026-01-01' });
    const work = row({ status: 'proposed', kind: 'work', issuedOn: '2026-06-01' });
    expect(calendarOf(off, work).isWorkingDay('2026-11-23')).toBe(false);
    expect(calendarOf(work, off).isWorkingDay('2026-11-23')).toBe(false);
  });

  it('of equal status the later issue wins, and both are shown', () => {
    const first = row({ issuedOn: '2026-01-01' });
    const second = row({ kind: 'work', issuedOn: '2026-06-01' });
    const ruling = calendarOf(second, first).ruling('2026-11-23');
    expect(ruling.working).toBe(true);
    expect(ruling.overruled).toEqual([first]);
  });

  it('a provincial row never overrides a national one', () => {
    const national = row({ status: 'estimated', scope: 'national' });
    const province = row({ status: 'confirmed', kind: 'work', scope: 'province', issuedOn: '2026-10-01' });
    expect(calendarOf(national, province).isWorkingDay('2026-11-23')).toBe(false);
    expect(calendarOf({ ...province, kind: 'off' }).isWorkingDay('2026-11-23')).toBe(false);
  });

  it('refuses a calendar that never works', () => {
    const days = Array.from({ length: 900 }, (_, i) => row({ date: dateOf(dayNumber('2026-01-01') + i) }));
    expect(() => calendarOf(...days).onOrAfter('2026-01-01')).toThrow('không có ngày làm việc');
  });
});

describe('counting', () => {
  const calendar = calendarOf(
    row({}),
    row({ date: '2026-11-24' }),
    row({ date: '2026-11-28', kind: 'work' }),
  );

  it('does not count the starting day', () => {
    expect(calendar.addWorkingDays('2026-11-20', 1)).toBe('2026-11-25');
    expect(calendar.addWorkingDays('2026-11-27', 1)).toBe('2026-11-28');
    expect(calendar.subtractWorkingDays('2026-11-30', 2)).toBe('2026-11-27');
  });

  it('counts working days between, signed', () => {
    expect(calendar.workingDaysBetween('2026-11-20', '2026-11-30')).toBe(5);
    expect(calendar.workingDaysBetween('2026-11-30', '2026-11-20')).toBe(-5);
  });

  it('knows whether a year has been announced', () => {
    expect(calendarOf().isAnnounced(2027)).toBe(false);
    expect(calendarOf(row({ date: '2027-01-01' })).isAnnounced(2027)).toBe(true);
    expect(
      calendarOf(row({ date: '2027-01-01' }), row({ date: '2027-02-06', status: 'estimated' })).isAnnounced(
        2027,
      ),
    ).toBe(false);
  });
});
