import { isSupervisionFact, type SupervisionEvent } from './events.js';
import type { SupervisionAnswer, SupervisionState } from './state.js';

export function evolveSupervision(state: SupervisionState, event: SupervisionEvent): SupervisionState {
  const raised = isSupervisionFact(event.type) ? 0 : 1;
  return { ...applied(state, event), seq: state.seq + 1, version: state.version + raised };
}

function applied(state: SupervisionState, event: SupervisionEvent): SupervisionState {
  switch (event.type) {
    case 'recommendation-left': {
      const { on, ...left } = event.data;
      return { ...state, ...left, status: 'left', leftOn: on, text: event.text.text ?? null };
    }
    case 'recommendation-assigned': {
      const { unit, on, by, answerDue } = event.data;
      const assigned = { unit, on, by, note: event.text?.note ?? null };
      return { ...state, status: 'assigned', assigned, answerDue, round: state.round + 1 };
    }
    case 'recommendation-answered': {
      const answer: SupervisionAnswer = {
        ...event.data,
        ...{ unit: state.assigned!.unit, text: event.text.text ?? null, due: state.answerDue! },
        ...{ outcome: null, outcomeOn: null, outcomeNote: null },
      };
      return { ...state, status: 'answered', answers: [...state.answers, answer], answerDue: null };
    }
    case 'answer-accepted':
      return { ...state, ...judged(state, event, 'accepted'), status: 'accepted' };
    case 'answer-contested':
      return { ...state, ...judged(state, event, 'contested'), status: 'contested' };
    case 'recommendation-withdrawn':
      return { ...state, status: 'withdrawn', answerDue: null };
    case 'reminded':
      return withFact(state, event.data, 'sent');
    case 'rung-skipped':
      return withFact(state, event.data, 'skipped');
    case 'rung-superseded':
      return withFact(state, event.data, 'superseded');
  }
}

function judged(
  state: SupervisionState,
  { data, text }: Extract<SupervisionEvent, { type: 'answer-accepted' | 'answer-contested' }>,
  outcome: 'accepted' | 'contested',
): Pick<SupervisionState, 'answers'> {
  const last = state.answers.length - 1;
  const said = { outcome, outcomeOn: data.on, outcomeNote: text?.note ?? null };
  return { answers: state.answers.map((answer, i) => (i === last ? { ...answer, ...said } : answer)) };
}

function withFact(
  state: SupervisionState,
  { key, slot }: { key: string; slot: string },
  outcome: 'sent' | 'skipped' | 'superseded',
): SupervisionState {
  return { ...state, done: { ...state.done, [key]: { slot, outcome } } };
}
