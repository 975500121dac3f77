import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CalendarData, DatedRule, SimulatedTask, SimulationLine } from '#contracts';
import { addDays, localDate, WorkingCalendar } from '../calendar/index.js';
import { computeDue } from '../deadline/index.js';
import { simulateTasks } from '../simulate/index.js';
import {
  assumeSent,
  decideTask,
  emptyTask,
  evolveTask,
  pendingRungs,
  planSlot,
  taskCreated,
} from '../task/index.js';
import { DEFAULT_POLICY } from './policy.js';

const day = fc.integer({ min: 0, max: 1460 }).map((n) => addDays('2026-01-01', n));

const calendarData: fc.Arbitrary<CalendarData> = fc
  .array(
    fc.record({
      date: day,
      kind: fc.constantFrom('off' as const, 'work' as const),
      status: fc.constantFrom('confirmed' as const, 'proposed' as const, 'estimated' as const),
    }),
    { maxLength: 120 },
  )
  .map((days) => ({ version: 'ngau-nhien', weeklyRest: ['sat', 'sun'], days }));

const fixedRule: fc.Arbitrary<DatedRule> = fc.oneof(
  day.map((date) => ({ kind: 'by' as const, date })),
  day.map((date) => ({ kind: 'before' as const, date })),
  fc
    .constantFrom('2027', '2027-Q3', '2028-H1', '2027-11')
    .map((period) => ({ kind: 'period' as const, period })),
  fc
    .integer({ min: 2027, max: 2030 })
    .map((planYear) => ({ kind: 'yearly-before' as const, monthDay: '12-20', planYear })),
);
const countedRule: fc.Arbitrary<DatedRule> = fc.oneof(
  fc.record({ kind: fc.constant('days-after' as const), from: day, days: fc.integer({ min: 1, max: 400 }) }),
  fc.record({
    kind: fc.constant('working-days-after' as const),
    from: day,
    days: fc.integer({ min: 1, max: 200 }),
  }),
  fc.record({
    kind: fc.constant('months-after' as const),
    from: day,
    months: fc.integer({ min: 1, max: 24 }),
  }),
);
const anyRule = fc.oneof(fixedRule, countedRule);

interface Story {
  calendar: WorkingCalendar;
  task: SimulatedTask;
  lines: SimulationLine[];
  legalDue: string;
}

/** A task with nobody answering, under a random calendar; assigned up to two years before its date. */
const story = fc
  .tuple(calendarData, anyRule, fc.integer({ min: 0, max: 700 }))
  .map(([data, rule, lead]): Story => {
    const calendar = new WorkingCalendar(data);
    const { legalDue } = computeDue(rule, calendar);
    const task: SimulatedTask = {
      code: 'P-1',
      title: 'Việc',
      leadUnit: 'A',
      officer: 'B',
      assignedOn: addDays(legalDue, -lead),
      deadlines: [{ id: 'm1', deliverable: 'x', rule }],
    };
    const horizon = { from: '2020-01-01', to: addDays(legalDue, 200) };
    const lines = simulateTasks([task], { kind: 'absent' }, horizon, { calendar, policy: DEFAULT_POLICY });
    return { calendar, task, lines, legalDue };
  });

const check = (property: (s: Story) => void) => fc.assert(fc.property(story, property), { numRuns: 150 });

describe('every ladder, whatever the rule and the calendar', () => {
  it('sends on working days only, at the slot', () => {
    check(({ calendar, lines }) => {
      for (const l of lines) {
        expect(calendar.isWorkingDay(localDate(l.at))).toBe(true);
        expect(l.at.endsWith('T01:00:00Z')).toBe(true);
      }
    });
  });

  it('never speaks before the assignment', () => {
    check(({ task, lines }) => {
      for (const l of lines) expect(localDate(l.at) >= task.assignedOn).toBe(true);
    });
  });

  it('keeps its order: T-n, then T+n; L1 to L4 on different days; C after L4', () => {
    check(({ lines }) => {
      const rank = (name: string) => (name.startsWith('T-') ? -Number(name.slice(2)) : Number(name.slice(2)));
      const officer = lines.filter((l) => l.rung!.startsWith('T')).map((l) => rank(l.rung!));
      expect(officer).toEqual([...officer].sort((a, b) => a - b));
      const levels = lines.filter((l) => /^[LC]/.test(l.rung!)).map((l) => l.rung);
      expect(levels).toEqual(['L1', 'L2', 'L3', 'L4', 'C-2', 'C+1', 'C+5']);
      const steps = lines.filter((l) => l.rung!.startsWith('L')).map((l) => l.at);
      expect(new Set(steps).size).toBe(4);
    });
  });

  it('ends: eight overdue reminders, seven steps of escalation, no rung twice', () => {
    check(({ lines }) => {
      const sent = lines.filter((l) => l.kind !== 'status');
      expect(sent.filter((l) => l.kind === 'overdue')).toHaveLength(8);
      const keys = sent.filter((l) => l.rung !== 'Q').map((l) => `${l.deadline}/${l.rung}`);
      expect(new Set(keys).size).toBe(keys.length);
    });
  });

  it('aims reminders at the last working day in time, and overdue begins after the legal date', () => {
    check(({ lines, legalDue, calendar }) => {
      const workingDue = calendar.onOrBefore(legalDue);
      for (const l of lines) {
        expect([l.legalDue, l.workingDue]).toEqual(
          l.deadline === null ? [null, null] : [legalDue, workingDue],
        );
        if (l.rung!.startsWith('T-') || l.rung!.startsWith('H-'))
          expect(localDate(l.at) <= workingDue).toBe(true);
        if (l.kind === 'overdue') expect(localDate(l.at) > legalDue).toBe(true);
      }
    });
  });
});

