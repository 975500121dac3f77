import { describe, expect, it } from '@jest/globals';
import type { DueRule, IsoDate, LadderPolicy } from '#contracts';
import { addDays, instantAt, weekday } from '../calendar/index.js';
import { emptyCase, nextCaseSlot } from '../case/index.js';
import { DEFAULT_POLICY } from '../ladder/index.js';
import {
  assumeSent,
  firstSlotFrom,
  type LadderContext,
  nextSlot,
  planSlot,
  type TaskState,
} from '../task/index.js';
import { calendarOf, evolved, given, off, opened, PLAIN, work } from './fixtures/change.js';
import { changeCase, changeTask, type RuleChange, taskSteps } from './index.js';

/** A generator with a seed: the same edits in every run. */
function randomFrom(seed: number): () => number {
  let s = seed;
  return () => {
    s = (s * 1664525 + 1013904223) % 2 ** 32;
    return s / 2 ** 32;
  };
}

/** What really goes out from a day on: the planning of production, slot by slot. */
function sent(state: TaskState, ctx: LadderContext, now: string): Map<string, IsoDate> {
  const found = new Map<string, IsoDate>();
  let ahead = state;
  let from = firstSlotFrom(now, ctx.calendar, ctx.policy.slotHour);
  for (let i = 0; i < 60; i += 1) {
    const slot = nextSlot(ahead, ctx, from);
    if (slot === null) break;
    const plan = planSlot(ahead, ctx, slot);
    for (const step of plan.steps) {
      found.set(step.doneKey, slot);
      for (const s of step.supersedes) found.set(s.doneKey, slot);
    }
    ahead = assumeSent(ahead, plan);
    from = ctx.calendar.after(slot);
  }
  return found;
}

describe('preview = save, for random edits of an unchanged basis', () => {
  const random = randomFrom(20261122);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  const dayFrom = (first: IsoDate, span: number) => addDays(first, Math.floor(random() * span));
  const someDays = (count: number) =>
    Array.from({ length: count }, () => dayFrom('2026-11-20', 80)).map((d) =>
      ['sat', 'sun'].includes(weekday(d)) ? work(d) : off(d),
    );
  const someRule = (): DueRule => {
    const from = dayFrom('2026-11-20', 10);
    return pick<() => DueRule>([
      () => ({ kind: 'by', date: dayFrom('2026-12-12', 50) }),
      () => ({ kind: 'before', date: dayFrom('2026-12-14', 50), roll: pick(['none', 'next', 'previous']) }),
      () => ({ kind: 'days-after', from, days: 15 + Math.floor(random() * 40) }),
      () => ({ kind: 'working-days-after', from, days: 12 + Math.floor(random() * 30) }),
      () => ({ kind: 'months-after', from, months: 1 }),
      () => ({ kind: 'period', period: pick(['2026-12', '2027-01', '2026']) }),
    ])();
  };
  const somePolicy = (): LadderPolicy => ({
    ...DEFAULT_POLICY,
    version: '2',
    officerDaysBefore: pick([
      [30, 14, 7, 3, 1, 0],
      [21, 7, 0],
      [45, 10, 5, 1],
    ]),
    headDaysBefore: pick([[7, 3], [5], []]),
    overdueWorkingDays: pick([
      [1, 3, 7, 12, 17, 22, 27, 32],
      [1, 2, 4],
      [2, 6],
    ]),
    escalation: pick([DEFAULT_POLICY.escalation, { L1: 1, L2: 3, L3: 5, L4: 9 }]),
  });

  it.each(Array.from({ length: 150 }, (_, i) => i))('edit %i', () => {
    const old = calendarOf('1', someDays(3));
    const state = opened(someRule(), dayFrom('2026-11-20', 12), old);
    const change: RuleChange = {
      before: { calendar: old, policy: DEFAULT_POLICY },
      after: {
        calendar: calendarOf('2', [...old.data.days, ...someDays(4)]),
        policy: pick([DEFAULT_POLICY, somePolicy()]),
      },
      now: instantAt(dayFrom('2026-12-02', 40), pick([2, 10, 23])),
      cause: 'thử',
    };
    const preview = changeTask(state, change);
    const saved = evolved(state, preview.events, change.now);
    // Saved: what is planned from then on is what was planned before, changed as the preview said.
    const was = taskSteps(state, change.before, change.now);
    const foretold = new Map([...was].map(([key, step]) => [key, step.on]));
    for (const { key, to } of preview.steps) {
      if (to === null) foretold.delete(key);
      else foretold.set(key, to);
    }
    const levels = (key: string) => /\/L\d$/.test(key);
    const really = sent(saved, change.after, change.now);
    const quiet = ([key]: [string, unknown]) => !/ROLLUP/.test(key);
    const plain = (m: Map<string, IsoDate>) =>
      Object.fromEntries(
        [...m]
          .filter(quiet)
          .filter(([key]) => !levels(key))
          .sort(),
      );
    expect(plain(really)).toEqual(plain(foretold));
    // One level a day: the first comes on its day, each other not before its own.
    for (const [key, on] of foretold) {
      if (levels(key)) expect((really.get(key) ?? '') >= on).toBe(true);
    }
    for (const move of preview.dates) {
      const d = saved.deadlines.find((o) => o.id === move.deadlineId)!;
      expect(move.what === 'legal-due' ? d.legalDue : d.workingDue).toBe(move.to);
    }
    // Saving twice does it once, and the first date is kept.
    const again = { ...change, before: change.after };
    expect(changeTask(saved, again)).toEqual({ dates: [], steps: [], events: [] });
    expect(saved.deadlines[0]!.originalLegalDue).toBe(state.deadlines[0]!.originalLegalDue);
  });

  it('says nothing of a case where nothing changes', () => {
    const state = { ...emptyCase('c'), status: 'draft' as const };
    const change = given(PLAIN);
    expect(changeCase(state, change)).toEqual({ dates: [], steps: [], events: [] });
    expect(nextCaseSlot(state, change.after, '2026-12-10')).toBeNull();
  });
});
