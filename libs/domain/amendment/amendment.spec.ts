import { describe, expect, it } from '@jest/globals';
import {
  type AmendmentCommand,
  type AuthorityTable,
  type DueRule,
  type ProposeAmendment,
  proposeAmendment as proposal,
} from '#contracts';
import { DEFAULT_POLICY } from '../ladder/index.js';
import { ActingTask, calendar, DECISION, refusal } from '../task/fixtures/acting.js';
import { evolveTask, type Recorded, type TaskEvent, type TaskState } from '../task/index.js';
import {
  type AmendmentContext,
  type AmendmentState,
  decideAmendment,
  deciderOfAmendment,
  effectOfAmendment,
  emptyAmendment,
  evolveAmendment,
  proposeAmendment,
} from './index.js';

const TABLE: AuthorityTable = {
  issuers: [
    { unit: 'btv', level: 'above' },
    { unit: 'bcd', level: 'committee' },
  ],
  delegations: [],
  conclude: ['chair'],
};
const LETTER = { ...DECISION, number: '77-TB/TU', date: '2026-12-04' };
const NEW = {
  programme: 'khcn',
  unit: 'so-khcn',
  content: {
    title: 'Quy chế dữ liệu',
    leadUnits: ['so-khcn'],
    deliverable: 'Dự thảo quy chế',
    rule: { kind: 'by', date: '2027-06-30' },
  },
  reason: 'luật mới',
};

const given = (input: object): ProposeAmendment => proposal.parse(input);
const context = (more: Partial<AmendmentContext> = {}): AmendmentContext => ({
  ...{ today: '2026-12-07', actor: 'can-bo', calendar, authority: TABLE, level: null, task: null },
  ...{ programmeBasis: DECISION, newTask: 'khcn-bs-01' },
  ...more,
});
function proposed(input: object, ctx = context()): AmendmentState {
  return evolveAmendment(emptyAmendment('khcn.amendment.1'), proposeAmendment(given(input), ctx));
}
const led = (state: AmendmentState, command: AmendmentCommand, ctx = context()): AmendmentState =>
  decideAmendment(state, command, ctx).reduce(evolveAmendment, state);
const SIGN = { type: 'sign', documentNumber: '45/SKHCN' } as const;
const PREPARE = { type: 'prepare', opinion: 'phù hợp', recommends: 'accept' } as const;
const prepared = (input: object, ctx = context()) =>
  [SIGN, PREPARE].reduce<AmendmentState>((s, c) => led(s, c, ctx), proposed(input, ctx));

