import type { Evidence } from './evidence.js';
import { type Violation, violation } from './violation.js';

/** I4: what was answered 2xx is in the record exactly once, what was refused is not, what is not known at most once. */
export function checkCommands({ events, given }: Pick<Evidence, 'events' | 'given'>): Violation[] {
  const times = timesDone(events);
  const known = new Set(given.map(({ by, key }) => `${by}/${key}`));
  const found = given.flatMap(({ by, key, task, outcome }) => {
    const done = times.get(`${by}/${key}`) ?? 0;
    const least = outcome === 'ok' ? 1 : 0;
    const most = outcome === 'refused' ? 0 : 1;
    if (done >= least && done <= most) return [];
    return [violation('I4', `${by}/${key}`, `${outcome} to its giver, done ${done} times to ${task}`)];
  });
  for (const id of times.keys())
    if (!known.has(id)) found.push(violation('I4', id, 'done, and nobody gave it'));
  return found;
}

/** All events of one doing carry the same instant in each aggregate; some acts concern several, each once. */
function timesDone(events: Evidence['events']): Map<string, number> {
  const doings = new Map<string, Map<string, Set<string>>>();
  for (const { commandId, aggregateId, at } of events) {
    if (commandId === null) continue;
    const known = doings.get(commandId) ?? new Map<string, Set<string>>();
    doings.set(commandId, known.set(aggregateId, (known.get(aggregateId) ?? new Set()).add(at)));
  }
  const most = (all: Map<string, Set<string>>) => Math.max(...[...all.values()].map(({ size }) => size));
  return new Map([...doings].map(([id, all]) => [id, most(all)]));
}
