import {
  type IsoDate,
  invalidField,
  type LeaveRecommendation,
  type SupervisionCommand,
  type SupervisionCommandType,
  UserError,
} from '#contracts';
import { requireIssued } from '../document/index.js';
import type { SupervisionEvent } from './events.js';
import type { SupervisionState } from './state.js';

interface Context {
  today: IsoDate;
  actor: string;
}

/** @throws UserError `invalid-input` */
export function leaveRecommendation(
  input: LeaveRecommendation,
  { today: on, actor: by }: Context,
): SupervisionEvent {
  const { programme, body, about, text, answerDue } = input;
  const { documentNumber, documentDate } = documentOf(input);
  if (answerDue <= on) throw invalidField('answerDue', 'ngày cần trả lời phải sau hôm nay');
  requireIssued(documentDate, on, 'documentDate');
  const document = { documentNumber, documentDate };
  return {
    type: 'recommendation-left',
    data: { programme, body, by, about, on, askedFor: answerDue, ...document },
    text: { text },
  };
}

/** @throws UserError `invalid-input`, `state-conflict` */
export function decideSupervision(
  state: SupervisionState,
  command: SupervisionCommand,
  { today: on, actor: by }: Context,
): SupervisionEvent[] {
  if (!supervisionCommandsOf(state).includes(command.type)) {
    const { status, version } = state;
    throw new UserError('state-conflict', WHY_NOT[status], [], { status, version });
  }
  switch (command.type) {
    case 'assign': {
      const answerDue = command.answerDue ?? state.askedFor!;
      if (answerDue <= on) throw invalidField('answerDue', 'ngày cần trả lời phải sau hôm nay');
      if (command.unit === state.body) throw invalidField('unit', 'đây là cơ quan đã kiến nghị');
      const text = command.note === undefined ? {} : { text: { note: command.note } };
      const data = { unit: command.unit, on, by, answerDue };
      return [{ type: 'recommendation-assigned', data, ...text }];
    }
    case 'answer': {
      const { text } = command;
      const { documentNumber, documentDate } = documentOf(command);
      requireIssued(documentDate, on, 'documentDate');
      const data = { on, by, documentNumber, documentDate };
      return [{ type: 'recommendation-answered', data, text: { text } }];
    }
    case 'accept':
      return [{ type: 'answer-accepted', data: { on, by }, ...noted(command.note) }];
    case 'contest':
      return [{ type: 'answer-contested', data: { on, by }, text: { note: command.note } }];
    case 'withdraw':
      return [{ type: 'recommendation-withdrawn', data: { on, by }, ...noted(command.note) }];
  }
}

const ALLOWED: Record<SupervisionState['status'], readonly SupervisionCommandType[]> = {
  none: [],
  left: ['assign', 'withdraw'],
  // Given to another unit where the first was not the right one.
  assigned: ['answer', 'assign', 'withdraw'],
  answered: ['accept', 'contest'],
  contested: ['assign', 'accept', 'withdraw'],
  accepted: [],
  withdrawn: [],
};

export function supervisionCommandsOf({ status }: Pick<SupervisionState, 'status'>) {
  return ALLOWED[status];
}

const WHY_NOT: Record<SupervisionState['status'], string> = {
  none: 'Không có kiến nghị này.',
  left: 'Kiến nghị chưa được giao đơn vị trả lời.',
  assigned: 'Kiến nghị đang chờ đơn vị trả lời.',
  answered: 'Đơn vị đã trả lời, đang chờ cơ quan giám sát cho ý kiến.',
  contested: 'Cơ quan giám sát chưa tiếp thu trả lời; chờ Cơ quan Thường trực giao lại.',
  accepted: 'Cơ quan giám sát đã tiếp thu trả lời.',
  withdrawn: 'Cơ quan giám sát đã rút kiến nghị.',
};

function documentOf(of: { documentNumber?: string | undefined; documentDate?: IsoDate | undefined }) {
  return { documentNumber: of.documentNumber ?? null, documentDate: of.documentDate ?? null };
}

function noted(note: string | undefined): { text?: { note: string } } {
  return note === undefined ? {} : { text: { note } };
}
