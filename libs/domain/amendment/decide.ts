import {
  type AmendmentCommand,
  type AmendmentCommandType,
  type AuthorityTable,
  type BasisDocument,
  type CreateTask,
  type DueRule,
  type IsoDate,
  invalidField,
  type Level,
  type ProposeAmendment,
  UserError,
} from '#contracts';
import { competence, deciderOf, type NameOf } from '../authority/basis.js';
import type { WorkingCalendar } from '../calendar/index.js';
import { computeDue, sameRule } from '../deadline/index.js';
import { requireIssued } from '../document/index.js';
import { authorised, basisOf, type TaskEvent, type TaskState } from '../task/index.js';
import type { AmendmentEvent } from './events.js';
import type { AmendedBefore, AmendmentState } from './state.js';

/** Working days after the signature by which the standing body has an answer; a default of ours, it may set another day. */
const ANSWER_DAYS = 10;

export interface AmendmentContext {
  today: IsoDate;
  actor: string;
  calendar: WorkingCalendar;
  authority: AuthorityTable | null;
  /** The level that the actor decides for. */
  level: Level | null;
  /** The task as it is now; null for a new one. */
  task: TaskState | null;
  /** The document that the programme itself rests on: whoever issued it gives tasks. */
  programmeBasis: BasisDocument | null;
  /** The id that the new task has, where one is accepted. */
  newTask?: string;
}

/** What an acceptance makes: a new draft, or events of the task that changes. */
export type AmendmentEffect = { create: CreateTask } | { events: TaskEvent[] };

/** @throws UserError `invalid-input`, `state-conflict` */
export function proposeAmendment(input: ProposeAmendment, ctx: AmendmentContext): AmendmentEvent {
  const { content, deadlineId = null, reason, basis, programme, unit, task } = input;
  const { title, deliverable, ...dated } = content;
  requireIssued(basis?.date, ctx.today);
  const before = task === null ? null : snapshotOf(ctx.task!, deadlineId);
  if (before === null) requireNewTask(input);
  else requireChange(input, ctx.task!, before);
  const { rule } = content;
  if (rule && rule.kind !== 'continuous' && rule.kind !== 'on-event') computeDue(rule, ctx.calendar);
  const both = (content.leadUnits ?? before?.leadUnits ?? []).find((u) =>
    (content.coordinatingUnits ?? before?.coordinatingUnits ?? []).includes(u),
  );
  if (both !== undefined) {
    throw invalidField('content.coordinatingUnits', 'một đơn vị không thể vừa chủ trì vừa phối hợp');
  }
  const { title: was, deliverable: made, ...stood } = before ?? NOTHING;
  return {
    type: 'amendment-proposed',
    data: {
      ...{ programme, unit, task, deadlineId, on: ctx.today, by: ctx.actor, basis, content: dated },
      before: before === null ? null : stood,
    },
    text: {
      reason,
      ...(title === undefined ? {} : { title }),
      ...(deliverable === undefined ? {} : { deliverable }),
      ...(before === null ? {} : { before: { title: was, deliverable: made } }),
    },
  };
}

const NOTHING: AmendedBefore = {
  ...{ title: '', deliverable: null, rule: null, legalDue: null, leadUnits: [], coordinatingUnits: [] },
};

/** @throws UserError `invalid-input`, `state-conflict`, `not-allowed` beyond the decider's authority */
export function decideAmendment(
  state: AmendmentState,
  command: AmendmentCommand,
  ctx: AmendmentContext,
): AmendmentEvent[] {
  if (!amendmentCommandsOf(state).includes(command.type)) throw conflict(state, WHY_NOT[state.status]);
  const { today: on, actor: by } = ctx;
  switch (command.type) {
    case 'sign': {
      const { documentNumber = null, documentDate = null } = command;
      requireIssued(documentDate, on, 'documentDate');
      const answerDue = ctx.calendar.addWorkingDays(on, ANSWER_DAYS);
      const data = { on, by, documentNumber, documentDate, answerDue, calendar: ctx.calendar.version };
      return [{ type: 'amendment-signed', data }];
    }
    case 'withdraw': {
      const text = command.note === undefined ? {} : { text: { note: command.note } };
      return [{ type: 'amendment-withdrawn', data: { on, by }, ...text }];
    }
    case 'prepare': {
      const { recommends, opinion } = command;
      const answerDue = command.answerDue ?? state.answerDue!;
      if (command.answerDue !== undefined && answerDue < on) {
        throw invalidField('answerDue', 'ngày trả lời không thể trước hôm nay');
      }
      return [{ type: 'amendment-prepared', data: { on, by, recommends, answerDue }, text: { opinion } }];
    }
    case 'decide':
      return [decided(state, command, ctx)];
  }
}