it('a fixed date never moves, whatever the calendar', () => {
  fc.assert(
    fc.property(fixedRule, calendarData, calendarData, (rule, a, b) => {
      expect(computeDue(rule, new WorkingCalendar(a)).legalDue).toBe(
        computeDue(rule, new WorkingCalendar(b)).legalDue,
      );
    }),
  );
});

it('a counted date ends on a working day', () => {
  fc.assert(
    fc.property(countedRule, calendarData, (rule, data) => {
      const calendar = new WorkingCalendar(data);
      const { legalDue, workingDue } = computeDue(rule, calendar);
      expect(calendar.isWorkingDay(legalDue)).toBe(true);
      expect(workingDue).toBe(legalDue);
    }),
  );
});

it('a calendar edit moves only the future: what was sent is not sent again, nothing is planned in the past', () => {
  fc.assert(
    fc.property(
      calendarData,
      calendarData,
      fixedRule,
      fc.integer({ min: 1, max: 60 }),
      (a, b, rule, lead) => {
        const before = { calendar: new WorkingCalendar(a), policy: DEFAULT_POLICY };
        const { legalDue } = computeDue(rule, before.calendar);
        const edited = addDays(legalDue, -Math.floor(lead / 2));
        // Rows of the edit lie on or after the day it is saved.
        const future = b.days.filter((d) => d.date >= edited);
        const after = { ...before, calendar: new WorkingCalendar({ ...a, days: [...a.days, ...future] }) };
        let state = opened(rule, addDays(legalDue, -lead), before.calendar);
        const sentBefore: string[] = [];
        for (let d = state.assignedOn!; d < edited; d = addDays(d, 1)) {
          if (!before.calendar.isWorkingDay(d)) continue;
          const plan = planSlot(state, before, d);
          sentBefore.push(...plan.steps.map((s) => s.doneKey));
          state = assumeSent(state, plan);
        }
        const sentAfter: string[] = [];
        for (
          let d = after.calendar.onOrAfter(edited);
          d <= addDays(legalDue, 90);
          d = after.calendar.after(d)
        ) {
          const plan = planSlot(state, after, d);
          expect(plan.slot >= edited).toBe(true);
          sentAfter.push(...plan.steps.map((s) => s.doneKey));
          state = assumeSent(state, plan);
        }
        const all = [...sentBefore, ...sentAfter];
        expect(new Set(all).size).toBe(all.length);
        // A step that the edit put before one that was sent is over: the nearer one has been said.
        const open = pendingRungs(state, after).filter((r) => r.rung.track === 'officer');
        expect(open.map((r) => r.rung.name)).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});

function opened(rule: DatedRule, assignedOn: string, calendar: WorkingCalendar) {
  const now = `${assignedOn}T00:00:00Z`;
  const ctx = { now, actor: 'system', calendar, policy: DEFAULT_POLICY, goLive: null, byRule: true };
  const created = taskCreated({
    code: 'P',
    programme: 'p',
    kind: 'task',
    group: null,
    title: 'x',
    heldBy: null,
    demo: false,
  });
  let state = evolveTask(emptyTask('p'), { ...created, at: now });
  const deadlines = [{ id: 'm1', deliverable: 'x', rule }];
  for (const command of [
    { type: 'complete-profile' as const, leadUnits: ['a'], officer: 'b', deadlines },
    { type: 'activate' as const, assignedOn },
  ]) {
    state = decideTask(state, command, ctx).reduce((s, e) => evolveTask(s, { ...e, at: now }), state);
  }
  return state;
}
