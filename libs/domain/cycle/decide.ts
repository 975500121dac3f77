import {
  type BasisDocument,
  type CycleCommand,
  type CycleKind,
  type CycleTemplate,
  type IsoDate,
  invalidField,
  invalidFields,
} from '#contracts';
import { localDate } from '../calendar/index.js';
import { requireIssued } from '../document/index.js';
import { firstSlotFrom } from '../task/index.js';
import { advance, closing, opened } from './advance.js';
import type { CycleContext, CycleEngineCommand } from './context.js';
import { decideAnswer } from './decide-answer.js';
import { causeOf, sameDeeds } from './deeds.js';
import type { CycleEvent } from './events.js';
import { evolveCycle } from './evolve.js';
import { ready } from './plan.js';
import { conflict, requireOpen, requireStage } from './refusal.js';
import { type CycleState, owing } from './state.js';
import { plannedStages, titleOf } from './template.js';

/** `decide(state, command, context) → events`. Whether the actor may is decided before (`libs/domain/authority`). */
export function decideCycle(
  state: CycleState,
  command: CycleCommand | CycleEngineCommand,
  ctx: CycleContext,
): CycleEvent[] {
  // What the day has brought comes first, also where the engine is late: no answer is taken after the last day.
  const day = advance(state, [], ctx);
  const own = decided(day.reduce(evolveCycle, state), command, ctx);
  // What an act brings about is recorded with it: the last answer ends a stage, its end opens the next one.
  return own.length === 0 && command.type !== 'advance' ? own : advance(state, [...day, ...own], ctx);
}

function decided(
  state: CycleState,
  command: CycleCommand | CycleEngineCommand,
  ctx: CycleContext,
): CycleEvent[] {
  const on = localDate(ctx.now);
  if (command.type === 'start') return start(state, command, on, ctx);
  if (state.status === 'none') throw conflict(state, 'chưa được mở');
  switch (command.type) {
    case 'advance':
      return [];
    case 'note-case': {
      const { stage, caseId, status } = command;
      if (requireStage(state, stage).caseStatus === status) return [];
      return [{ type: 'stage-case-noted', data: { stage, caseId, status } }];
    }
    case 'note-deeds':
      return deedsNoted(state, command, on, ctx);
    case 'pause':
      if (state.status !== 'running') throw conflict(state, 'không ở trạng thái đang thực hiện');
      return [{ type: 'cycle-paused', data: { on }, text: { reason: command.reason } }];
    case 'resume':
      if (state.status !== 'paused') throw conflict(state, 'không ở trạng thái tạm dừng');
      return [{ type: 'cycle-resumed', data: { on } }];
    case 'name-focal': {
      const { unit, person } = command;
      if (!state.stages.some((s) => s.respondents.includes(unit)))
        throw invalidField('unit', 'đơn vị không thuộc kỳ này');
      return [{ type: 'focal-named', data: { unit, person, on } }];
    }
    case 'submit':
    case 'return-submission':
    case 'accept-submission':
    case 'excuse-unit':
    case 'ask-more-time':
    case 'refuse-more-time':
      return decideAnswer(state, command, on, ctx);
    default:
      return stageActs(state, command, on, ctx);
  }
}

type StageAct = Exclude<
  CycleCommand,
  | { type: 'pause' | 'resume' | 'name-focal' | 'excuse-unit' | 'return-submission' | 'accept-submission' }
  | { type: 'ask-more-time' | 'refuse-more-time' }
>;
type Conclusion = Extract<CycleEngineCommand, { type: 'apply-conclusion' }>;

