import { describe, expect, it } from '@jest/globals';
import { ActingTask } from './fixtures/acting.js';

/** Given to an officer on Thu 01/10/2026, who says nothing; the third working day after is Tue 06/10. */
const unacknowledged = () => {
  const task = ActingTask.dueBy('2026-12-11');
  task.act('2026-10-01T03:00:00Z', { type: 'assign', officer: 'can-bo-2' });
  return task;
};
const acks = (task: ActingTask) => task.coming().filter((rung) => rung.startsWith('ACK'));

describe('a task that nobody has acknowledged', () => {
  it('is told to the head on the third working day after it was given', () => {
    expect(acks(unacknowledged())).toEqual(['ACK 2026-10-06']);
  });

  it('is told no more once a result was handed in, nor after that was returned', () => {
    const task = unacknowledged();
    task.act('2026-10-05T02:00:00Z', { type: 'submit-deliverable', deadlineId: 'm1' });
    expect(acks(task)).toEqual([]);
    task.act('2026-10-05T03:00:00Z', { type: 'return-deliverable', deadlineId: 'm1', note: 'Thiếu phụ lục' });
    expect(acks(task)).toEqual([]);
  });

  it('is told again for whoever gets it after that: the result was not theirs', () => {
    const task = unacknowledged();
    task.act('2026-10-05T02:00:00Z', { type: 'submit-deliverable', deadlineId: 'm1' });
    task.act('2026-10-05T03:00:00Z', { type: 'return-deliverable', deadlineId: 'm1', note: 'Thiếu phụ lục' });
    task.act('2026-10-06T02:00:00Z', { type: 'assign', officer: 'can-bo-3' });
    expect(acks(task)).toEqual(['ACK 2026-10-09']);
  });

  it('is told again once what was handed in was taken back: nobody has taken the task up', () => {
    const task = unacknowledged();
    task.act('2026-10-05T02:00:00Z', { type: 'submit-deliverable', deadlineId: 'm1' });
    task.act('2026-10-05T03:00:00Z', { type: 'withdraw-submission', deadlineId: 'm1' });
    expect(acks(task)).toEqual(['ACK 2026-10-06']);
    task.act('2026-10-05T04:00:00Z', { type: 'submit-deliverable', deadlineId: 'm1' });
    expect(acks(task)).toEqual([]);
  });
});