function decided(
  state: AmendmentState,
  command: Extract<AmendmentCommand, { type: 'decide' }>,
  ctx: AmendmentContext,
): AmendmentEvent {
  const { decision, reason, code } = command;
  const basis: BasisDocument | null = command.basis ?? null;
  const { today: on, actor: by } = ctx;
  const text = reason === undefined ? {} : { text: { reason } };
  requireIssued(basis?.date, on);
  if (decision === 'refuse' && reason === undefined)
    throw invalidField('reason', 'cần nêu lý do không chấp thuận');
  if (decision === 'accept' && (!basis?.number || !basis.date)) {
    throw invalidField('basis', 'cần số và ngày của văn bản quyết định');
  }
  if (decision === 'accept' && state.isNew && code === undefined) {
    throw invalidField('code', 'cần mã của nhiệm vụ mới');
  }
  const changed = changedSince(state, ctx.task);
  if (decision === 'accept' && changed.length > 0) {
    const what = changed.join(', ');
    throw conflict(
      state,
      `Từ lúc đề nghị, nhiệm vụ đã có thay đổi khác (${what}). Đề nghị đơn vị gửi đề nghị mới theo nội dung hiện nay.`,
    );
  }
  const { level, because } = authorised(givenBy(state, ctx), 'move', basis, on, {
    authority: ctx.authority,
    level: ctx.level,
  });
  const data = { on, by, level, because, basis };
  if (decision === 'refuse') return { type: 'amendment-refused', data, text: { reason: reason! } };
  return { type: 'amendment-accepted', data: { ...data, task: state.task ?? ctx.newTask! }, ...text };
}

/** Who decides as things stand, with the sentences that say why. */
export function deciderOfAmendment(
  state: AmendmentState,
  ctx: Pick<AmendmentContext, 'today' | 'authority' | 'task' | 'programmeBasis'>,
  nameOf?: NameOf,
): { level: Level; because: string[] } {
  if (ctx.authority === null) return { level: 'office', because: [] };
  const basis = givenBy(state, ctx);
  const level = deciderOf('move', basis, ctx.authority, ctx.today);
  const asked = level === 'above' ? 'committee' : level;
  return { level, because: competence(asked, 'move', basis, ctx.authority, ctx.today, nameOf).because };
}

/** The document whose issuer decides: the deadline's, the task's; of a new task the programme's own. */
function givenBy(
  state: AmendmentState,
  { task, programmeBasis }: Pick<AmendmentContext, 'task' | 'programmeBasis'>,
): BasisDocument | null {
  if (state.isNew || task === null) return programmeBasis;
  const deadline = task.deadlines.find((d) => d.id === state.deadlineId);
  return (deadline === undefined ? task.basis : basisOf(task, deadline)) ?? programmeBasis;
}

/** What the request would overwrite although somebody has changed it since; in words. */
export function changedSince(state: AmendmentState, task: TaskState | null): string[] {
  const { before, content } = state;
  if (before === null || task === null) return [];
  const now = snapshotOf(task, state.deadlineId);
  return (Object.keys(WORD) as (keyof typeof WORD)[])
    .filter((field) => content[field] !== undefined && !same(field, before, now))
    .map((field) => WORD[field]);
}

const WORD = {
  title: 'tên',
  deliverable: 'sản phẩm',
  rule: 'hạn',
  leadUnits: 'đơn vị chủ trì',
  coordinatingUnits: 'đơn vị phối hợp',
} as const;