describe('a request for a new task', () => {
  it('is drafted, signed, prepared and decided in this order, each with its day and person', () => {
    const draft = proposed(NEW);
    expect(draft).toMatchObject({ status: 'draft', isNew: true, before: null, proposedOn: '2026-12-07' });
    expect(refusal(() => led(draft, PREPARE))).toContain('chưa được người đứng đầu đơn vị ký');
    const signed = led(draft, SIGN, context({ actor: 'giam-doc' }));
    // Ten working days: a default of ours.
    expect(signed).toMatchObject({ status: 'signed', answerDue: '2026-12-21', signed: { by: 'giam-doc' } });
    const ready = led(signed, { ...PREPARE, answerDue: '2026-12-11' });
    expect(ready).toMatchObject({ status: 'prepared', answerDue: '2026-12-11' });
    expect(refusal(() => led(ready, SIGN))).toContain('đang chờ quyết định');
    expect(led(ready, { type: 'withdraw' })).toMatchObject({ status: 'withdrawn', endedOn: '2026-12-07' });
  });

  it('says what it is missing before it is drafted', () => {
    const refused = (content: object) => refusal(() => proposed({ ...NEW, content }));
    expect(refused({})).toContain('content.title');
    expect(refused({ title: 'A' })).toContain('content.leadUnits');
    expect(refused({ ...NEW.content, rule: undefined })).toContain('content.rule');
    expect(refused({ ...NEW.content, coordinatingUnits: ['so-khcn'] })).toContain('vừa chủ trì vừa phối hợp');
  });

  it('is accepted by the body that gives tasks, with a numbered document and a code', () => {
    const ready = prepared(NEW);
    const accept = { type: 'decide', decision: 'accept', code: 'BS-01' } as const;
    expect(refusal(() => led(ready, accept))).toContain('basis: cần số và ngày');
    expect(refusal(() => led(ready, { type: 'decide', decision: 'accept', basis: LETTER }))).toContain(
      'code:',
    );
    expect(refusal(() => led(ready, { ...accept, basis: { ...LETTER, issuerUnit: 'bcd' } }))).toContain(
      'cấp nào giao, cấp đó điều chỉnh',
    );
    const done = led(ready, { ...accept, basis: LETTER });
    expect(done).toMatchObject({ status: 'accepted', task: 'khcn-bs-01', decision: { level: 'above' } });
    expect(deciderOfAmendment(ready, context()).level).toBe('above');
  });

  it('becomes a draft by the way every task is entered', () => {
    const ready = prepared({ ...NEW, content: { ...NEW.content, investment: true } });
    const command = { type: 'decide', decision: 'accept', code: 'BS-01', basis: LETTER } as const;
    expect(effectOfAmendment(ready, command, null, taskContext())).toEqual({
      create: {
        ...{ programme: 'khcn', code: 'BS-01', kind: 'task', group: null, title: 'Quy chế dữ liệu' },
        ...{ basis: LETTER, leadUnits: ['so-khcn'], investment: true },
        deadlines: [{ deliverable: 'Dự thảo quy chế', rule: { kind: 'by', date: '2027-06-30' } }],
      },
    });
  });

  it('is refused only with a reason, and by whoever may', () => {
    const ready = prepared(NEW, context({ programmeBasis: { ...DECISION, issuerUnit: 'bcd' } }));
    const byCommittee = context({
      level: 'committee',
      programmeBasis: { ...DECISION, issuerUnit: 'bcd' },
    });
    expect(refusal(() => led(ready, { type: 'decide', decision: 'refuse' }, byCommittee))).toContain(
      'reason',
    );
    const no = { type: 'decide', decision: 'refuse', reason: 'đã có ở 3.6' } as const;
    expect(led(ready, no, byCommittee)).toMatchObject({
      status: 'refused',
      decision: { reason: 'đã có ở 3.6', level: 'committee' },
    });
    expect(refusal(() => led(ready, no, { ...byCommittee, level: 'office' }))).toContain(
      'chỉ được kiến nghị',
    );
  });
});

