import type { Instant, IsoDate } from '#contracts';
import type { WorkingCalendar } from '../calendar/index.js';
import { evolveCase } from '../case/index.js';
import { computeDue } from '../deadline/index.js';
import { changeCase, changeCycle, changeTask, type DateMove } from '../preview/index.js';
import { evolveTask, type TaskState } from '../task/index.js';
import type { TaskToOpen } from './open-task.js';
import type { RecordedProgramme, RecordedRules } from './recorded.js';
import type { SimulatedSubject } from './step.js';

/** A date that would move, and of what. */
export interface SimulatedDateMove extends Pick<DateMove, 'what' | 'deadlineId' | 'from' | 'to'> {
  subject: SimulatedSubject;
}

/** What a proposal makes of a programme. */
export interface Proposed {
  programme: RecordedProgramme;
  dates: SimulatedDateMove[];
}

/**
 * The programme as it would stand if a calendar or rules were saved and applied to everything that is open: by the very
 * functions that a save carries out. Nothing is written. Yields after each task.
 */
export function* underProposal(
  programme: RecordedProgramme,
  { before, after, now }: { before: RecordedRules; after: RecordedRules; now: Instant },
): Generator<void, Proposed> {
  const dates: SimulatedDateMove[] = [];
  const moved = (subject: SimulatedSubject, moves: readonly DateMove[]) => {
    for (const { what, deadlineId, from, to } of moves) dates.push({ subject, what, deadlineId, from, to });
  };
  const changeOf = (task: TaskState) => ({
    ...{ before: before.ofTask(task), after: after.ofTask(task), now, cause: '' },
  });
  const tasks: TaskState[] = [];
  for (const task of programme.tasks) {
    const moves = changeTask(task, changeOf(task));
    moved(subjectOf(programme, task.id, task), moves.dates);
    tasks.push(moves.events.reduce((state, event) => evolveTask(state, { ...event, at: now }), task));
    yield;
  }
  const byId = new Map(programme.tasks.map((task) => [task.id, task]));
  const cases = programme.cases.map(({ state, session }) => {
    const task = byId.get(state.taskId);
    if (task === undefined) return { state, session };
    const moves = changeCase(state, changeOf(task), session);
    moved(subjectOf(programme, task.id, task), moves.dates);
    return { state: moves.events.reduce(evolveCase, state), session };
  });
  for (const cycle of programme.cycles) {
    const rules = { before: before.ofCycle(cycle), after: after.ofCycle(cycle), now };
    const { id, title } = cycle;
    moved({ kind: 'cycle', id, code: '', title, programme: programme.code }, changeCycle(cycle, rules).dates);
    yield;
  }
  for (const opening of programme.openings) {
    const moves = movedOpening(opening, before.present.calendar, after.present.calendar);
    moved(subjectOf(programme, opening.code, opening), moves);
  }
  return { programme: { ...programme, tasks, cases }, dates };
}

function subjectOf(
  { code: programme }: RecordedProgramme,
  id: string,
  { code, title }: { code: string; title: string },
): SimulatedSubject {
  return { kind: 'task', id, code, title, programme };
}

function movedOpening({ deadlines }: TaskToOpen, was: WorkingCalendar, is: WorkingCalendar): DateMove[] {
  return deadlines.flatMap(({ id: deadlineId, rule }) => {
    if (rule.kind === 'continuous' || rule.kind === 'on-event') return [];
    const [old, now] = [computeDue(rule, was), computeDue(rule, is)];
    const move = (what: DateMove['what'], from: IsoDate, to: IsoDate): DateMove[] =>
      from === to ? [] : [{ what, deadlineId, from, to, told: [] }];
    return [
      ...move('legal-due', old.legalDue, now.legalDue),
      ...move('working-due', old.workingDue, now.workingDue),
    ];
  });
}
