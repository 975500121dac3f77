import { describe, expect, it } from '@jest/globals';
import { DEFAULT_POLICY } from '../ladder/index.js';
import { calendarOf, given, off, opened, PLAIN } from '../preview/fixtures/change.js';
import { changeTask } from '../preview/index.js';
import { differenceOf } from './difference.js';
import { absent, recorded, rulesBy, sentUntil } from './fixtures/recorded.js';
import { underProposal } from './proposal.js';
import { type RecordedProgramme, type RecordedRules, simulateRecorded } from './recorded.js';
import { finished } from './step.js';

const now = '2026-12-10T03:00:00Z';
const before = rulesBy(PLAIN);

function compared(programme: RecordedProgramme, after: RecordedRules) {
  const today = finished(simulateRecorded(programme, absent(now)));
  const proposed = finished(underProposal(programme, { before, after, now }));
  const then = finished(simulateRecorded(proposed.programme, absent(now, { rules: after })));
  const different = differenceOf(today, then);
  return {
    dates: proposed.dates.map(({ what, from, to }) => `${what} ${from}→${to}`),
    moved: different.map(({ step, from, to }) => `${step.line.rung} ${from ?? '–'}→${to ?? '–'}`),
    kinds: different.map(({ kind }) => kind),
  };
}

describe('other rules for a programme', () => {
  const task = sentUntil(
    opened({ kind: 'days-after', from: '2026-12-08', days: 10 }, '2026-12-08'),
    '2026-12-11',
  );
  const programme = recorded({ tasks: [task] });
  const swapped = rulesBy(calendarOf('2', [off('2026-12-18')]));

  it('the same rules change nothing', () => {
    expect(compared(programme, before)).toEqual({ dates: [], moved: [], kinds: [] });
  });

  it('a new rest day moves the dates and the steps that the preview of the calendar names', () => {
    const { dates, moved } = compared(programme, swapped);
    expect(dates).toEqual(['legal-due 2026-12-18→2026-12-21', 'working-due 2026-12-18→2026-12-21']);
    const { steps } = changeTask(task, given(swapped.present.calendar));
    expect(steps.length).toBeGreaterThan(10);
    expect(moved).toEqual(
      expect.arrayContaining(steps.map((s) => `${s.rung} ${s.from ?? '–'}→${s.to ?? '–'}`)),
    );
    // What only comes later on, the committee's reminders, moves as well.
    expect(moved.filter((line) => line.startsWith('C')).length).toBeGreaterThan(0);
  });

  it('says what other values send more and less', () => {
    const policy = {
      ...DEFAULT_POLICY,
      version: '2',
      officerDaysBefore: [5, 1, 0],
      silencedByAcknowledgement: [5],
    };
    const { dates, moved, kinds } = compared(programme, rulesBy(PLAIN, policy));
    expect(dates).toEqual([]);
    expect(moved).toEqual(['T-5 –→2026-12-11', 'T-7 2026-12-11→–', 'T-3 2026-12-15→–']);
    expect(kinds).toEqual(['more', 'fewer', 'fewer']);
  });

  it('names the dates of what is not there yet', () => {
    const opening = {
      ...{ code: 'NV-12', title: 'Sơ kết', leadUnits: ['so'], heldBy: null, officer: null },
      assignedOn: '2026-12-14',
      deadlines: [{ id: 'm1', deliverable: '', rule: { kind: 'by', date: '2026-12-18' } as const }],
    };
    expect(compared(recorded({ openings: [opening] }), swapped).dates).toEqual([
      'working-due 2026-12-18→2026-12-17',
    ]);
  });
});
