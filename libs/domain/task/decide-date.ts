import {
  type BasisDocument,
  type DecisiveAct,
  type IsoDate,
  invalidField,
  type TaskCommand,
  UserError,
} from '#contracts';
import { competence } from '../authority/basis.js';
import { formatDate, type WorkingCalendar } from '../calendar/index.js';
import { computeDue } from '../deadline/index.js';
import { requireIssued } from '../document/index.js';
import { isBeforeDue } from './allowed.js';
import type { TaskContext } from './context.js';
import { evidenceOf, optional } from './decide-deliverable.js';
import type { TaskEvent } from './events.js';
import { conflict, deadlineIn } from './refusal.js';
import type { DeadlineState, ExtensionRequest, TaskState } from './state.js';

type Command<T extends TaskCommand['type']> = Extract<TaskCommand, { type: T }>;

/** More time is asked for before the date; after it only the committee's case can give it. */
export function requestExtension(
  state: TaskState,
  command: Command<'request-extension'>,
  today: IsoDate,
  ctx: TaskContext,
): TaskEvent {
  const d = deadlineIn(state, command.deadlineId, ['open']);
  if (d.extension) throw conflict(state, 'Mốc đang có đề nghị gia hạn chưa được quyết định.');
  requireBeforeDue(state, d, today);
  if (command.newDue <= d.legalDue!) throw invalidField('newDue', `phải sau hạn ${formatDate(d.legalDue!)}`);
  const attachments = evidenceOf(command.attachments ?? [], ctx);
  return {
    type: 'extension-requested',
    data: {
      deadlineId: d.id,
      no: (d.dates ?? []).filter((c) => c.kind === 'extension').length + (d.extensions?.refused ?? 0) + 1,
      newDue: command.newDue,
      by: ctx.actor,
      on: today,
      ...(attachments.length === 0 ? {} : { attachments }),
    },
    text: { reason: command.reason },
  };
}

/** The letter is the unit's: the head signs, or a stand-in for the head. */
export function signExtension(
  state: TaskState,
  command: Command<'sign-extension'>,
  today: IsoDate,
  ctx: TaskContext,
): TaskEvent {
  const { d, extension } = requested(state, command.deadlineId);
  if (extension.signedOn !== null) throw conflict(state, 'Đề nghị gia hạn đã được ký.');
  requireBeforeDue(state, d, today);
  requireIssued(command.documentDate, today, 'documentDate');
  const { documentNumber = null, documentDate = null, reason } = command;
  return {
    type: 'extension-signed',
    data: { deadlineId: d.id, on: today, by: ctx.actor, documentNumber, documentDate },
    ...(reason === undefined ? {} : { text: { reason } }),
  };
}

export function withdrawExtension(
  state: TaskState,
  command: Command<'withdraw-extension'>,
  today: IsoDate,
): TaskEvent {
  const { d } = requested(state, command.deadlineId);
  return {
    type: 'extension-withdrawn',
    data: { deadlineId: d.id, on: today },
    text: optional(command.note),
  };
}

/** Decided by whoever set the date; a decision from above is recorded with its numbered document. */
export function decideExtension(
  state: TaskState,
  command: Command<'decide-extension'>,
  today: IsoDate,
  ctx: TaskContext,
): TaskEvent {
  const { d, extension } = requested(state, command.deadlineId);
  if (extension.signedOn === null) throw conflict(state, 'Đề nghị gia hạn chưa được người đứng đầu ký.');
  requireIssued(command.basis?.date, today);
  const { level, because } = authorised(basisOf(state, d), 'move', command.basis ?? null, today, ctx);
  const text = command.reason === undefined ? undefined : { reason: command.reason };
  if (command.decision === 'refuse') {
    if (text === undefined) throw invalidField('reason', 'cần nêu lý do không gia hạn');
    return {
      type: 'extension-refused',
      data: { deadlineId: d.id, on: today, by: ctx.actor, level, because },
      text,
    };
  }
  const newDue = command.newDue ?? extension.newDue;
  if (newDue <= d.legalDue!) throw invalidField('newDue', `phải sau hạn ${formatDate(d.legalDue!)}`);
  if (newDue < today) throw invalidField('newDue', 'ngày này đã qua; cần một ngày từ hôm nay trở đi');
  const moved = movedTo(d, newDue, today, command.basis ?? null, ctx.calendar, 'Gia hạn');
  return { type: 'extension-granted', data: { ...moved, by: ctx.actor, level, because }, text };
}

/** `correct-date` and `replace-basis`: the rule itself is another one. */
export function replaceRule(
  state: TaskState,
  command: Command<'correct-date'> | Command<'replace-basis'>,
  today: IsoDate,
  ctx: TaskContext,
): TaskEvent {
  const d = deadlineIn(state, command.deadlineId, [
    'open',
    'rework',
    'submitted',
    'backlog',
    'waiting-event',
    'continuous',
  ]);
  const { rule, basis, reason } = command;
  if (rule.kind === 'continuous' || rule.kind === 'on-event') {
    throw invalidField('rule', 'cần một quy tắc cho ra ngày cụ thể');
  }
  if (basis.number === null || basis.date === null) {
    throw invalidField('basis', 'cần số và ngày của văn bản');
  }
  requireIssued(basis.date, today);
  const corrected = command.type === 'correct-date';
  if (corrected) requireSameDocument(basisOf(state, d), basis);
  else requireReplacing(basisOf(state, d), basis, today, ctx);
  const due = computeDue(rule, ctx.calendar);
  const said = corrected
    ? `Đính chính hạn theo ${basis.title} số ${basis.number}: ngày đã nhập không đúng văn bản.`
    : `${basis.title} số ${basis.number} ngày ${formatDate(basis.date)} thay hạn trước.`;
  return {
    type: corrected ? 'date-corrected' : 'basis-replaced',
    data: {
      deadlineId: d.id,
      on: today,
      from: d.legalDue,
      ...due,
      explanation: [said, ...due.explanation],
      basis,
      calendar: ctx.calendar.version,
      rule,
    },
    text: { reason },
  };
}

