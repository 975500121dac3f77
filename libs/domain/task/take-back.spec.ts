import { describe, expect, it } from '@jest/globals';
import { DEFAULT_POLICY } from '../ladder/index.js';
import { calendar } from './fixtures/acting.js';
import {
  decideTask,
  emptyTask,
  evolveTask,
  isWithdrawnDraft,
  type Recorded,
  type TaskContext,
  type TaskEvent,
  type TaskState,
  takeBack,
  taskCreated,
} from './index.js';

const ctx: TaskContext = {
  ...{ now: '2026-11-23T02:00:00Z', actor: 'van-phong', calendar, policy: DEFAULT_POLICY, goLive: null },
};
const applied = (state: TaskState, events: readonly TaskEvent[]) =>
  events.reduce((s, event) => evolveTask(s, { ...event, at: ctx.now } as Recorded<TaskEvent>), state);
const DRAFT = applied(emptyTask('khcn-3.6'), [
  taskCreated({
    ...{ code: '3.6', programme: 'khcn', kind: 'task', group: 3, title: 'Đề án', heldBy: null, demo: false },
  }),
]);
const PROFILE = {
  ...{ type: 'complete-profile', title: 'Đề án mới', leadUnits: ['so-khcn'], officer: 'can-bo' },
  deadlines: [{ deliverable: 'Đề án', rule: { kind: 'by', date: '2027-06-30' } }],
} as const;
const COMPLETED = applied(DRAFT, decideTask(DRAFT, { ...PROFILE } as never, ctx));
const ACTIVE = applied(COMPLETED, decideTask(COMPLETED, { type: 'activate' }, ctx));

describe('an import that is taken back', () => {
  it('ends the draft that it made, which can be opened again as the draft it was', () => {
    const ended = applied(COMPLETED, takeBack(COMPLETED, null, ctx));
    expect(ended.status).toBe('stopped');
    expect(isWithdrawnDraft(ended)).toBe(true);
    const again = applied(ended, decideTask(ended, { type: 'reopen', reason: 'nhập lại' }, ctx));
    expect(again).toMatchObject({ status: 'draft', title: 'Đề án mới', assignedOn: null });
    // Ended once more, where it had been ended before.
    expect(applied(again, takeBack(again, ended, ctx)).status).toBe('stopped');
  });

  it('lets a draft that it changed say again what it said, dates and all', () => {
    const back = applied(COMPLETED, takeBack(COMPLETED, DRAFT, ctx));
    expect(back).toMatchObject({
      ...{ status: 'draft', title: 'Đề án', leadUnits: [], officer: null, basis: null, deadlines: [] },
    });
    expect(back.version).toBeGreaterThan(COMPLETED.version);
  });

  it('gives a running task back to the officer who had it', () => {
    const moved = applied(ACTIVE, decideTask(ACTIVE, { type: 'assign', officer: 'can-bo-2' }, ctx));
    expect(applied(moved, takeBack(moved, ACTIVE, ctx))).toMatchObject({
      status: 'active',
      officer: 'can-bo',
    });
    expect(isWithdrawnDraft(moved)).toBe(false);
    expect(() => takeBack(moved, { ...ACTIVE, officer: null }, ctx)).toThrow(/chưa có cán bộ/);
  });

  it('does not make a draft of a task that ran and was stopped', () => {
    const stopped: TaskState = { ...ACTIVE, status: 'stopped' };
    const again = applied(stopped, decideTask(stopped, { type: 'reopen', reason: 'làm tiếp' }, ctx));
    expect(again.status).toBe('active');
  });
});