function stageActs(
  state: CycleState,
  command: StageAct | Conclusion,
  on: IsoDate,
  ctx: CycleContext,
): CycleEvent[] {
  const stage = requireStage(state, command.stage);
  switch (command.type) {
    case 'open-stage':
      if (stage.status !== 'waiting' || state.status !== 'running')
        throw conflict(state, 'không mở bước này được');
      if (!ready(state, stage)) throw conflict(state, 'còn bước trước chưa kết thúc');
      return [opened(stage, on, ctx)];
    case 'extend-stage':
      requireOpen(state, stage);
      if (command.due <= stage.legalDue!) throw invalidField('due', 'ngày mới phải sau hạn hiện nay');
      permitted(stage, command);
      requireIssued(command.basis?.date, on);
      return [extended(state, stage.id, command.due, command.reason, command.basis ?? null, ctx)];
    case 'apply-conclusion':
      // Also of a stage that has ended with answers missing: then it is open again.
      return stage.status === 'open'
        ? [extended(state, stage.id, command.newDue, command.reason, command.basis, ctx)]
        : [reopened(state, stage.id, command.newDue, command.reason, ctx)];
    case 'reopen-stage':
      // To go on is an act of its own.
      if (state.status === 'paused') throw conflict(state, 'đang tạm dừng');
      permitted(stage, command);
      requireIssued(command.basis?.date, on);
      return [reopened(state, stage.id, command.due, command.reason, ctx, command.basis)];
    case 'skip-stage': {
      if (state.status === 'paused') throw conflict(state, 'đang tạm dừng');
      if (stage.status !== 'waiting' && stage.status !== 'open') throw conflict(state, 'bước đã kết thúc');
      gate(state, stage.gate, ctx);
      const data = { stage: stage.id, on, cause: 'decided' } as const;
      return [{ type: 'stage-skipped', data, text: { reason: command.reason } }];
    }
    case 'close-stage': {
      requireOpen(state, stage);
      if (stage.form === null) throw conflict(state, 'bước này kết thúc bằng văn bản');
      gate(state, stage.gate, ctx);
      return [closing(stage, on, 'decided', ctx, command.reason)];
    }
    case 'complete-stage': {
      requireOpen(state, stage);
      if (stage.form !== null) throw conflict(state, 'bước này kết thúc khi các đơn vị đã gửi');
      gate(state, stage.gate, ctx);
      const { basis = null } = command;
      if (stage.effect === 'activate-plan') requireNumbered(basis);
      requireIssued(basis?.date, on);
      const data = { stage: stage.id, on, basis };
      return [{ type: 'stage-completed', data }, closing(stage, on, 'done', ctx)];
    }
  }
}

/** What came of a stage's end is recorded whether or not the cycle still runs; what is known already is not. */
function deedsNoted(
  state: CycleState,
  { stage: id, cause, refused }: Extract<CycleEngineCommand, { type: 'note-deeds' }>,
  on: IsoDate,
  { now, calendar, policy }: CycleContext,
): CycleEvent[] {
  const known = (requireStage(state, id).refused ?? []).filter((one) => causeOf(one) === cause);
  if (sameDeeds(known, refused)) return [];
  const announceOn = firstSlotFrom(now, calendar, policy.slotHour);
  return [{ type: 'deeds-refused', data: { stage: id, cause, on, announceOn, refused: [...refused] } }];
}

/** What moves and stops tasks rests on a document that can be found. @throws UserError `invalid-input` */
function requireNumbered(basis: BasisDocument | null): void {
  const missing = [
    ...(basis?.number ? [] : [{ path: 'basis.number', message: 'cần số của văn bản ban hành' }]),
    ...(basis?.date ? [] : [{ path: 'basis.date', message: 'cần ngày của văn bản ban hành' }]),
  ];
  if (missing.length > 0) throw invalidFields(missing);
}

function gate(state: CycleState, name: 'no-open-task' | null, { openTasks }: CycleContext): void {
  if (name === null || openTasks === 0) return;
  throw conflict(state, `chưa kết thúc được bước này: còn ${openTasks} nhiệm vụ chưa tất toán`);
}

function extended(
  state: CycleState,
  id: string,
  due: IsoDate,
  reason: string,
  basis: BasisDocument | null,
  ctx: CycleContext,
): CycleEvent {
  const stage = requireStage(state, id);
  requireOpen(state, stage);
  const dated = newDate(due, ctx);
  const data = { stage: id, ...dated, from: stage.legalDue!, basis };
  return { type: 'stage-extended', data, text: { reason } };
}

