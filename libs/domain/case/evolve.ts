import { type CaseEvent, isCaseFact, joined } from './events.js';
import type { CaseState } from './state.js';

/** `(state, event) → state`, total and pure. */
export function evolveCase(state: CaseState, event: CaseEvent): CaseState {
  return {
    ...applied(state, event),
    seq: state.seq + 1,
    version: state.version + (isCaseFact(event.type) ? 0 : 1),
  };
}

function applied(state: CaseState, event: CaseEvent): CaseState {
  switch (event.type) {
    case 'case-opened': {
      const { taskId, deadlineId, programme, on } = event.data;
      return { ...state, taskId, deadlineId, programme, status: 'draft', openedOn: on };
    }
    case 'case-proposed':
      return { ...state, proposal: joined(event.data, event.text) };
    case 'case-sent-up': {
      const { on, answerDue, policy } = event.data;
      return {
        ...state,
        policy,
        status: 'with-committee',
        round: state.round + 1,
        reachedOn: on,
        answerDue,
        resubmitDue: null,
      };
    }
    case 'case-scheduled':
      return { ...state, session: event.data.session, answerDue: event.data.answerDue };
    case 'statement-given':
      return { ...state, statements: event.data.no };
    case 'opinion-given':
      return { ...state, opinions: event.data.no };
    case 'case-concluded':
      return concluded(state, event);
    case 'case-resumed': {
      const { on, answerDue, policy } = event.data;
      const round = state.round + 1;
      return {
        ...state,
        policy,
        status: 'with-committee',
        round,
        reachedOn: on,
        answerDue,
        explanationDue: null,
      };
    }
    case 'case-redated':
      return { ...state, answerDue: event.data.answerDue, policy: event.data.policy };
    case 'answer-recorded':
      return closed(state, event.data.on, ANSWERED[event.data.answer], 'answered');
    case 'minutes-recorded':
    case 'conclusion-refused':
      return state;
    case 'case-closed': {
      const { on, end } = event.data;
      return closed(state, on, event.text.reason, end);
    }
    case 'escalated':
      return settled(state, event.data, 'sent');
    case 'rung-skipped':
      return settled(state, event.data, 'skipped');
    case 'rung-superseded':
      return settled(state, event.data, 'superseded');
  }
}

const ANSWERED = {
  agreed: 'Cấp có thẩm quyền đồng ý với kiến nghị.',
  refused: 'Cấp có thẩm quyền không đồng ý với kiến nghị.',
} as const;

function concluded(state: CaseState, event: Extract<CaseEvent, { type: 'case-concluded' }>): CaseState {
  const { on, by, next, resubmitDue, due } = event.data;
  const conclusion = joined(event.data, event.text);
  const after: CaseState = { ...state, conclusion, concludedOn: on, concludedBy: by, answerDue: null };
  switch (next) {
    case 'closed':
      return closed(after, on, 'Ban Chỉ đạo đã kết luận.', 'concluded');
    case 'awaiting-explanation':
      return { ...after, status: next, explanationDue: due ?? null };
    case 'recommended':
      return { ...after, status: next, recommendedOn: on };
    case 'draft':
      return { ...after, status: next, resubmitDue };
  }
}

function closed(state: CaseState, on: string, reason: string, end: CaseState['end']): CaseState {
  return { ...state, status: 'closed', closedOn: on, closedReason: reason, end };
}

function settled(
  state: CaseState,
  { key, slot }: { key: string; slot: string },
  outcome: 'sent' | 'skipped' | 'superseded',
): CaseState {
  return { ...state, done: { ...state.done, [key]: { slot, outcome } } };
}