type Compared = Partial<Record<keyof typeof WORD, unknown>> & { rule?: DueRule | null | undefined };

function same(field: keyof typeof WORD, a: Compared, b: Compared): boolean {
  return field === 'rule' ? sameRule(a.rule, b.rule) : JSON.stringify(a[field]) === JSON.stringify(b[field]);
}

export function amendmentCommandsOf({ status }: Pick<AmendmentState, 'status'>): AmendmentCommandType[] {
  return (
    ({ draft: ['sign', 'withdraw'], signed: ['prepare', 'withdraw'], prepared: ['decide', 'withdraw'] }[
      status as 'draft'
    ] as AmendmentCommandType[]) ?? []
  );
}

const WHY_NOT: Record<AmendmentState['status'], string> = {
  none: 'Không có đề nghị này.',
  draft: 'Đề nghị còn là dự thảo, chưa được người đứng đầu đơn vị ký.',
  signed: 'Đề nghị đã ký, đang chờ Cơ quan Thường trực chuẩn bị ý kiến.',
  prepared: 'Đề nghị đã có ý kiến chuẩn bị, đang chờ quyết định.',
  accepted: 'Đề nghị đã được chấp thuận.',
  refused: 'Đề nghị đã có trả lời không chấp thuận.',
  withdrawn: 'Đơn vị đã rút đề nghị.',
};

function snapshotOf(task: TaskState, deadlineId: string | null): AmendedBefore {
  const { title, leadUnits, coordinatingUnits } = task;
  const d = task.deadlines.find((o) => o.id === deadlineId);
  if (deadlineId !== null && d === undefined) {
    throw invalidField('deadlineId', `nhiệm vụ không có mốc ${deadlineId}`);
  }
  const dated = { deliverable: d?.deliverable ?? null, rule: d?.rule ?? null, legalDue: d?.legalDue ?? null };
  return { title, leadUnits, coordinatingUnits, ...dated };
}

function requireNewTask({ content }: ProposeAmendment): void {
  if (content.title === undefined) throw invalidField('content.title', 'cần tên nhiệm vụ');
  if (content.leadUnits === undefined) throw invalidField('content.leadUnits', 'cần đơn vị chủ trì dự kiến');
  if ((content.deliverable === undefined) !== (content.rule === undefined)) {
    throw invalidField('content.rule', 'sản phẩm và thời hạn cần đi cùng nhau');
  }
}

function requireChange(
  { content, deadlineId }: ProposeAmendment,
  task: TaskState,
  before: AmendedBefore,
): void {
  if (content.investment !== undefined) {
    throw invalidField('content.investment', 'chỉ nêu khi đề nghị nhiệm vụ mới');
  }
  if (task.status === 'completed' || task.status === 'stopped') {
    throw invalidField('task', 'nhiệm vụ đã kết thúc nên không còn gì để điều chỉnh');
  }
  const { deliverable, rule } = content;
  const given = (Object.keys(WORD) as (keyof typeof WORD)[]).filter((field) => content[field] !== undefined);
  if (given.every((field) => same(field, content, before))) {
    throw invalidField('content', 'đề nghị chưa thay đổi gì của nhiệm vụ');
  }
  if (task.status !== 'draft' && (rule?.kind === 'on-event' || rule?.kind === 'continuous')) {
    throw invalidField('content.rule', 'cần một quy tắc cho ra ngày cụ thể');
  }
  const ofDeadline = deliverable !== undefined || rule !== undefined;
  if (!ofDeadline || deadlineId !== undefined) return;
  if (task.status !== 'draft' || task.deadlines.length > 0) {
    throw invalidField('deadlineId', 'cần nêu mốc của sản phẩm, thời hạn');
  }
  if (deliverable === undefined || rule === undefined) {
    throw invalidField('content.rule', 'sản phẩm và thời hạn cần đi cùng nhau');
  }
}

function conflict({ status, version }: AmendmentState, message: string): UserError {
  return new UserError('state-conflict', message, [], { status, version });
}