function reopened(
  state: CycleState,
  id: string,
  due: IsoDate,
  reason: string,
  ctx: CycleContext,
  basis?: BasisDocument,
): CycleEvent {
  const stage = requireStage(state, id);
  if (stage.status !== 'closed' && stage.status !== 'skipped') throw conflict(state, 'bước chưa kết thúc');
  const data = { stage: id, ...newDate(due, ctx), ...(basis === undefined ? {} : { basis }) };
  return { type: 'stage-reopened', data, text: { reason } };
}

/** Who set a date may move it: beyond a document's own date only with a document. @throws UserError `invalid-input` */
function permitted(
  { basis, originalDue }: CycleState['stages'][number],
  command: { due: IsoDate; basis?: BasisDocument | undefined },
): void {
  if (basis !== 'document' || (originalDue !== null && command.due <= originalDue)) return;
  if (command.basis?.number) return;
  throw invalidField('basis.number', 'hạn này do văn bản ấn định: cần số văn bản cho phép thay đổi');
}

/** @throws UserError `invalid-input` for a day that is over */
function newDate(due: IsoDate, { now, calendar, policy }: CycleContext) {
  const on = localDate(now);
  if (due < on) throw invalidField('due', 'ngày phải từ hôm nay trở đi');
  const announceOn = firstSlotFrom(now, calendar, policy.slotHour);
  return { on, announceOn, legalDue: due, calendar: calendar.version };
}

function start(
  state: CycleState,
  command: Extract<CycleEngineCommand, { type: 'start' }>,
  on: IsoDate,
  ctx: CycleContext,
): CycleEvent[] {
  const { programme, template, kind, year, part, units, by, request } = command;
  if (state.status !== 'none') {
    if (by === 'clock') return [];
    throw conflict(state, 'đã được mở');
  }
  if (year < template.years.from || year > template.years.to) {
    throw invalidField(
      'year',
      `loại kỳ này chỉ có từ năm ${template.years.from} đến năm ${template.years.to}`,
    );
  }
  periodPart(template, kind, part);
  requireIssued(request?.date, on, 'request.date');
  const stages = plannedStages(template, year, units, ctx.calendar);
  if (command.stage !== undefined && !stages.some((s) => s.id === command.stage)) {
    throw invalidField('stage', 'không có bước này');
  }
  const { dataDate } = template;
  const opening: CycleEvent = {
    type: 'cycle-opened',
    data: {
      programme,
      kind,
      year,
      part,
      title: titleOf(template, year, part),
      template: template.version,
      on,
      by,
      dataDate: dataDate === null ? on : `${year + dataDate.yearOffset}-${dataDate.monthDay}`,
      stages,
      request,
      calendar: ctx.calendar.version,
      policy: ctx.policy.version,
    },
  };
  const begun = evolveCycle(state, opening);
  const first = command.stage ?? begun.stages.find((s) => s.legalDue === null || s.legalDue >= on)?.id;
  const at = begun.stages.findIndex((s) => s.id === first);
  const past = at === -1 ? begun.stages.slice(0, -1) : begun.stages.slice(0, at);
  return [opening, ...past.map((s) => beforeStart(s.id, on))];
}

/** A year has one cycle of a kind, or as many as its title counts. @throws UserError `invalid-input` */
function periodPart({ title }: CycleTemplate, kind: CycleKind, part: number | null): void {
  const counted = title.includes('{part}');
  if (counted && part === null) throw invalidField('part', 'cần nêu là quý hay lần thứ mấy trong năm');
  if (!counted && part !== null) throw invalidField('part', 'loại kỳ này mỗi năm chỉ có một');
  if (kind === 'quarterly-report' && part! > 4) throw invalidField('part', 'quý phải từ 1 đến 4');
}

function beforeStart(stage: string, on: IsoDate): CycleEvent {
  return { type: 'stage-skipped', data: { stage, on, cause: 'before-start' } };
}

/** Whom a stage that is opened now would ask. */
export function asked(state: CycleState): string[] {
  return [...new Set(state.stages.filter((s) => s.status === 'open').flatMap(owing))];
}
