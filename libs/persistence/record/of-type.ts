import type { AggregateKind } from '../entities/index.js';
import type { EventOf, EventRecord } from './events.js';

type Typed<K extends AggregateKind, T extends EventOf<K>['type']> = Extract<EventOf<K>, { type: T }>;

/** A record of a chain of this kind whose type is known, and so what its data hold. */
export type RecordOf<K extends AggregateKind, T extends EventOf<K>['type']> = EventRecord & {
  type: T;
  data: Typed<K, T>['data'];
};

/** Those of some types among the records of a chain of one kind. */
export function ofType<K extends AggregateKind, T extends EventOf<K>['type']>(
  _kind: K,
  events: readonly EventRecord[],
  ...types: readonly T[]
): RecordOf<K, T>[] {
  const wanted: ReadonlySet<string> = new Set(types);
  return events.filter((event): event is RecordOf<K, T> => wanted.has(event.type));
}
