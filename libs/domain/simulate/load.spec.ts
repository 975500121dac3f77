import { describe, expect, it } from '@jest/globals';
import { casesOf, loadOf } from './load.js';
import type { SimulatedStep } from './step.js';

function step(day: string, rung: string, to: string[], over: Partial<SimulatedStep> = {}): SimulatedStep {
  return {
    subject: { kind: 'task', id: 'khcn-1.1', code: '1.1', title: 'Việc', programme: 'khcn' },
    ...{ key: `1/${rung}`, roles: [], skip: to.length > 0 ? null : 'nobody' },
    line: {
      ...{ at: `${day}T01:00:00Z`, kind: 'reminder', programme: 'khcn', task: '1.1', deadline: 'm1', rung },
      ...{ legalDue: null, workingDue: null, to, why: `vì ${rung}` },
    },
    ...over,
  };
}

describe('the load', () => {
  const load = loadOf([
    step('2026-12-11', 'T-7', ['b', 'a']),
    step('2026-12-11', 'H-7', ['a']),
    step('2026-12-15', 'T-3', ['a']),
    step('2027-01-04', 'T-1', ['a']),
    step('2026-12-15', 'L3', []),
    step('2026-12-15', 'L4', [], { skip: 'debtor' }),
  ]);

  it('is one mail a day for each person, whatever it says', () => {
    expect(load.days).toEqual([
      { day: '2026-12-11', mails: 2, items: 3 },
      { day: '2026-12-15', mails: 1, items: 1 },
      { day: '2027-01-04', mails: 1, items: 1 },
    ]);
    expect([load.mails, load.items]).toEqual([4, 5]);
  });

  it('names who gets most first, with the fullest day and the months', () => {
    expect(load.people).toEqual([
      {
        ...{ person: 'a', mails: 3, items: 4, most: { day: '2026-12-11', items: 2 } },
        months: [
          { month: '2026-12', mails: 2 },
          { month: '2027-01', mails: 1 },
        ],
      },
      {
        ...{ person: 'b', mails: 1, items: 1, most: { day: '2026-12-11', items: 1 } },
        months: [{ month: '2026-12', mails: 1 }],
      },
    ]);
  });

  it('counts what reaches nobody, but not whoever would judge himself', () => {
    expect(load.unreached).toBe(1);
  });

  it('counts no stage that opens', () => {
    const opened = step('2026-12-11', 'STAGE-OPEN', ['unit:so']);
    const stage = { ...opened, line: { ...opened.line, kind: 'stage' as const } };
    expect(loadOf([stage])).toMatchObject({ mails: 0, items: 0, unreached: 0, people: [] });
  });
});

describe('the cases', () => {
  it('are drafted by L3 and go up by L4; one that is there already only goes up', () => {
    const other = { subject: { ...step('', '', []).subject, id: 'khcn-1.2', code: '1.2' } };
    const cases = casesOf([
      step('2026-12-28', 'L3', ['office']),
      step('2026-12-29', 'L4', ['intake'], other),
      step('2026-12-30', 'L4', []),
      step('2027-03-01', 'L3', ['office'], other),
    ]);
    expect(cases.map(({ subject, opensOn, goesUpOn }) => [subject.code, opensOn, goesUpOn])).toEqual([
      ['1.1', '2026-12-28', '2026-12-30'],
      ['1.2', null, '2026-12-29'],
      ['1.2', '2027-03-01', null],
    ]);
    expect(cases.map(({ why }) => why)).toEqual(['vì L3', 'vì L4', 'vì L3']);
  });
});
