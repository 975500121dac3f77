import {
  type CaseEvent,
  type CycleEvent,
  emptyCase,
  emptyCycle,
  emptySupervision,
  emptyTask,
  evolveCase,
  evolveCycle,
  evolveSupervision,
  evolveTask,
  type Recorded,
  type SupervisionEvent,
  type TaskEvent,
} from '#domain';
import {
  asDomainEvent,
  ChainVerifier,
  canonicalJson,
  foldUnplanned,
  type UnplannedEvent,
} from '#persistence';
import type { AggregateSeen, Evidence } from './evidence.js';
import { type Violation, violation } from './violation.js';

/** I5 and I6: every chain holds up to its head, and every snapshot is what its events make. */
export function checkRecord({ events, aggregates }: Pick<Evidence, 'events' | 'aggregates'>): Violation[] {
  const verifier = new ChainVerifier();
  for (const { commandId: _unhashed, ...row } of events) if (!verifier.push(row)) break;
  const { fault } = verifier.report(aggregates);
  const found = fault ? [violation('I6', fault.aggregateId, fault.problem)] : [];
  const histories = historiesOf(events);
  for (const aggregate of aggregates)
    if (canonicalJson(fold(aggregate, histories.get(aggregate.id) ?? [])) !== canonicalJson(aggregate.state))
      found.push(violation('I5', aggregate.id, 'its snapshot is not what its events make'));
  return found;
}

export function historiesOf(events: Evidence['events']): Map<string, Evidence['events'][number][]> {
  const histories = new Map<string, Evidence['events'][number][]>();
  for (const event of events) {
    const known = histories.get(event.aggregateId);
    if (known) known.push(event);
    else histories.set(event.aggregateId, [event]);
  }
  return histories;
}

function fold({ id, kind }: AggregateSeen, history: Evidence['events']): object {
  switch (kind) {
    case 'task':
      return history
        .map((row) => asDomainEvent(kind, row) as Recorded<TaskEvent>)
        .reduce(evolveTask, emptyTask(id));
    case 'case':
      return history.map((row) => asDomainEvent(kind, row) as CaseEvent).reduce(evolveCase, emptyCase(id));
    case 'cycle':
      return history.map((row) => asDomainEvent(kind, row) as CycleEvent).reduce(evolveCycle, emptyCycle(id));
    case 'supervision':
      return history
        .map((row) => asDomainEvent(kind, row) as SupervisionEvent)
        .reduce(evolveSupervision, emptySupervision(id));
    default:
      return foldUnplanned(
        kind,
        id,
        history.map((row) => asDomainEvent(kind, row) as Recorded<UnplannedEvent>),
      );
  }
}
