import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { IsoDate } from '#contracts';
import { addDays, daysBetween } from '../calendar/index.js';
import type { CaseEvent } from '../case/index.js';
import type { Recorded, TaskEvent } from '../task/index.js';
import {
  accepted,
  calendar,
  closed,
  concluded,
  on,
  opened,
  resumed,
  returned,
  START,
  sentUp,
  submitted,
  suspended,
  told,
} from './fixtures/lives.js';

/** What may happen next, at some later moment; what makes no sense changes nothing, as the fold is total. */
const step = fc.record({
  days: fc.integer({ min: 0, max: 9 }),
  what: fc.constantFrom(
    (d: IsoDate) => ({ task: submitted(d, addDays(d, -3)) }),
    (d: IsoDate) => ({ task: returned(d) }),
    (d: IsoDate) => ({ task: accepted(d) }),
    (d: IsoDate) => ({ task: suspended(d) }),
    (d: IsoDate) => ({ task: resumed(d) }),
    (d: IsoDate): { task: TaskEvent } => ({
      task: {
        type: 'reopened',
        data: { on: d, deadlineId: 'm1', reworkDue: addDays(d, 7) },
        text: { reason: 'x' },
      },
    }),
    (d: IsoDate): { task: TaskEvent } => ({
      task: {
        type: 'rung-superseded',
        data: {
          deadlineId: 'm1',
          key: `k${d}`,
          rung: 'T+1',
          kind: 'overdue',
          nominal: addDays(d, -4),
          slot: d,
          by: 'T+3',
          reason: 'outage',
        },
      },
    }),
    (d: IsoDate) => ({ case: opened(d) }),
    (d: IsoDate) => ({ case: sentUp(d) }),
    (d: IsoDate) => ({ case: concluded(d, 'recommend-stop', 'recommended') }),
    (d: IsoDate) => ({ case: concluded(d, 'return', 'draft') }),
    (d: IsoDate) => ({ case: closed(d) }),
  ),
});

describe('of any history', () => {
  it('no day is lost and none is counted twice', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), fc.integer({ min: 0, max: 40 }), (steps, rest) => {
        const task = [...START];
        const ofCase: Recorded<CaseEvent>[] = [];
        let day = '2026-12-01';
        for (const { days, what } of steps) {
          day = addDays(day, days);
          const next = what(day) as { task?: TaskEvent; case?: CaseEvent };
          if (next.task) task.push(on(day, next.task));
          if (next.case) ofCase.push(on(day, next.case));
        }
        const today = addDays(day, rest);
        const { segments, totals, since, endedOn } = told({ task, cases: [ofCase] }, today);
        const whole = daysBetween(since, endedOn ?? today);
        const days = segments.reduce((sum, s) => sum + s.calendarDays, 0);
        let last = since;
        for (const { from, to, calendarDays, workingDays } of segments) {
          // Only between an acceptance and a reopening is it nobody's.
          expect(from > last).toBe(true);
          expect(daysBetween(from, to) + 1).toBe(calendarDays);
          expect(workingDays).toBe(calendar.workingDaysBetween(addDays(from, -1), to));
          last = to;
        }
        const everEnded = task.some(({ type }) => type === 'deliverable-accepted');
        if (!everEnded) expect(days).toBe(whole);
        expect(days).toBeLessThanOrEqual(whole);
        expect(totals.reduce((sum, t) => sum + t.calendarDays, 0)).toBe(days);
      }),
      { numRuns: 300 },
    );
  });
});