/** A date that an act gives outright, with the sentence that says so. */
export function movedTo(
  d: DeadlineState,
  newDue: IsoDate,
  today: IsoDate,
  basis: BasisDocument | null,
  calendar: WorkingCalendar,
  what: string,
) {
  const due = computeDue({ kind: 'by', date: newDue }, calendar);
  const was = d.legalDue === null ? '' : ` từ ${formatDate(d.legalDue)}`;
  const by =
    basis === null ? '' : ` theo ${basis.title}${basis.number === null ? '' : ` số ${basis.number}`}`;
  return {
    deadlineId: d.id,
    on: today,
    from: d.legalDue,
    ...due,
    explanation: [
      `${what}${was} đến ${formatDate(newDue)}${by}, ngày ${formatDate(today)}.`,
      ...due.explanation,
    ],
    basis,
    calendar: calendar.version,
  };
}

/**
 * The level that decides here. A body above the committee is not a user: its decision is recorded by the office, with
 * the numbered document.
 */
export function authorised(
  basis: BasisDocument | null,
  act: DecisiveAct,
  decision: BasisDocument | null,
  today: IsoDate,
  ctx: Pick<TaskContext, 'authority' | 'level'>,
): { level: 'office' | 'committee' | 'above'; because: string[] } {
  // Whoever acts here for no level of their own is judged by the lowest.
  const level = ctx.level === 'committee' ? 'committee' : 'office';
  if (!ctx.authority) return { level, because: [] };
  const { may, because } = competence(level, act, basis, ctx.authority, today);
  if (may) return { level, because };
  if (decision?.number && decision.date) {
    requireCompetentIssuer(basis, act, decision, today, ctx);
    const said = `Ghi nhận quyết định của cấp có thẩm quyền: ${decision.title} số ${decision.number}.`;
    return { level: 'above', because: [...because, said] };
  }
  throw new UserError('not-allowed', because.at(-1) ?? 'Không có thẩm quyền với hạn này.', [
    { path: 'basis', message: 'cần số và ngày của văn bản do cấp có thẩm quyền ban hành' },
  ]);
}

/**
 * What was decided above is recorded with the body that decided it; a document of a body below the one that gave the
 * date cannot take its place, whoever enters it.
 */
export function requireCompetentIssuer(
  present: BasisDocument | null,
  act: DecisiveAct,
  document: BasisDocument,
  today: IsoDate,
  { authority }: Pick<TaskContext, 'authority'>,
): void {
  if (!authority) return;
  const issuer = document.issuerUnit ?? null;
  if (issuer === null) throw invalidField('basis.issuerUnit', 'cần chọn cơ quan ban hành trong danh mục');
  if (!present?.issuerUnit || issuer === present.issuerUnit) return;
  const level = authority.issuers.find((row) => row.unit === issuer)?.level ?? 'above';
  const { may, because } = competence(level, act, present, authority, today);
  if (!may) {
    throw new UserError('not-allowed', because.at(-1) ?? 'Không có thẩm quyền với hạn này.', [
      { path: 'basis.issuerUnit', message: 'cơ quan này không có thẩm quyền thay văn bản giao' },
    ]);
  }
}

/** What takes the place of a document is of no lower body, and of a known one where it is not this level's own to move. */
function requireReplacing(
  present: BasisDocument | null,
  document: BasisDocument,
  today: IsoDate,
  ctx: TaskContext,
): void {
  if (document.issuerUnit) requireCompetentIssuer(present, 'move', document, today, ctx);
  else authorised(present, 'move', document, today, ctx);
}

/** A correction reads the same document again; another document is a replacement, and is recorded as one. */
function requireSameDocument(present: BasisDocument | null, document: BasisDocument): void {
  if (!present?.number || present.number === document.number) return;
  throw invalidField(
    'basis.number',
    `đính chính phải theo chính văn bản giao số ${present.number}; văn bản khác thì ghi là thay văn bản`,
  );
}

/** A task is stopped by whoever gave it; the office records a stop from above with its numbered document. */
export function requireStoppable(
  state: TaskState,
  decision: BasisDocument,
  today: IsoDate,
  ctx: TaskContext,
): void {
  requireIssued(decision.date, today);
  authorised(state.basis, 'stop', decision, today, ctx);
}

/** The document that gave the present date. */
export function basisOf(state: TaskState, d: DeadlineState): BasisDocument | null {
  return d.basis ?? state.basis;
}

function requested(state: TaskState, deadlineId: string): { d: DeadlineState; extension: ExtensionRequest } {
  const d = deadlineIn(state, deadlineId, ['open', 'rework', 'submitted']);
  if (!d.extension) throw conflict(state, 'Mốc không có đề nghị gia hạn.');
  return { d, extension: d.extension };
}

function requireBeforeDue(state: TaskState, d: DeadlineState, today: IsoDate): void {
  if (d.legalDue === null) throw conflict(state, 'Mốc chưa có hạn.');
  if (!isBeforeDue(d, today)) {
    throw conflict(state, 'Đã quá hạn: thời hạn mới chỉ có thể qua hồ sơ trình Ban Chỉ đạo.');
  }
}
