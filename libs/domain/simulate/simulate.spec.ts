import { beforeAll, describe, expect, it } from '@jest/globals';
import type { SimulationLine } from '#contracts';
import { addDays } from '../calendar/index.js';
import { ABSENT, calendar, days, horizon, rules, run, table, task } from './fixtures/horizon.js';
import { simulateProgramme, simulateTasks } from './simulate.js';

describe('plan 2027, nobody answers', () => {
  let lines: SimulationLine[];
  beforeAll(() => {
    lines = run(task(), ABSENT);
  });

  it('runs the whole finite ladder of the rules, to the day', () => {
    // Written by hand from the rules of time; Fri 1/1/2027 is a holiday.
    expect(table(lines)).toEqual([
      '2026-10-06 ACK head:Đơn vị A',
      '2026-11-18 T-30 officer:Cán bộ A',
      '2026-12-04 T-14 officer:Cán bộ A',
      '2026-12-11 H-7 head:Đơn vị A',
      '2026-12-11 T-7 officer:Cán bộ A',
      '2026-12-15 H-3 head:Đơn vị A',
      '2026-12-15 T-3 officer:Cán bộ A',
      '2026-12-17 T-1 officer:Cán bộ A',
      '2026-12-18 T-0 officer:Cán bộ A',
      '2026-12-21 T+1 officer:Cán bộ A',
      '2026-12-22 L1 head:Đơn vị A',
      '2026-12-23 T+3 officer:Cán bộ A',
      '2026-12-24 L2 parent-head:Đơn vị A',
      '2026-12-28 L3 office',
      '2026-12-29 T+7 officer:Cán bộ A',
      '2026-12-30 L4 intake',
      '2027-01-06 T+12 officer:Cán bộ A',
      '2027-01-12 C-2 intake',
      '2027-01-13 T+17 officer:Cán bộ A',
      '2027-01-15 C+1 intake office',
      '2027-01-20 T+22 officer:Cán bộ A',
      '2027-01-21 C+5 intake office',
      '2027-01-27 T+27 officer:Cán bộ A',
      '2027-02-03 T+32 officer:Cán bộ A',
    ]);
  });

  it('sends everything at 08:00 and says why', () => {
    for (const line of lines) {
      expect(line.at.slice(10)).toBe('T01:00:00Z');
      expect(line.why.length).toBeGreaterThan(20);
    }
    expect(lines[0]!.deadline).toBeNull();
  });

  it('then has one line a month in the roll-up of the office', () => {
    const rollUp = lines.filter((l) => l.kind === 'status');
    expect(rollUp.slice(0, 3).map((l) => l.at.slice(0, 10))).toEqual([
      '2027-03-01',
      '2027-04-01',
      '2027-05-04',
    ]);
    expect(rollUp.every((l) => l.to.join() === 'office')).toBe(true);
  });

  it('gives the same lines twice, and the horizon only filters', () => {
    expect(JSON.stringify(run(task(), ABSENT))).toBe(JSON.stringify(lines));
    const part = simulateTasks([task()], ABSENT, { from: '2026-12-11', to: '2026-12-15' }, rules);
    expect(part).toEqual(lines.filter((l) => l.at >= '2026-12-10T17' && l.at < '2026-12-15T17'));
    expect(part).toHaveLength(4);
  });
});

