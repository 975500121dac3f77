import { describe, expect, it } from '@jest/globals';
import { DEFAULT_POLICY } from '../ladder/index.js';
import { ABSENT, rules, run, task } from './fixtures/horizon.js';
import { said } from './fixtures/recorded.js';
import { type SampleDeadline, sampleLadder } from './sample-ladder.js';

const SAMPLE: SampleDeadline = { due: '2026-12-18', assignedOn: '2026-10-01', people: 'absent' };

describe('rules tried on a deadline', () => {
  it('send what the simulator sends for a task with that date, the roll-up once', () => {
    const rule = { kind: 'by', date: '2026-12-18' } as const;
    const lines = run(task({ deadlines: [{ id: 'm1', deliverable: '', rule }] }), ABSENT);
    const rollUp = lines.find(({ rung }) => rung === 'ROLLUP');
    const expected = lines.filter((line) => line.rung !== 'ROLLUP' || line === rollUp);
    expect(said(sampleLadder(SAMPLE, rules))).toEqual(
      expected.map((line) => `${line.at.slice(0, 10)} ${line.rung}`),
    );
  });

  it('follow the values', () => {
    const policy = {
      ...DEFAULT_POLICY,
      ...{ officerDaysBefore: [10, 0], headDaysBefore: [], overdueWorkingDays: [2] },
      escalation: { L1: 1, L2: 3, L3: 5, L4: 9 },
    };
    const steps = said(sampleLadder(SAMPLE, { ...rules, policy }));
    expect(steps.filter((line) => !/ [CA]/.test(line))).toEqual([
      ...['2026-12-08 T-10', '2026-12-18 T-0', '2026-12-21 L1', '2026-12-22 T+2', '2026-12-23 L2'],
      ...['2026-12-25 L3', '2026-12-31 L4', '2027-01-04 ROLLUP'],
    ]);
  });

  it('taken note of: what that silences is not sent, silence is', () => {
    const steps = said(sampleLadder({ ...SAMPLE, people: 'acknowledged' }, rules));
    expect(steps.slice(0, 3)).toEqual(['2026-10-15 NUDGE', '2026-12-11 H-7', '2026-12-11 T-7']);
  });

  it('handed in: the checker is reminded, then those above', () => {
    const steps = sampleLadder({ ...SAMPLE, people: 'submitted' }, rules);
    expect(said(steps).slice(-3)).toEqual(['2026-12-24 K-1', '2026-12-28 K+1', '2026-12-30 K+3']);
    expect(steps.slice(-3).map(({ roles }) => roles.join())).toEqual([
      ...['checker', 'office-deputy-chief', 'office-chief'],
    ]);
  });

  it('given on the day of its date: only what is still to come', () => {
    const steps = said(sampleLadder({ ...SAMPLE, assignedOn: '2026-12-18' }, rules));
    expect(steps.slice(0, 2)).toEqual(['2026-12-18 T-0', '2026-12-21 T+1']);
  });
});
