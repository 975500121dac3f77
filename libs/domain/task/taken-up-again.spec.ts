import { describe, expect, it } from '@jest/globals';
import type { Conclusion } from '#contracts';
import { DEFAULT_POLICY } from '../ladder/index.js';
import { evolveTask } from './evolve.js';
import { ActingTask, calendar, DECISION } from './fixtures/acting.js';
import { taskRungs } from './ladders.js';

const MONDAY = '2026-12-07T02:00:00Z';
const BACK = '2026-12-21T02:00:00Z';

/** `m1` due on 11/12, `m2` on 15/12/2026; input is asked for by the 14th and a difficulty owned until then. */
function twoDates(): ActingTask {
  const task = new ActingTask();
  task.act('2026-10-01T02:00:00Z', {
    ...{ type: 'complete-profile', leadUnits: ['so-khcn'], officer: 'can-bo', basis: DECISION },
    deadlines: [
      { id: 'm1', deliverable: 'Một', rule: { kind: 'by', date: '2026-12-11' } },
      { id: 'm2', deliverable: 'Hai', rule: { kind: 'by', date: '2026-12-15' } },
    ],
  });
  task.act('2026-10-01T02:00:00Z', { type: 'activate' });
  task.act('2026-10-01T02:00:00Z', { type: 'acknowledge' });
  task.act(MONDAY, { type: 'request-input', unit: 'so-tai-chinh', question: 'x', due: '2026-12-14' });
  task.act(MONDAY, { type: 'report-difficulty', note: 'x' });
  task.act(MONDAY, { type: 'assign-difficulty', difficultyNo: 1, owner: 'chanh', due: '2026-12-14' });
  return task;
}

/** Everything that would still be sent although its day fell into the pause. */
function fromThePause(task: ActingTask, since = '2026-12-08', until = '2026-12-21'): string[] {
  return taskRungs(task.state, { calendar, policy: DEFAULT_POLICY })
    .filter(({ silenced, rung }) => silenced === null && rung.on >= since && rung.on < until)
    .map(({ deadlineId, rung }) => `${deadlineId ?? ''} ${rung.name} ${rung.on}`);
}

const overdue = (task: ActingTask) => task.coming().filter((rung) => rung.startsWith('T+'));

const conclude = (conclusion: Conclusion, deadlineId = 'm1') => ({
  ...{ type: 'apply-conclusion' as const, caseId: `khcn-1.1.${deadlineId}.1`, deadlineId, conclusion },
  basis: null,
});

describe('a pause', () => {
  it('is ended by the act that ends it, not by a conclusion on one of the deadlines', () => {
    const outcomes: Conclusion[] = [
      { outcome: 'new-date', newDue: '2027-01-29' },
      { outcome: 'keep-date', directive: 'x', checkDue: '2027-01-29' },
      { outcome: 'reassign', leadUnits: ['so-y-te'], checkDue: '2027-01-29' },
    ];
    for (const outcome of outcomes) {
      const task = twoDates();
      task.act('2026-12-08T00:30:00Z', { type: 'suspend', reason: 'chờ' });
      task.reach('2026-12-09T02:00:00Z', conclude(outcome));
      expect(task.state.status).toBe('suspended');
      expect(task.coming()).toEqual([]);
      task.act(BACK, { type: 'resume', reason: 'tiếp' });
      expect(fromThePause(task)).toEqual([]);
      expect(overdue(task).length).toBeGreaterThan(0);
    }
  });

  it('is not ended by the answer of the body above, but by its stop', () => {
    const answered = (agreed: { newDue: string } | 'stop' | null) => {
      const task = twoDates();
      task.act('2026-12-08T00:30:00Z', { type: 'suspend', reason: 'chờ' });
      task.reach('2026-12-09T02:00:00Z', {
        ...{ type: 'apply-answer', caseId: 'c', deadlineId: 'm1', agreed, checkDue: '2027-01-29' },
        basis: DECISION,
      });
      return task.state.status;
    };
    expect([{ newDue: '2027-01-29' }, null, 'stop' as const].map(answered)).toEqual([
      ...['suspended', 'suspended', 'stopped'],
    ]);
  });

  it('that a recorded conclusion has ended is not made up for either', () => {
    const task = twoDates();
    task.act('2026-12-08T00:30:00Z', { type: 'suspend', reason: 'chờ' });
    task.state = evolveTask(task.state, {
      ...{ type: 'conclusion-applied', at: BACK },
      data: {
        ...{ caseId: 'c', deadlineId: 'm1', on: '2026-12-21', outcome: 'keep-date', status: 'active' },
        ...{ date: null, directiveDue: '2027-01-29', leadUnits: null },
      },
    });
    expect(task.state.status).toBe('active');
    expect(fromThePause(task)).toEqual([]);
  });

  it('does not chase whoever could not acknowledge in it', () => {
    const task = new ActingTask();
    task.act(MONDAY, {
      ...{ type: 'complete-profile', leadUnits: ['so-khcn'], officer: 'can-bo', basis: DECISION },
      deadlines: [{ id: 'm1', deliverable: 'Một', rule: { kind: 'by', date: '2027-06-30' } }],
    });
    task.act(MONDAY, { type: 'activate' });
    expect(fromThePause(task)).toEqual([' ACK 2026-12-10']);
    task.act('2026-12-08T02:00:00Z', { type: 'suspend', reason: 'chờ' });
    task.act(BACK, { type: 'resume', reason: 'tiếp' });
    expect(fromThePause(task)).toEqual([]);
    task.act(BACK, { type: 'assign', officer: 'can-bo-2' });
    expect(task.coming(/^ack/)).toEqual(['ACK 2026-12-24']);
  });

  it('leaves the line of each month in the roll-up of what was overdue before it', () => {
    const task = ActingTask.dueBy('2026-10-30');
    task.act('2027-01-04T02:00:00Z', { type: 'suspend', reason: 'chờ' });
    task.act('2027-04-05T02:00:00Z', { type: 'resume', reason: 'tiếp' });
    expect(task.coming(/^roll-up/)).toEqual(['ROLLUP 2027-05-03']);
  });
});

describe('a stop', () => {
  it('that one deadline is taken up from leaves nothing of the time between to be sent', () => {
    const task = twoDates();
    task.act(MONDAY, { type: 'submit-deliverable', deadlineId: 'm1' }, 'can-bo');
    task.act(MONDAY, { type: 'accept-deliverable', deadlineId: 'm1' }, 'kiem-tra');
    task.act('2026-12-08T00:30:00Z', { type: 'stop', reason: 'thôi', basis: DECISION });
    task.act(BACK, { type: 'reopen', deadlineId: 'm1', reworkDue: '2027-01-29', reason: 'lại' });
    expect(task.state.status).toBe('active');
    expect(task.deadline).toMatchObject({ status: 'rework', reworkDue: '2027-01-29' });
    expect(fromThePause(task)).toEqual([]);
  });

  it('that is undone whole neither', () => {
    const task = twoDates();
    task.act('2026-12-08T00:30:00Z', { type: 'stop', reason: 'thôi', basis: DECISION });
    task.act(BACK, { type: 'reopen', reason: 'lại' });
    expect(fromThePause(task)).toEqual([]);
    expect(overdue(task).length).toBeGreaterThan(0);
  });
});
