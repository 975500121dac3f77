import type { IsoDate, ReminderView } from '#contracts';
import {
  assumeSent,
  type CaseState,
  caseRungs,
  firstSlotFrom,
  instantAt,
  nextSlot,
  planSlot,
  type Rung,
  type TaskRung,
  type TaskState,
  taskRungs,
} from '#domain';
import { rulesOf } from '#persistence';
import type { Scene } from '../naming/scene.js';
import { roleWord, rungTitle, SKIPPED_BECAUSE } from './rung-words.js';

/** No ladder has more steps ahead than this; a rule that never ended would show here. */
const MOST_SLOTS = 200;

/**
 * What will be said of a task as things stand: the planning rules are run ahead, slot by slot, until nothing is left.
 * Rungs that the state silences are listed on their own day, with the reason.
 */
export function comingRungs(state: TaskState, present: Scene): ReminderView[] {
  const scene = rulesOf(present, state);
  const silenced = taskRungs(state, scene).filter((r) => r.silenced !== null && !(r.doneKey in state.done));
  return [...silenced.map((r) => view(r, r.rung.on, state, scene)), ...planned(state, scene)];
}

export function comingCaseRungs(state: CaseState, task: TaskState, present: Scene): ReminderView[] {
  const scene = rulesOf(present, state);
  if (state.status !== 'with-committee') return [];
  const next = firstSlotFrom(scene.now, scene.calendar, scene.policy.slotHour);
  return caseRungs(state, scene)
    .filter((rung) => !(rung.key in state.done))
    .map((rung) =>
      view({ rung, deadlineId: state.deadlineId, silenced: null }, later(rung.on, next), task, scene),
    );
}

function planned(state: TaskState, scene: Scene): ReminderView[] {
  const found: ReminderView[] = [];
  let ahead = state;
  let from: IsoDate = firstSlotFrom(scene.now, scene.calendar, scene.policy.slotHour);
  for (let i = 0; i < MOST_SLOTS; i += 1) {
    const slot = nextSlot(ahead, scene, from);
    if (slot === null) break;
    const plan = planSlot(ahead, scene, slot);
    for (const step of plan.steps) {
      found.push(view(step, slot, state, scene));
      for (const s of step.supersedes)
        found.push({ ...view(s, slot, state, scene), ...supersededBy(step.rung) });
    }
    // The monthly roll-up has no end: its next line is shown, and what else is still to come.
    if (plan.steps.some(isRollUp) && !hasMore(ahead, scene)) break;
    ahead = assumeSent(ahead, plan);
    from = scene.calendar.after(slot);
  }
  return found;
}

function isRollUp({ rung }: Pick<TaskRung, 'rung'>): boolean {
  return rung.track === 'roll-up';
}

function hasMore(state: TaskState, scene: Scene): boolean {
  return taskRungs(state, scene).some(
    (r) => r.silenced === null && !(r.doneKey in state.done) && !isRollUp(r),
  );
}

function view(
  { rung, deadlineId, silenced }: Pick<TaskRung, 'rung' | 'deadlineId' | 'silenced'>,
  slot: IsoDate,
  task: TaskState,
  scene: Scene,
): ReminderView {
  const told = rung.to.map((to) => ({ role: to.role, ...scene.directory.recipients(task, to, slot) }));
  const skip = told.every((t) => t.persons.length === 0) ? (told[0]?.skip ?? 'nobody') : null;
  const reason = silenced ?? (skip === null ? null : SKIPPED_BECAUSE[skip]);
  return {
    rung: rung.name,
    title: rungTitle(rung.name),
    kind: rung.kind,
    at: instantAt(slot, scene.policy.slotHour),
    state: reason === null ? 'planned' : 'silenced',
    why: rung.why,
    reason,
    deadline: deadlineId,
    to: told.flatMap(({ role, persons }) =>
      persons.map((id) => ({ ...scene.names.person(id), role: roleWord(role) })),
    ),
    messageId: null,
  };
}

function supersededBy(rung: Rung): Pick<ReminderView, 'state' | 'reason'> {
  return { state: 'superseded', reason: `“${rungTitle(rung.name)}” thay cho bước này` };
}

function later(a: IsoDate, b: IsoDate): IsoDate {
  return a > b ? a : b;
}
