import { type CycleCommand, type IsoDate, invalidField } from '#contracts';
import { firstSlotFrom } from '../task/index.js';
import type { CycleContext, CycleEngineCommand } from './context.js';
import type { CycleEvent } from './events.js';
import { conflict, requireOpen, requireStage } from './refusal.js';
import { type CycleState, isOwed } from './state.js';

type AnswerCommand =
  | Extract<
      CycleCommand,
      {
        type:
          | 'return-submission'
          | 'accept-submission'
          | 'excuse-unit'
          | 'ask-more-time'
          | 'refuse-more-time';
      }
    >
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
  if (answer === undefined) throw invalidField('unit', 'đơn vị không được hỏi ở bước này');
  const of = { stage: stage.id, unit };
  switch (command.type) {
    case 'submit': {
      if (!isOwed(answer) && answer.status !== 'submitted')
        throw conflict(state, 'nội dung của đơn vị đã được tiếp nhận');
      const { contentHash, attachments = [] } = command;
      const files = attachments.length === 0 ? {} : { attachments: [...attachments] };
      const data = { ...of, round: answer.round + 1, on, by: ctx.actor, contentHash, ...files };
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
    case 'ask-more-time': {
      // After the date only an extension or the committee's case can help.
      if (!isOwed(answer)) throw conflict(state, 'đơn vị đã gửi');
      if (on > stage.legalDue!) throw conflict(state, 'chỉ xin thêm thời gian được trước khi hết hạn');
      if (stage.moreTime?.[unit]?.status === 'asked')
        throw conflict(state, 'đơn vị đang có đề nghị chờ quyết định');
      if (command.due <= stage.legalDue!) throw invalidField('due', 'ngày mới phải sau hạn hiện nay');
      const data = { ...of, on, by: ctx.actor, due: command.due };
      return [{ type: 'more-time-asked', data, text: { reason: command.reason } }];
    }
    case 'refuse-more-time':
      if (stage.moreTime?.[unit]?.status !== 'asked')
        throw conflict(state, 'đơn vị không có đề nghị nào chờ');
      return [{ type: 'more-time-refused', data: { ...of, on }, text: { reason: command.reason } }];
    case 'excuse-unit':
      if (!isOwed(answer)) throw conflict(state, 'đơn vị đã gửi');
      return [{ type: 'unit-excused', data: { ...of, on }, text: { reason: command.reason } }];
  }
}
