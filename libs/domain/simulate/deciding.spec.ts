import { describe, expect, it } from '@jest/globals';
import type { CaseCommand, ScriptedAct, SimulatedTask, SimulationLine, TaskCommand } from '#contracts';
import { WorkingCalendar } from '../calendar/index.js';
import { DEFAULT_POLICY } from '../ladder/index.js';
import { type Behaviour, simulateTasks } from './simulate.js';

/** A calendar without holidays but 1/1/2027, so that the tables below can be checked by hand. */
const calendar = new WorkingCalendar({
  version: 'bang-tay',
  weeklyRest: ['sat', 'sun'],
  days: [{ date: '2027-01-01', kind: 'off', document: 'Bộ luật Lao động', status: 'confirmed' }],
} as unknown as ConstructorParameters<typeof WorkingCalendar>[0]);
const rules = { calendar, policy: DEFAULT_POLICY };
const horizon = { from: '2026-10-01', to: '2027-06-30' };

/** Due Friday 18/12/2026; L1 22/12, L2 24/12, L3 28/12, L4 30/12 by hand. */
const TASK: SimulatedTask = {
  code: 'A',
  title: 'Báo cáo',
  leadUnit: 'so',
  officer: 'can-bo',
  assignedOn: '2026-12-01',
  deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'by', date: '2026-12-18' } }],
};

const act = (on: string, command: TaskCommand): ScriptedAct => ({ on, time: '17:00', task: 'A', command });
const onCase = (on: string, command: CaseCommand): ScriptedAct => ({
  on,
  time: '17:00',
  task: 'A',
  command: { type: 'case', deadlineId: 'm1', command },
});
const conclude = (conclusion: Extract<CaseCommand, { type: 'conclude' }>['conclusion']): CaseCommand => ({
  type: 'conclude',
  conclusion,
});

function run(...acts: ScriptedAct[]): SimulationLine[] {
  const behaviour: Behaviour = { kind: 'script', acts };
  return simulateTasks([TASK], behaviour, horizon, rules);
}
const table = (lines: SimulationLine[], from: string, rungs: RegExp) =>
  lines
    .filter((l) => l.at > from && rungs.test(l.rung ?? ''))
    .map((l) => `${l.at.slice(0, 10)} ${l.rung}${l.legalDue ? ` → ${l.legalDue}` : ''}`);

