import type { OverviewDeadline, OverviewTask } from '#contracts';
import {
  type DeadlineState,
  deadlineOutlook,
  distanceTo,
  missingFacts,
  nextDueOf,
  shownDue,
  type TaskState,
  taskOutlook,
} from '#domain';
import type { Scene } from '../naming/scene.js';

/** A task in the overview of its programme: names resolved, dates as they are drawn, what nobody has said yet. */
export function overviewTask(state: TaskState, scene: Scene): OverviewTask {
  const { names, today, calendar } = scene;
  const { id, code, kind, group, title, status, assignedOn, demo, heldBy } = state;
  const nextDue = nextDueOf(state);
  return {
    ...{ id, code, kind, group, title, status, assignedOn, demo, nextDue },
    outlook: taskOutlook(state, today, calendar),
    leads: names.units(state.leadUnits),
    coordinating: names.units(state.coordinatingUnits),
    heldBy: heldBy === null ? null : names.unit(heldBy),
    ...distanceTo(nextDue, today, calendar),
    missing: missingFacts(state),
    deadlines: state.deadlines.map((deadline) => overviewDeadline(deadline, state, scene)),
  };
}

function overviewDeadline(
  deadline: DeadlineState,
  { status: ofTask, acknowledgedOn }: TaskState,
  { today, calendar }: Scene,
): OverviewDeadline {
  const { id, deliverable, status, rule, originalLegalDue, completedOn } = deadline;
  const due = shownDue(deadline, ofTask, calendar);
  return {
    ...{ id, deliverable, status, rule, due, completedOn },
    outlook:
      ofTask === 'draft' ? 'draft' : deadlineOutlook(deadline, acknowledgedOn !== null, today, calendar),
    workingDue: due === null ? null : calendar.onOrBefore(due),
    originalDue: originalLegalDue,
  };
}
