import { describe, expect, it } from '@jest/globals';
import type { LegalMark } from '#contracts';
import { deadline, task } from '../fixtures/tasks.js';
import { frameOf, middleOf, placeOf } from './frame.js';
import { legalDays, lineOf } from './lines.js';
import { monthsOf } from './months.js';

const YEARS = { from: 2026, to: 2030 };
const YEAR = frameOf('2027', YEARS);
const TODAY = '2027-06-10';

const mark = (on: string, code = 'NV-01'): LegalMark => ({
  ...{ code, title: 'Kế hoạch năm', on, legalDue: on, workingDue: on, basis: null },
  rule: { kind: 'by', date: on },
});

describe('the line of a task', () => {
  it('goes from its assignment to its last date, cut at the edges, with a mark for every date in sight', () => {
    const one = task('1.1', {
      assignedOn: '2026-10-01',
      deadlines: [deadline('2027-03-31'), deadline('2028-06-30', { id: 'm2' })],
    });
    const line = lineOf(one, YEAR, TODAY);
    expect(line.bar).toEqual({ from: 0, to: 1 });
    expect(line.marks).toMatchObject([{ kind: 'due', date: '2027-03-31', at: middleOf('2027-03-31', YEAR) }]);
    expect(line).toMatchObject({ before: [], after: ['2028-06-30'], late: null, undated: null });
    expect(lineOf(one, frameOf('2029', YEARS), TODAY)).toMatchObject({ bar: null, marks: [] });
  });

  it('keeps the first date beside the one that was moved', () => {
    const moved = task('1.1', { deadlines: [deadline('2027-09-30', { originalDue: '2027-06-30' })] });
    expect(lineOf(moved, YEAR, TODAY).marks.map(({ kind, date }) => `${kind} ${date}`)).toEqual([
      ...['due 2027-09-30', 'original 2027-06-30'],
    ]);
  });

  it('is late from the first date that has passed until today', () => {
    const late = task('1.1', {
      deadlines: [
        deadline('2027-05-31', { outlook: 'overdue' }),
        deadline('2027-04-30', { id: 'm2', outlook: 'overdue' }),
        deadline('2027-03-31', { id: 'm3', outlook: 'done' }),
      ],
    });
    expect(lineOf(late, YEAR, TODAY).late).toEqual({
      from: placeOf('2027-04-30', YEAR),
      to: middleOf(TODAY, YEAR),
    });
  });

  it('says why there is no date', () => {
    const why = (...deadlines: Parameters<typeof deadline>[]) =>
      lineOf(task('1.1', { deadlines: deadlines.map((d) => deadline(...d)) }), YEAR, TODAY).undated;
    const event = { kind: 'on-event' as const, event: 'x', term: { kind: 'days-after' as const, days: 5 } };
    expect(why()).toBe('missing');
    expect(why([null, { rule: { kind: 'continuous' } }])).toBe('continuous');
    expect(why([null, { rule: event }])).toBe('event');
    expect(why(['2030-01-01'])).toBeNull();
  });
});

describe('days of documents', () => {
  it('stand once each, and are named where there is room', () => {
    const days = legalDays(
      [
        mark('2027-12-20'),
        mark('2027-12-31'),
        mark('2027-06-30'),
        mark('2027-12-20', 'NV-02'),
        mark('2031-01-01'),
      ],
      YEAR,
      0.1,
    );
    expect(days.map(({ date, named, marks }) => `${date} ${named} ${marks.length}`)).toEqual([
      ...['2027-06-30 true 1', '2027-12-20 true 2', '2027-12-31 false 1'],
    ]);
  });
});

describe('the dates month by month', () => {
  it('are in order, with those of documents among them', () => {
    const tasks = [
      task('1.1', { deadlines: [deadline('2027-12-31'), deadline(null, { id: 'm2' })] }),
      task('1.2', { deadlines: [deadline('2027-03-31')] }),
    ];
    const shown = monthsOf(tasks, [mark('2027-12-20'), mark('2026-12-20')], YEAR);
    expect(
      shown.map(({ month, entries }) => `${month}: ${entries.map((e) => (e.task ?? e.mark).code).join()}`),
    ).toEqual(['2027-03: 1.2', '2027-12: NV-01,1.1']);
  });
});
