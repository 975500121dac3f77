import {
  type CaseEvent,
  type CaseEventType,
  type CycleEvent,
  type CycleEventType,
  emptyCase,
  emptyCycle,
  emptyTask,
  evolveCase,
  evolveCycle,
  evolveTask,
  isCaseFact,
  isCycleFact,
  isFact,
  type Recorded,
  type TaskEvent,
  type TaskEventType,
} from '#domain';
import type { AggregateKind } from '../entities/index.js';
import type { DomainEvent, DomainState } from './events.js';
import { UNPLANNED, type UnplannedKind } from './unplanned.js';

/** How the aggregates of a kind come to be what they are. */
interface Kind {
  empty: (id: string) => DomainState;
  evolve: (state: DomainState, event: Recorded<DomainEvent>) => DomainState;
  /** What dispatch records: it does not raise the version that people compare. */
  isFact: (type: string) => boolean;
  /** How a person calls it. */
  name: string;
}

/** It has no facts of dispatch: it has nothing to say in a slot. */
function unplanned(kind: UnplannedKind, name: string): Kind {
  const { empty, evolve } = UNPLANNED[kind] as { empty: Kind['empty']; evolve: Kind['evolve'] };
  return { empty, evolve, isFact: () => false, name };
}

export const KINDS: Record<AggregateKind, Kind> = {
  task: {
    empty: emptyTask,
    evolve: (state, event) => evolveTask(state as never, event as Recorded<TaskEvent>),
    isFact: (type) => isFact(type as TaskEventType),
    name: 'nhiệm vụ',
  },
  case: {
    empty: emptyCase,
    evolve: (state, event) => evolveCase(state as never, event as CaseEvent),
    isFact: (type) => isCaseFact(type as CaseEventType),
    name: 'hồ sơ',
  },
  cycle: {
    empty: emptyCycle,
    evolve: (state, event) => evolveCycle(state as never, event as CycleEvent),
    isFact: (type) => isCycleFact(type as CycleEventType),
    name: 'kỳ',
  },
  register: unplanned('register', 'sổ'),
  indicator: unplanned('indicator', 'chỉ tiêu'),
  money: unplanned('money', 'năm kinh phí'),
  ledger: unplanned('ledger', 'sổ của chương trình'),
};

/** The state after some events, all recorded at one instant. */
export function evolved(
  kind: AggregateKind,
  state: DomainState,
  events: readonly DomainEvent[],
  at: string,
): DomainState {
  return events.reduce<DomainState>(
    (s, event) => KINDS[kind].evolve(s, { ...event, at } as Recorded<DomainEvent>),
    state,
  );
}
