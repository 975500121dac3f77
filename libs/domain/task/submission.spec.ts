import { describe, expect, it } from '@jest/globals';
import { DEFAULT_POLICY } from '../ladder/index.js';
import { ActingTask, calendar, DECISION } from './fixtures/acting.js';
import { nextSlot, planSlot } from './plan.js';

const MONDAY = '2026-12-07T02:00:00Z';
const LATER = '2026-12-07T03:00:00Z';
const submit = { type: 'submit-deliverable', deadlineId: 'm1' } as const;
const withdraw = { type: 'withdraw-submission', deadlineId: 'm1' } as const;
const giveBack = { type: 'return-deliverable', deadlineId: 'm1', note: 'thiếu phụ lục' } as const;
const accept = { type: 'accept-deliverable', deadlineId: 'm1' } as const;

/** Due on 20/11/2026, before the programme's first day, and work without any date beside it. */
function withBacklog(): ActingTask {
  const task = new ActingTask(null, '2026-12-01');
  task.act('2026-10-01T02:00:00Z', {
    ...{ type: 'complete-profile', leadUnits: ['so-khcn'], officer: 'can-bo', basis: DECISION },
    deadlines: [
      { id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'by', date: '2026-11-20' } },
      { id: 'm2', deliverable: 'Theo dõi', rule: { kind: 'continuous' } },
    ],
  });
  task.act('2026-10-01T02:00:00Z', { type: 'activate' });
  task.act('2026-10-01T02:00:00Z', { type: 'acknowledge' });
  return task;
}

describe('a submission that is taken back', () => {
  const statuses = (task: ActingTask) => task.state.deadlines.map(({ status }) => status);

  it('leaves backlog silent, and work without a date without one', () => {
    const task = withBacklog();
    expect(statuses(task)).toEqual(['backlog', 'continuous']);
    for (const deadlineId of ['m1', 'm2']) {
      task.act(MONDAY, { ...submit, deadlineId });
      task.act(LATER, { ...withdraw, deadlineId });
    }
    expect(statuses(task)).toEqual(['backlog', 'continuous']);
    expect(task.coming(/^(officer|overdue|level)/)).toEqual([]);
  });

  it('leaves open work open, and rework rework', () => {
    const task = ActingTask.dueBy('2026-12-18');
    task.act(MONDAY, submit);
    task.act(LATER, withdraw);
    expect(task.deadline).toMatchObject({ status: 'open', submission: null });
    task.act(LATER, submit);
    task.act(LATER, giveBack);
    task.act(LATER, submit);
    task.act(LATER, withdraw);
    expect(task.deadline).toMatchObject({ status: 'rework', reworkDue: '2026-12-14' });
  });

  it('leaves what was given a date meanwhile open', () => {
    const document = { ...DECISION, number: '99-QĐ/TU', date: '2026-12-01' };
    const replaced = { type: 'replace-basis', rule: { kind: 'by', date: '2027-01-29' } } as const;
    const task = withBacklog();
    for (const deadlineId of ['m1', 'm2']) {
      task.act(MONDAY, { ...submit, deadlineId });
      task.act(MONDAY, { ...replaced, deadlineId, reason: 'mới', basis: document });
      task.act(LATER, { ...withdraw, deadlineId });
    }
    expect(statuses(task)).toEqual(['open', 'open']);
    const reworked = ActingTask.dueBy('2026-12-18');
    for (const command of [submit, giveBack, submit] as const) reworked.act(MONDAY, command);
    reworked.act(MONDAY, { ...replaced, deadlineId: 'm1', reason: 'mới', basis: document });
    reworked.act(LATER, withdraw);
    expect(reworked.deadline).toMatchObject({ status: 'open', legalDue: '2027-01-29', reworkDue: null });
  });
});

describe('what the checker is told in the next slot', () => {
  const rules = { calendar, policy: DEFAULT_POLICY };
  const told = (task: ActingTask) =>
    planSlot(task.state, rules, '2026-12-08').notices.filter(({ kind }) => kind === 'submitted').length;

  it('is what still waits for a check, once', () => {
    const task = ActingTask.dueBy('2027-03-31');
    task.act(MONDAY, submit);
    expect(told(task)).toBe(1);
    task.act(LATER, withdraw);
    expect(told(task)).toBe(0);
    task.act('2026-12-07T04:00:00Z', submit);
    expect(told(task)).toBe(1);
    task.act('2026-12-07T05:00:00Z', giveBack);
    expect(told(task)).toBe(0);
    task.act('2026-12-07T06:00:00Z', submit);
    expect(told(task)).toBe(1);
    task.act('2026-12-07T07:00:00Z', accept, 'kiem-tra');
    expect(told(task)).toBe(0);
  });

  it('wakes nobody for what was taken back', () => {
    const task = withBacklog();
    task.state = { ...task.state, notices: [] };
    const quiet = nextSlot(task.state, rules, '2026-12-08');
    task.act(MONDAY, submit);
    expect(nextSlot(task.state, rules, '2026-12-08')).toBe('2026-12-08');
    task.act(LATER, withdraw);
    expect(nextSlot(task.state, rules, '2026-12-08')).toBe(quiet);
  });
});