describe('what is decided, by hand', () => {
  it('a new date ends the old ladder, closes the case and starts a ladder to the new date', () => {
    const lines = run(onCase('2027-01-04', conclude({ outcome: 'new-date', newDue: '2027-01-29' })));
    expect(table(lines, '2027-01-04T10', /./)).toEqual([
      '2027-01-15 T-14 → 2027-01-29',
      '2027-01-22 H-7 → 2027-01-29',
      '2027-01-22 T-7 → 2027-01-29',
      '2027-01-26 H-3 → 2027-01-29',
      '2027-01-26 T-3 → 2027-01-29',
      '2027-01-28 T-1 → 2027-01-29',
      '2027-01-29 T-0 → 2027-01-29',
      '2027-02-01 T+1 → 2027-01-29',
      '2027-02-02 L1 → 2027-01-29',
      '2027-02-03 T+3 → 2027-01-29',
      '2027-02-04 L2 → 2027-01-29',
      '2027-02-08 L3 → 2027-01-29',
      '2027-02-09 T+7 → 2027-01-29',
      '2027-02-10 L4 → 2027-01-29',
      '2027-02-16 T+12 → 2027-01-29',
      '2027-02-22 C-2 → 2027-01-29',
      '2027-02-23 T+17 → 2027-01-29',
      '2027-02-25 C+1 → 2027-01-29',
      '2027-03-02 T+22 → 2027-01-29',
      '2027-03-03 C+5 → 2027-01-29',
      '2027-03-09 T+27 → 2027-01-29',
      '2027-03-16 T+32 → 2027-01-29',
      '2027-04-01 ROLLUP → 2027-01-29',
      '2027-05-03 ROLLUP → 2027-01-29',
      '2027-06-01 ROLLUP → 2027-01-29',
    ]);
  });

  it('a date that is kept runs to the day of the check', () => {
    const lines = run(
      onCase('2027-01-04', conclude({ outcome: 'keep-date', directive: 'Làm ngay', checkDue: '2027-01-15' })),
    );
    expect(table(lines, '2027-01-04T10', /^(T|L1)/).slice(0, 6)).toEqual([
      '2027-01-08 T-7 → 2027-01-15',
      '2027-01-12 T-3 → 2027-01-15',
      '2027-01-14 T-1 → 2027-01-15',
      '2027-01-15 T-0 → 2027-01-15',
      '2027-01-18 T+1 → 2027-01-15',
      '2027-01-19 L1 → 2027-01-15',
    ]);
  });

  it('an explanation that is not given brings the case back to the committee by itself', () => {
    const lines = run(
      onCase(
        '2027-01-04',
        conclude({ outcome: 'request-explanation', question: 'Vì sao?', due: '2027-01-08' }),
      ),
    );
    // Back on Wednesday 13/1; the tenth working day after it is 27/1.
    expect(table(lines, '2027-01-04T10', /^[EC]/).map((l) => l.slice(0, 14).trim())).toEqual([
      '2027-01-07 E-1',
      '2027-01-11 E+1',
      '2027-01-13 E+3',
      '2027-01-25 C-2',
      '2027-01-28 C+1',
      '2027-02-03 C+5',
    ]);
  });

  it('a returned draft goes up again by itself', () => {
    const lines = run(onCase('2027-01-04', conclude({ outcome: 'return', reason: 'Chưa rõ đề xuất' })));
    // Five working days: Monday 11/1; up on Tuesday 12/1; the tenth working day after it is 26/1.
    expect(table(lines, '2027-01-04T10', /^[DC]/).map((l) => l.slice(0, 14).trim())).toEqual([
      '2027-01-08 D-1',
      '2027-01-12 D+1',
      '2027-01-22 C-2',
      '2027-01-27 C+1',
      '2027-02-02 C+5',
    ]);
  });

  it('a recommendation waits for its answer with the office, and the answer moves the date', () => {
    const answer = {
      type: 'record-answer',
      answer: 'agreed',
      basis: { title: 'Công văn', number: '12-CV/TU', date: '2027-01-20', issuer: null, line: null },
    } as const;
    const lines = run(
      onCase('2027-01-04', conclude({ outcome: 'recommend-date', newDue: '2027-03-31', reason: 'Chờ vốn' })),
      onCase('2027-01-21', answer),
    );
    expect(table(lines, '2027-01-04T10', /^R\+/).map((l) => l.slice(0, 15))).toEqual(['2027-01-18 R+10']);
    expect(table(lines, '2027-01-21T10', /^T-30/)).toEqual(['2027-03-01 T-30 → 2027-03-31']);
  });

  it('an extension asked for, signed and granted in time never reaches the superiors', () => {
    const lines = run(
      act('2026-12-14', {
        type: 'request-extension',
        deadlineId: 'm1',
        newDue: '2027-01-15',
        reason: 'Chờ số liệu',
      }),
      act('2026-12-15', { type: 'sign-extension', deadlineId: 'm1' }),
      act('2026-12-16', { type: 'decide-extension', deadlineId: 'm1', decision: 'grant' }),
      act('2027-01-14', { type: 'submit-deliverable', deadlineId: 'm1' }),
      act('2027-01-15', { type: 'accept-deliverable', deadlineId: 'm1' }),
    );
    expect(table(lines, '2026-12-16T10', /./)).toEqual([
      '2026-12-31 T-14 → 2027-01-15',
      '2027-01-08 H-7 → 2027-01-15',
      '2027-01-08 T-7 → 2027-01-15',
      '2027-01-12 H-3 → 2027-01-15',
      '2027-01-12 T-3 → 2027-01-15',
      '2027-01-14 T-1 → 2027-01-15',
    ]);
  });

  it('input is asked of another unit by a date of its own', () => {
    const lines = run(
      act('2026-12-02', {
        type: 'request-input',
        unit: 'so-tai-chinh',
        question: 'Kinh phí?',
        due: '2026-12-09',
      }),
      act('2026-12-10', { type: 'give-input', inputNo: 1, note: 'Thống nhất' }),
    );
    expect(table(lines, '2026-12-01', /^P/)).toEqual(['2026-12-08 P-1', '2026-12-10 P+1']);
  });
});
