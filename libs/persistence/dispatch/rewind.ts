import type { IsoDate } from '#contracts';
import type { RungFact, TaskState } from '#domain';

/**
 * The state as it was before a slot recorded anything. Several people are told of one step, each in a transaction of
 * their own: whoever comes later must be planned as if the step were still to come.
 */
export function beforeSlot<S extends Pick<TaskState, 'done'>>(state: S, slot: IsoDate): S {
  const done = Object.entries(state.done).filter(([, fact]: [string, RungFact]) => fact.slot !== slot);
  return { ...state, done: Object.fromEntries(done) };
}