describe('worked examples of the officer ladder', () => {
  it.each([
    [
      'plan 2028',
      '2027-01-02',
      { kind: 'yearly-before', monthDay: '12-20', planYear: 2028 } as const,
      ['2027-11-17', '2027-12-03', '2027-12-10', '2027-12-14', '2027-12-16', '2027-12-17'],
    ],
    [
      'period 2025-Q2 (T-3 and T-1 fall together)',
      '2025-05-01',
      { kind: 'period', period: '2025-Q2' } as const,
      ['2025-05-30', '2025-06-16', '2025-06-23', '2025-06-27', '2025-06-30'],
    ],
    [
      'by 01/05/2027',
      '2027-01-02',
      { kind: 'by', date: '2027-05-01' } as const,
      ['2027-03-30', '2027-04-15', '2027-04-22', '2027-04-26', '2027-04-28', '2027-04-29'],
    ],
  ])('%s', (_name, assignedOn, rule, expected) => {
    const lines = run(task({ assignedOn, deadlines: [{ id: 'm1', deliverable: '', rule }] }), ABSENT);
    expect(days(lines, /^T-/).map((d) => d.split(' ')[1])).toEqual(expected);
  });

  it('of T-3 and T-1 on one day the nearer stays', () => {
    const lines = run(
      task({
        assignedOn: '2025-05-01',
        deadlines: [{ id: 'm1', deliverable: '', rule: { kind: 'period', period: '2025-Q2' } }],
      }),
      ABSENT,
    );
    expect(days(lines, /^T-/)).toContain('T-1 2025-06-27');
    expect(days(lines, /^T-3$/)).toEqual([]);
    expect(days(lines, /^T\+1$/)).toEqual(['T+1 2025-07-01']);
  });

  it('drops rungs before the day of assignment but keeps that day', () => {
    expect(days(run(task({ assignedOn: '2026-12-11' }), ABSENT), /^T-/)).toEqual([
      'T-7 2026-12-11',
      'T-3 2026-12-15',
      'T-1 2026-12-17',
      'T-0 2026-12-18',
    ]);
    expect(days(run(task({ assignedOn: '2026-12-12' }), ABSENT), /^T-/)[0]).toBe('T-3 2026-12-15');
  });
});

describe('long tasks are asked each quarter', () => {
  const long = (assignedOn: string) =>
    task({
      assignedOn,
      deadlines: [{ id: 'm1', deliverable: '', rule: { kind: 'by', date: '2027-09-30' } }],
    });

  it('from 180 days, after assignment and before T-30', () => {
    // T-30 of Thu 30/9/2027 is Tue 31/8/2027; 1/7 and 1/4/2027 are working days, 1/1/2027 moves to Mon 4/1.
    expect(days(run(long('2026-10-01'), ABSENT), /^Q$/)).toEqual([
      'Q 2027-01-04',
      'Q 2027-04-01',
      'Q 2027-07-01',
    ]);
    expect(days(run(long('2027-04-01'), ABSENT), /^Q$/)).toEqual(['Q 2027-07-01']);
  });

  it('not under 180 days', () => {
    expect(days(run(long('2027-04-04'), ABSENT), /^Q$/)).toEqual([]);
    expect(days(run(long('2027-04-03'), ABSENT), /^Q$/)).toEqual(['Q 2027-07-01']);
  });
});

describe('a programme', () => {
  it('does not speak of what was due before it went live, and skips the standing body as its own judge', () => {
    const obligation = (code: string, planYear: number, leadUnit: string | null) => ({
      code,
      title: 'Kế hoạch năm',
      leadUnit,
      heldBy: leadUnit === null ? 'van-phong' : null,
      assignedOn: `${planYear - 1}-10-01`,
      rule: { kind: 'yearly-before', monthDay: '12-20', planYear } as const,
      deliverable: 'Dự thảo',
    });
    const programme = {
      code: 'khcn',
      goLive: '2026-01-01',
      standingBody: 'van-phong',
      obligations: [
        obligation('CU', 2026, 'dang-uy'),
        obligation('MOI', 2027, 'dang-uy'),
        obligation('VP', 2028, null),
      ],
    };
    const lines = simulateProgramme(programme, ABSENT, horizon, rules);
    expect(lines.filter((l) => l.task === 'CU')).toEqual([]);
    expect(
      days(
        lines.filter((l) => l.task === 'MOI'),
        /^L/,
      ),
    ).toHaveLength(4);
    const own = lines.filter((l) => l.task === 'VP');
    expect(days(own, /^L/).map((d) => d.slice(0, 2))).toEqual(['L1', 'L2', 'L4']);
    expect(own.find((l) => l.rung === 'T-7')!.to).toEqual(['unit:van-phong']);
    expect(days(own, /^C/)).toHaveLength(3);
  });
});

it('never sends on a rest day', () => {
  const lines = run(task({ assignedOn: addDays('2026-01-01', 3) }), ABSENT);
  for (const line of lines) expect(calendar.isWorkingDay(line.at.slice(0, 10))).toBe(true);
});
