import { workflowId } from '#contracts/names';
import { isUnplanned } from '#persistence';
import { ringsWrongly, tooLong, triedTooOften } from '../../../../apps/cli/reconcile/soundness.js';
import type { Evidence, WorkflowsSeen } from './evidence.js';
import { type Violation, violation } from './violation.js';

/** I7, I8, I9 and the timers: what runs in Temporal is what the record says should run, sound, short and well timed. */
export function checkWorkflows({
  workflows,
  aggregates,
  pinned,
  pinnedBefore,
}: Pick<Evidence, 'workflows' | 'aggregates' | 'pinned' | 'pinnedBefore'>): Violation[] {
  const { running, expected, endedBadly } = workflows;
  const ids = running.map(({ id }) => id);
  const found = [
    ...differences(ids, expected),
    ...endedBadly.map(({ id, status }) => violation('I7', id, `ended as ${status}`)),
  ];
  const say = (rule: string, id: string, problem: string | null) => {
    if (problem !== null) found.push(violation(rule, id, problem));
  };
  for (const one of running) {
    // At rest no activity is under way, nor a task that was tried before.
    const activity = one.steps.find(({ name }) => name !== 'workflow task');
    say('I7', one.id, activity ? `${activity.name} is under way` : triedTooOften(one, 1));
    say('I9', one.id, tooLong(one));
  }
  const seen = new Map(running.map((one) => [one.id, one]));
  for (const { id, kind, closed, nextWake } of aggregates) {
    // The register of administrative acts and what is measured have none.
    const workflow = isUnplanned(kind) ? undefined : seen.get(workflowId[kind](id));
    if (closed || nextWake === null || !workflow) continue;
    // A worker that was cut off while the clock was moved set it by the clock that it knew.
    const unheard = pinnedBefore.some((earlier) => ringsWrongly(workflow, nextWake, earlier) === null);
    if (!unheard) say('timer', id, ringsWrongly(workflow, nextWake, pinned));
  }
  return found;
}

export function differences(running: readonly string[], expected: WorkflowsSeen['expected']): Violation[] {
  return [
    ...expected
      .filter((id) => !running.includes(id))
      .map((id) => violation('I8', id, 'should run and does not')),
    ...running
      .filter((id) => !expected.includes(id))
      .map((id) => violation('I8', id, 'runs although the record does not want it')),
  ];
}
