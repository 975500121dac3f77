import type { AmendmentEvent } from './events.js';
import type { AmendmentState } from './state.js';

export function evolveAmendment(state: AmendmentState, event: AmendmentEvent): AmendmentState {
  return { ...applied(state, event), seq: state.seq + 1, version: state.version + 1 };
}

function applied(state: AmendmentState, event: AmendmentEvent): AmendmentState {
  switch (event.type) {
    case 'amendment-proposed':
      return proposed(state, event);
    case 'amendment-signed': {
      const { on, by, documentNumber, documentDate, answerDue } = event.data;
      return { ...state, status: 'signed', signed: { on, by, documentNumber, documentDate }, answerDue };
    }
    case 'amendment-withdrawn':
      return { ...state, status: 'withdrawn', endedOn: event.data.on };
    case 'amendment-prepared': {
      const { on, by, recommends, answerDue } = event.data;
      const opinion = { on, by, recommends, text: event.text.opinion ?? null };
      return { ...state, status: 'prepared', opinion, answerDue };
    }
    case 'amendment-accepted': {
      const { task, on } = event.data;
      return { ...state, ...decided(event, 'accept'), status: 'accepted', task, endedOn: on };
    }
    case 'amendment-refused':
      return { ...state, ...decided(event, 'refuse'), status: 'refused', endedOn: event.data.on };
  }
}

/** Text that was erased is not there any more: the sides of the comparison then lack it. */
function proposed(
  state: AmendmentState,
  { data, text }: Extract<AmendmentEvent, { type: 'amendment-proposed' }>,
): AmendmentState {
  const { content, before, on, ...rest } = data;
  const { title, deliverable } = text;
  return {
    ...state,
    ...rest,
    status: 'draft',
    isNew: data.task === null,
    proposedOn: on,
    reason: text.reason ?? null,
    content: {
      ...content,
      ...(title === undefined ? {} : { title }),
      ...(deliverable === undefined ? {} : { deliverable }),
    },
    before:
      before === null
        ? null
        : { ...before, title: text.before?.title ?? '', deliverable: text.before?.deliverable ?? null },
  };
}

function decided(
  { data, text }: Extract<AmendmentEvent, { type: 'amendment-accepted' | 'amendment-refused' }>,
  outcome: 'accept' | 'refuse',
): Pick<AmendmentState, 'decision'> {
  const { on, by, level, because, basis } = data;
  return { decision: { outcome, on, by, level, because, basis, reason: text?.reason ?? null } };
}
