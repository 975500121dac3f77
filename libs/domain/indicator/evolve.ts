import type { Recorded } from '../task/index.js';
import type { IndicatorEvent } from './events.js';
import type { IndicatorState, RecordedValue } from './state.js';

/** Text that was erased leaves the number and its place. */
export function evolveIndicator(state: IndicatorState, event: Recorded<IndicatorEvent>): IndicatorState {
  return { ...applied(state, event), seq: state.seq + 1, version: state.version + 1 };
}

function applied(state: IndicatorState, event: Recorded<IndicatorEvent>): IndicatorState {
  switch (event.type) {
    case 'value-recorded':
      return valueRecorded(state, event);
    case 'value-withdrawn':
      return valueWithdrawn(state, event.data);
    case 'profile-set': {
      const { responsibleUnit, method, measure } = event.data;
      return {
        ...state,
        ...(responsibleUnit === undefined ? {} : { responsibleUnit }),
        ...(method === undefined ? {} : { method }),
        ...(measure === undefined ? {} : { measure }),
      };
    }
    case 'path-set': {
      const { points, document, on } = event.data;
      return { ...state, path: { points, document, on } };
    }
    case 'base-locked': {
      const { value, unit, period, document, on } = event.data;
      return { ...state, base: { value, unit, period, document, on } };
    }
    case 'target-allocated': {
      const { year, parts, document, on } = event.data;
      const others = state.allocations.filter((a) => a.year !== year);
      const allocations = [...others, { year, parts, document, on }].sort((a, b) => a.year - b.year);
      return { ...state, allocations };
    }
    case 'follow-up-added': {
      const { no, acceptedOn, due, explanation } = event.data;
      const subject = event.text.subject ?? '';
      const added = { no, subject, acceptedOn, due, explanation, surveyedOn: null, applied: null };
      return { ...state, followUps: [...state.followUps, added] };
    }
    case 'follow-up-recorded': {
      const { no, surveyedOn, applied } = event.data;
      return {
        ...state,
        followUps: state.followUps.map((f) => (f.no === no ? { ...f, surveyedOn, applied } : f)),
      };
    }
  }
}

function valueRecorded(
  state: IndicatorState,
  { at, data, text }: Recorded<Extract<IndicatorEvent, { type: 'value-recorded' }>>,
): IndicatorState {
  const { no, unit, asOf, status, value, amount, document, on, by, corrects } = data;
  const recorded: RecordedValue = {
    no,
    unit,
    asOf,
    status,
    value,
    amount,
    source: text.source ?? '',
    document,
    note: text.note ?? null,
    recordedOn: on,
    recordedAt: at,
    by,
    corrects,
    correctedBy: null,
  };
  const earlier = state.values.map((v) => (v.no === corrects ? { ...v, correctedBy: no } : v));
  return { ...state, values: [...earlier, recorded] };
}

function valueWithdrawn(state: IndicatorState, { no, on }: { no: number; on: string }): IndicatorState {
  const replaced = state.values.find((v) => v.no === no)?.corrects ?? null;
  return {
    ...state,
    values: state.values.map((v) => {
      if (v.no === no) return { ...v, withdrawnOn: on };
      return v.no === replaced ? { ...v, correctedBy: null } : v;
    }),
  };
}
