import type { Recorded, TaskEvent } from './events.js';
import type { Difficulty, InputRequest, Notice, NoticeKind, TaskState } from './state.js';

type Of<T extends TaskEvent['type']> = Recorded<Extract<TaskEvent, { type: T }>>;

/** Acts around the work: input of coordinating units, difficulties. */
export function workChanged(
  state: TaskState,
  event: Of<
    | 'input-requested'
    | 'input-given'
    | 'input-withdrawn'
    | 'difficulty-reported'
    | 'difficulty-assigned'
    | 'difficulty-resolved'
  >,
): TaskState {
  const { at } = event;
  switch (event.type) {
    case 'input-requested': {
      const { no, unit, due, on, by } = event.data;
      const input: InputRequest = { no, unit, due, askedOn: on, by, status: 'open', endedOn: null };
      return notified(
        { ...state, lastActOn: on, inputs: [...state.inputs, input] },
        'input-asked',
        no,
        at,
        unit,
      );
    }
    case 'input-given':
      return notified(inputEnded(state, event.data, 'given'), 'input-given', event.data.no, at);
    case 'input-withdrawn':
      return inputEnded(state, event.data, 'withdrawn');
    case 'difficulty-reported': {
      const { on, by } = event.data;
      const difficulty: Difficulty = {
        no: state.difficulties.length + 1,
        reportedOn: on,
        by,
        status: 'open',
        owner: null,
        ownedOn: null,
        due: null,
        resolvedOn: null,
      };
      const next = { ...state, lastActOn: on, difficulties: [...state.difficulties, difficulty] };
      // Reported before anybody was named: it went into the log of its time, and is not told about years later.
      return by === null ? next : notified(next, 'difficulty-reported', difficulty.no, at);
    }
    case 'difficulty-assigned': {
      const { no, owner, due, on } = event.data;
      const next = withDifficulty(state, no, { status: 'owned', owner, due, ownedOn: on });
      return notified(next, 'difficulty-owned', no, at, owner);
    }
    case 'difficulty-resolved': {
      const { no, on } = event.data;
      return notified(
        withDifficulty(state, no, { status: 'resolved', resolvedOn: on }),
        'difficulty-resolved',
        no,
        at,
      );
    }
  }
}

/** Whoever was not told yet need not be asked any more. */
function inputEnded(
  state: TaskState,
  { no, on }: { no: number; on: string },
  status: 'given' | 'withdrawn',
): TaskState {
  const unit = state.inputs.find((i) => i.no === no)?.unit;
  return {
    ...state,
    notices: state.notices.filter((n) => n.kind !== 'input-asked' || n.to !== unit),
    inputs: state.inputs.map((i) => (i.no === no ? { ...i, status, endedOn: on } : i)),
  };
}

function withDifficulty(state: TaskState, no: number, change: Partial<Difficulty>): TaskState {
  return { ...state, difficulties: state.difficulties.map((d) => (d.no === no ? { ...d, ...change } : d)) };
}

function notified(state: TaskState, kind: NoticeKind, no: number, at: string, to?: string): TaskState {
  const notice: Notice = {
    key: `${kind}/${no}@${at}`,
    kind,
    deadlineId: null,
    at,
    ...(to === undefined ? {} : { to }),
  };
  return { ...state, notices: [...state.notices, notice] };
}