describe('a request for a change', () => {
  const running = () => ActingTask.dueBy('2027-03-31', TABLE).state;
  const change = (content: object, more: object = {}) => ({
    ...{ programme: 'khcn', unit: 'so-khcn', task: 'khcn-1.1', content, reason: 'thực tế đổi', ...more },
  });
  const decide = { type: 'decide', decision: 'accept', basis: LETTER } as const;
  const applied = (task: TaskState, state: AmendmentState): TaskState => {
    const effect = effectOfAmendment(state, decide, task, taskContext());
    if (!('events' in effect)) throw new Error('made a new task');
    return effect.events.reduce((s, event) => evolveTask(s, at(event)), task);
  };

  it('keeps the old version beside the new one, and changes nothing before it is accepted', () => {
    const task = running();
    const state = proposed(change({ title: 'Việc lớn', leadUnits: ['so-y-te'] }), context({ task }));
    expect(state.before).toEqual({
      ...{ title: 'Việc', deliverable: null, rule: null, legalDue: null },
      ...{ leadUnits: ['so-khcn'], coordinatingUnits: ['so-tai-chinh'] },
    });
    expect(state.content).toEqual({ title: 'Việc lớn', leadUnits: ['so-y-te'] });
  });

  it('moves a date by the act of a new document: the first date stays', () => {
    const task = running();
    const input = change(
      { deliverable: 'Đề án hoàn chỉnh', rule: { kind: 'by', date: '2027-06-30' } },
      { deadlineId: 'm1' },
    );
    const ready = prepared(input, context({ task }));
    const { deadlines } = applied(task, led(ready, decide, context({ task })));
    expect(deadlines[0]).toMatchObject({
      ...{ deliverable: 'Đề án hoàn chỉnh', originalLegalDue: '2027-03-31', legalDue: '2027-06-30' },
      dates: [{ kind: 'replacement', from: '2027-03-31', to: '2027-06-30' }],
      basis: { number: '77-TB/TU' },
    });
  });

  it('gives the work to another unit: nobody of it has taken it up', () => {
    const task = running();
    const ready = prepared(change({ leadUnits: ['so-tai-chinh'], coordinatingUnits: [] }), context({ task }));
    expect(applied(task, ready)).toMatchObject({
      ...{ leadUnits: ['so-tai-chinh'], coordinatingUnits: [], officer: null, acknowledgedOn: null },
      notices: [expect.anything(), expect.objectContaining({ kind: 'amended' })],
    });
  });

  it('rewrites the profile of a draft', () => {
    const draft = { ...running(), status: 'draft' as const };
    const input = change({ title: 'Khác', rule: { kind: 'by', date: '2027-06-30' } }, { deadlineId: 'm1' });
    const changed = applied(draft, prepared(input, context({ task: draft })));
    expect(changed).toMatchObject({
      ...{ title: 'Khác', status: 'draft' },
      deadlines: [{ deliverable: 'Đề án', rule: { date: '2027-06-30' } }],
    });
  });

  it('asks for something, of something that is there and not over', () => {
    const task = running();
    const refused = (input: object, of = task) => refusal(() => proposed(input, context({ task: of })));
    expect(refused(change({}))).toContain('chưa thay đổi gì');
    expect(refused(change({ title: 'Việc' }))).toContain('chưa thay đổi gì');
    expect(refused(change({ deliverable: 'X' }))).toContain('deadlineId');
    expect(refused(change({ deliverable: 'X' }, { deadlineId: 'm9' }))).toContain('không có mốc m9');
    expect(refused(change({ investment: true }))).toContain('content.investment');
    expect(refused(change({ title: 'X' }), { ...task, status: 'completed' })).toContain('đã kết thúc');
  });

  it('asks for no rule that is there already, in whatever order its parts are written', () => {
    const task = running();
    const kept = { ...task, deadlines: task.deadlines.map((d) => ({ ...d, rule: turned(d.rule) })) };
    const asked = change({ rule: { kind: 'by', date: '2027-03-31' } }, { deadlineId: 'm1' });
    expect(refusal(() => proposed(asked, context({ task: kept })))).toContain('chưa thay đổi gì');
    // Nor is what was written otherwise a change since.
    const other = change({ rule: { kind: 'by', date: '2027-06-30' } }, { deadlineId: 'm1' });
    const ready = prepared(other, context({ task }));
    expect(led(ready, decide, context({ task: kept })).status).toBe('accepted');
  });

  it('asks for a date that work which runs can be given, when it is drafted and not when it is accepted', () => {
    const task = running();
    const event = { kind: 'on-event', event: 'Có Luật', term: { kind: 'days-after', days: 30 } };
    for (const rule of [event, { kind: 'continuous' }]) {
      const asked = change({ rule }, { deadlineId: 'm1' });
      expect(refusal(() => proposed(asked, context({ task })))).toContain('content.rule: cần một quy tắc');
      const draft = { ...task, status: 'draft' as const };
      expect(proposed(asked, context({ task: draft })).status).toBe('draft');
    }
    expect(proposed({ ...NEW, content: { ...NEW.content, rule: { kind: 'continuous' } } }).status).toBe(
      'draft',
    );
  });

  it('is not accepted over what somebody changed meanwhile', () => {
    const task = running();
    const ready = prepared(change({ title: 'Việc lớn' }), context({ task }));
    const meanwhile = context({ task: { ...task, title: 'Việc khác' } });
    expect(refusal(() => led(ready, decide, meanwhile))).toContain('đã có thay đổi khác (tên)');
    // What the request does not touch may change.
    const elsewhere = context({ task: { ...task, coordinatingUnits: [] } });
    expect(led(ready, decide, elsewhere).status).toBe('accepted');
  });
});

/** The same rule with its parts in the other order, as a database may give them back. */
function turned(rule: DueRule): DueRule {
  return Object.fromEntries(Object.entries(rule).reverse()) as DueRule;
}

function taskContext() {
  const now = '2026-12-07T02:00:00Z';
  return {
    ...{ now, actor: 'van-phong', calendar, policy: DEFAULT_POLICY, goLive: null },
    ...{ authority: TABLE, level: 'office' as const },
  };
}
function at(event: TaskEvent): Recorded<TaskEvent> {
  return { ...event, at: '2026-12-07T02:00:00Z' } as Recorded<TaskEvent>;
}
