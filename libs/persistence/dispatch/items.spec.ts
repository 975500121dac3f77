import { describe, expect, it } from '@jest/globals';
import {
  type CaseState,
  DEFAULT_POLICY,
  decideTask,
  emptyCase,
  emptyTask,
  evolveTask,
  planCaseSlot,
  planSlot,
  type TaskEvent,
  type TaskState,
  taskCreated,
  WorkingCalendar,
} from '#domain';
import { caseFacts, taskFacts, toldBy } from './facts.js';
import { caseItems, type Resolve, taskItems } from './items.js';
import { beforeSlot } from './rewind.js';

const RULES = {
  calendar: new WorkingCalendar({ version: 'thu', weeklyRest: ['sat', 'sun'], days: [] }),
  policy: DEFAULT_POLICY,
};
const AT = '2026-10-01T03:00:00Z';

function apply(state: TaskState, events: TaskEvent[], at = AT): TaskState {
  return events.reduce((s, event) => evolveTask(s, { ...event, at }), state);
}

/** Due on Friday 6/11/2026, assigned long before. */
function task(): TaskState {
  const ctx = { ...RULES, now: AT, actor: 'office', goLive: null };
  const created = taskCreated({
    ...{ code: '1.1', programme: 'khcn', kind: 'task', group: 1, title: 'Việc', heldBy: null, demo: false },
  });
  let state = apply(emptyTask('khcn-1.1'), [created]);
  const deadlines = [{ id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'by' as const, date: '2026-11-06' } }];
  state = apply(
    state,
    decideTask(state, { type: 'complete-profile', leadUnits: ['so'], officer: 'an', deadlines }, ctx),
  );
  return apply(state, decideTask(state, { type: 'activate' }, ctx));
}

const everyone: Resolve = async ({ role }) => ({ persons: [role], skip: null });
const nobody: Resolve = async () => ({ persons: [], skip: 'nobody' });

describe('items of a slot', () => {
  it('are one row for each person, with the rung, its day and why', async () => {
    const items = await taskItems(task(), planSlot(task(), RULES, '2026-10-07'), everyone, AT);
    expect(items.map(({ key, rung, kind, recipient }) => ({ key, rung, kind, recipient }))).toEqual([
      { key: 'khcn-1.1|ACK@2026-10-01|head|2026-10-07', rung: 'ACK', kind: 'escalation', recipient: 'head' },
      {
        key: 'khcn-1.1|m1:1/T-30|officer|2026-10-07',
        rung: 'T-30',
        kind: 'reminder',
        recipient: 'officer',
      },
      {
        key: `khcn-1.1|assigned@${AT}|officer|2026-10-07`,
        rung: 'assigned',
        kind: 'notice',
        recipient: 'officer',
      },
    ]);
    expect(items[1]).toMatchObject({
      nominal: '2026-10-07',
      late: false,
      aggregateVersion: 3,
      role: 'officer',
    });
  });

  it('name somebody once who is meant by two roles', async () => {
    const one: Resolve = async () => ({ persons: ['an'], skip: null });
    const file: CaseState = {
      ...emptyCase('khcn-1.1.m1.1'),
      taskId: 'khcn-1.1',
      deadlineId: 'm1',
      status: 'with-committee',
      reachedOn: '2026-11-18',
      answerDue: '2026-12-02',
    };
    // C+1 speaks to the intake and to the office.
    const items = await caseItems(file, planCaseSlot(file, RULES, '2026-12-03'), one, AT);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ rung: 'C+1', recipient: 'an', role: 'intake', late: false });
    expect(items[0]!.supersedes.map((s) => s.rung)).toEqual(['C-2']);
    const facts = caseFacts(file, items, toldBy(items), '2026-12-03');
    expect(facts.map((f) => [f.type, (f.data as { rung: string }).rung])).toEqual([
      ['rung-superseded', 'C-2'],
      ['escalated', 'C+1'],
    ]);
  });

  it('tell a head of an assignment where no officer is named yet', async () => {
    const noOfficer: Resolve = async ({ role }) =>
      role === 'officer' ? { persons: [], skip: 'nobody' } : { persons: [role], skip: null };
    const items = await taskItems(task(), planSlot(task(), RULES, '2026-10-02'), noOfficer, AT);
    expect(items).toMatchObject([{ rung: 'assigned', recipient: 'head' }]);
  });

  it('that reach nobody stay, without a recipient, and become a fact of that', async () => {
    const items = await taskItems(task(), planSlot(task(), RULES, '2026-10-07'), nobody, AT);
    expect(items.map(({ rung, recipient, skipReason }) => [rung, recipient, skipReason])).toEqual([
      ['ACK', null, 'nobody'],
      ['T-30', null, 'nobody'],
      ['assigned', null, 'nobody'],
    ]);
    const facts = taskFacts(task(), items, toldBy(items), '2026-10-07');
    expect(facts.map((fact) => fact.type)).toEqual(['rung-skipped', 'rung-skipped', 'notice-sent']);
  });
});

describe('facts', () => {
  it('are made once for a step, whoever is sent to first; the others are planned as if it were still to come', async () => {
    const slot = '2026-10-06';
    const items = await taskItems(
      task(),
      planSlot(task(), RULES, slot),
      async ({ role }) => ({ persons: role === 'head' ? ['hai', 'ba'] : ['an'], skip: null }),
      AT,
    );
    const heads = items.filter((item) => item.rung === 'ACK');
    const first = taskFacts(task(), [heads[0]!], toldBy(heads), slot);
    expect(first).toMatchObject([{ type: 'escalated', data: { rung: 'ACK', to: ['hai', 'ba'] } }]);
    const after = apply(task(), first);
    expect(taskFacts(after, [heads[1]!], toldBy(heads), slot)).toEqual([]);
    expect(planSlot(after, RULES, slot).steps.map((s) => s.rung.name)).not.toContain('ACK');
    expect(planSlot(beforeSlot(after, slot), RULES, slot).steps.map((s) => s.rung.name)).toContain('ACK');
  });
});
