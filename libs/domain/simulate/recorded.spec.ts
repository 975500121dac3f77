import { describe, expect, it } from '@jest/globals';
import type { SimulatedTask } from '#contracts';
import { oneStage } from '../cycle/fixtures/one-stage.js';
import { DEFAULT_POLICY } from '../ladder/index.js';
import { evolved, opened, PLAIN } from '../preview/fixtures/change.js';
import { absent, draftOf, recorded, said, sentUntil } from './fixtures/recorded.js';
import { simulateRecorded } from './recorded.js';
import { simulateTasks } from './simulate.js';
import { finished } from './step.js';

const rule = { kind: 'by', date: '2026-12-18' } as const;
const task = opened(rule, '2026-10-01');

/** What the simulator of a file says of the same task, from its assignment on. */
function wholeLife(from: string): string[] {
  const same: SimulatedTask = {
    ...{ code: '1.1', title: 'Việc', leadUnit: 'so', officer: 'can-bo', assignedOn: '2026-10-01' },
    deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule }],
  };
  const horizon = { from, to: '2027-06-30' };
  const rules = { calendar: PLAIN, policy: DEFAULT_POLICY };
  const lines = simulateTasks([same], { kind: 'absent' }, horizon, rules);
  return lines.map((line) => `${line.at.slice(0, 10)} ${line.rung}`);
}

describe('a programme as recorded', () => {
  it.each([
    ['before its first slot', '2026-10-01'],
    ['among its reminders', '2026-12-10'],
    ['overdue, one level told', '2026-12-23'],
  ])('goes on %s as the whole life of the task goes on', (_when, today) => {
    const programme = recorded({ tasks: [sentUntil(task, today)] });
    const steps = finished(simulateRecorded(programme, absent(`${today}T00:30:00Z`)));
    expect(said(steps)).toEqual(wholeLife(today));
    expect(steps.every(({ line }) => line.programme === 'khcn' && line.to.length > 0)).toBe(true);
  });

  it('takes up the case that a level opened', () => {
    const sent = sentUntil(task, '2026-12-29');
    const draft = draftOf(sent, '2026-12-28');
    const noted = { deadlineId: 'm1', caseId: draft.id, status: 'draft' } as const;
    const state = evolved(sent, [{ type: 'case-noted', data: noted }], '2026-12-28T01:00:00Z');
    const programme = recorded({ tasks: [state], cases: [{ state: draft, session: null }] });
    const steps = finished(simulateRecorded(programme, absent('2026-12-28T05:00:00Z')));
    expect(said(steps)).toEqual(wholeLife('2026-12-29'));
    expect(said(steps)).toContain('2027-01-11 C-2');
  });

  it('has nothing more to say of today once the slot of today has gone', () => {
    const programme = recorded({ tasks: [sentUntil(task, '2026-12-12')] });
    const steps = finished(simulateRecorded(programme, absent('2026-12-11T03:00:00Z')));
    expect(said(steps)[0]).toBe('2026-12-15 H-3');
  });

  it('in time: taken note of now, handed in on the last day, and over', () => {
    const programme = recorded({ tasks: [sentUntil(task, '2026-12-10')] });
    const run = absent('2026-12-10T00:30:00Z', { acts: true });
    expect(said(finished(simulateRecorded(programme, run)))).toEqual([
      ...['2026-12-11 H-7', '2026-12-11 T-7', '2026-12-15 H-3', '2026-12-15 T-3'],
      ...['2026-12-17 T-1', '2026-12-18 T-0'],
    ]);
  });

  it('in time: what a state does not allow is not done', () => {
    const gone = { ...task, status: 'suspended' as const };
    const run = absent('2026-12-10T00:30:00Z', { acts: true });
    expect(finished(simulateRecorded(recorded({ tasks: [gone] }), run))).toEqual([]);
  });

  it('opens what its clock has still to open, on its day', () => {
    const opening = {
      ...{ code: 'NV-01-2027', title: 'Kế hoạch', leadUnits: ['so'], heldBy: null, officer: null },
      assignedOn: '2026-12-01',
      deadlines: [{ id: 'm1', deliverable: 'Dự thảo', rule }],
    };
    const steps = finished(
      simulateRecorded(recorded({ openings: [opening] }), absent('2026-10-15T00:30:00Z')),
    );
    expect(said(steps).slice(0, 2)).toEqual(['2026-12-04 ACK', '2026-12-04 T-14']);
  });

  it('opens the cycles that are not there yet, and none twice', () => {
    const template = { ...oneStage, opens: { monthDay: '10-01', yearOffset: 0 } };
    const programme = recorded({ templates: [{ template, units: ['a', 'b'] }] });
    const horizon = { from: '2027-01-01', to: '2027-12-31' };
    const run = absent('2027-01-01T00:30:00Z', { horizon });
    const steps = finished(simulateRecorded(programme, run));
    expect(said(steps)[0]).toBe('2027-10-01 CYCLE-OPEN');
    const known = new Set([steps[0]!.subject.id]);
    expect(finished(simulateRecorded({ ...programme, known }, run))).toEqual([]);
  });

  it('counts what reaches nobody, and says why', () => {
    const namesOf = () => ({ names: [], skip: 'nobody' as const });
    const programme = recorded({ tasks: [task] });
    const steps = finished(simulateRecorded(programme, absent('2026-10-01T00:30:00Z', { namesOf })));
    expect(steps.length).toBeGreaterThan(20);
    expect(steps.every(({ skip, line }) => skip === 'nobody' && line.to.length === 0)).toBe(true);
  });
});
