import {
  emptyCase,
  emptyCycle,
  emptySupervision,
  emptyTask,
  evolveCase,
  evolveCycle,
  evolveSupervision,
  evolveTask,
  isCaseFact,
  isCycleFact,
  isFact,
  isSupervisionFact,
  type Recorded,
} from '#domain';
import type { AggregateKind } from '../entities/index.js';
import { asDomainEvent, type EventOf, type StateOf } from './events.js';
import type { ChainRow } from './hash-chain.js';
import { UNPLANNED, type UnplannedKind } from './unplanned.js';

/** How the aggregates of a kind come to be what they are. */
interface Kind<K extends AggregateKind> {
  empty(id: string): StateOf<K>;
  evolve(state: StateOf<K>, event: Recorded<EventOf<K>>): StateOf<K>;
  /** What dispatch records: it does not raise the version that people compare. */
  isFact(type: EventOf<K>['type']): boolean;
  /** How a person calls it. */
  name: string;
}

/** It has no facts of dispatch: it has nothing to say in a slot. */
function unplanned<K extends UnplannedKind>(kind: K, name: string) {
  return { ...UNPLANNED[kind], isFact: () => false, name };
}

export const KINDS: { readonly [K in AggregateKind]: Kind<K> } = {
  task: { empty: emptyTask, evolve: evolveTask, isFact, name: 'nhiệm vụ' },
  case: { empty: emptyCase, evolve: evolveCase, isFact: isCaseFact, name: 'hồ sơ' },
  cycle: { empty: emptyCycle, evolve: evolveCycle, isFact: isCycleFact, name: 'kỳ' },
  supervision: {
    empty: emptySupervision,
    evolve: evolveSupervision,
    isFact: isSupervisionFact,
    name: 'kiến nghị giám sát',
  },
  register: unplanned('register', 'sổ'),
  indicator: unplanned('indicator', 'chỉ tiêu'),
  money: unplanned('money', 'năm kinh phí'),
  ledger: unplanned('ledger', 'sổ của chương trình'),
  amendment: unplanned('amendment', 'đề nghị'),
};

/** The state that the recorded events of an aggregate make. */
export function folded<K extends AggregateKind>(
  kind: K,
  id: string,
  history: readonly ChainRow[],
): StateOf<K> {
  const { empty, evolve }: Kind<K> = KINDS[kind];
  return history.reduce<StateOf<K>>((state, row) => evolve(state, asDomainEvent(kind, row)), empty(id));
}

/** Whether dispatch alone has something to say in these events. */
export function onlyFacts<K extends AggregateKind>(kind: K, events: readonly EventOf<K>[]): boolean {
  const { isFact }: Kind<K> = KINDS[kind];
  return events.every((event) => isFact(event.type));
}

/** The state after some events, all recorded at one instant. */
export function evolved<K extends AggregateKind>(
  kind: K,
  state: StateOf<K>,
  events: readonly EventOf<K>[],
  at: string,
): StateOf<K> {
  const { evolve }: Kind<K> = KINDS[kind];
  return events.reduce<StateOf<K>>((s, event) => evolve(s, { ...event, at }), state);
}
