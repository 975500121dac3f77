import type { Instant, IsoDate } from '#contracts';
import type { WorkingCalendar } from '../calendar/index.js';
import { evolveCase } from '../case/index.js';
import { computeDue } from '../deadline/index.js';
import { changeCase, changeCycle, changeTask, type DateMove } from '../preview/index.js';
import { evolveTask } from '../task/index.js';
import type { TaskToOpen } from './open-task.js';
import type { RecordedProgramme, RecordedRules } from './recorded.js';
import type { SimulatedSubject } from './step.js';

/** A date that would move, and of what. */
export interface SimulatedDateMove extends Pick<DateMove, 'what' | 'deadlineId' | 'from' | 'to'> {
  subject: SimulatedSubject;
}

/**
 * The programme as it would stand if a calendar or rules were saved and applied to everything that is open: by the very
 * functions that a save carries out. Nothing is written.
 */
export function underProposal(
  programme: RecordedProgramme,
  { before, after, now }: { before: RecordedRules; after: RecordedRules; now: Instant },
): { programme: RecordedProgramme; dates: SimulatedDateMove[] } {
  const dates: SimulatedDateMove[] = [];
  const { code } = programme;
  const moved = (subject: SimulatedSubject, moves: readonly DateMove[]) => {
    for (const { what, deadlineId, from, to } of moves) dates.push({ subject, what, deadlineId, from, to });
  };
  const changeOf = (task: { policy?: string | null }) => ({
    ...{ before: before.ofTask(task), after: after.ofTask(task), now, cause: '' },
  });
  const byId = new Map(programme.tasks.map((task) => [task.id, task]));
  const subjectOf = ({ id, code: number, title }: { id: string; code: string; title: string }) =>
    ({ kind: 'task', id, code: number, title, programme: code }) as const;
  const tasks = programme.tasks.map((task) => {
    const moves = changeTask(task, changeOf(task));
    moved(subjectOf(task), moves.dates);
    return moves.events.reduce((state, event) => evolveTask(state, { ...event, at: now }), task);
  });
  const cases = programme.cases.map(({ state, session }) => {
    const task = byId.get(state.taskId);
    if (task === undefined) return { state, session };
    const moves = changeCase(state, changeOf(task), session);
    moved(subjectOf(task), moves.dates);
    return { state: moves.events.reduce(evolveCase, state), session };
  });
  for (const cycle of programme.cycles) {
    const rules = { before: before.ofCycle(cycle), after: after.ofCycle(cycle), now };
    const { id, title } = cycle;
    moved({ kind: 'cycle', id, code: '', title, programme: code }, changeCycle(cycle, rules).dates);
  }
  for (const opening of programme.openings) {
    const subject = subjectOf({ ...opening, id: opening.code });
    moved(subject, movedOpening(opening, before.present.calendar, after.present.calendar));
  }
  return { programme: { ...programme, tasks, cases }, dates };
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
