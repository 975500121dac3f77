import type { CycleCommand, IsoDate } from '#contracts';
import { firstSlotFrom } from '../task/index.js';
import type { CycleContext, CycleEngineCommand } from './context.js';
import type { CycleEvent } from './events.js';
import { conflict, invalid, requireOpen, requireStage } from './refusal.js';
import { type CycleState, isOwed } from './state.js';

type AnswerCommand =
  | Extract<CycleCommand, { type: 'return-submission' | 'accept-submission' | 'excuse-unit' }>
  | Extract<CycleEngineCommand, { type: 'submit' }>;

/** Working days that a unit has to complete what was sent back. */
const REWORK_WORKING_DAYS = 3;

/** What comes of a unit's answer to an open stage. */
export function decideAnswer(
  state: CycleState,
  command: AnswerCommand,
  on: IsoDate,
  ctx: CycleContext,
): CycleEvent[] {
  const stage = requireStage(state, command.stage);
  const { unit } = command;
  requireOpen(state, stage);
  if (stage.form === null) throw conflict(state, 'bước này kết thúc bằng văn bản');
  const answer = stage.respondents.includes(unit) ? stage.answers[unit] : undefined;
  if (answer === undefined) throw invalid('unit', 'đơn vị không được hỏi ở bước này');
  const of = { stage: stage.id, unit };
  switch (command.type) {
    case 'submit': {
      if (!isOwed(answer) && answer.status !== 'submitted')
        throw conflict(state, 'nội dung của đơn vị đã được tiếp nhận');
      const { contentHash } = command;
      const data = { ...of, round: answer.round + 1, on, by: ctx.actor, contentHash };
      return [{ type: 'submission-received', data }];
    }
    case 'return-submission': {
      if (answer.status !== 'submitted') throw conflict(state, 'đơn vị không có nội dung chờ tiếp nhận');
      const { calendar, policy, now } = ctx;
      const data = {
        ...of,
        round: answer.round,
        on,
        announceOn: firstSlotFrom(now, calendar, policy.slotHour),
        reworkDue: calendar.addWorkingDays(on, REWORK_WORKING_DAYS),
        calendar: calendar.version,
      };
      return [{ type: 'submission-returned', data, text: { reason: command.reason } }];
    }
    case 'accept-submission':
      if (answer.status !== 'submitted') throw conflict(state, 'đơn vị không có nội dung chờ tiếp nhận');
      return [{ type: 'submission-accepted', data: { ...of, round: answer.round, on } }];
    case 'excuse-unit':
      if (!isOwed(answer)) throw conflict(state, 'đơn vị đã gửi');
      return [{ type: 'unit-excused', data: { ...of, on }, text: { reason: command.reason } }];
  }
}
