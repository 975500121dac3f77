import type { SupervisionView } from '#contracts';
import {
  actingOnSupervision,
  type Bodies,
  maySee,
  type SupervisionState,
  supervisionCommandsOf,
  supervisionNo,
  type TaskState,
} from '#domain';
import type { KnownPerson } from '#identity';
import type { Scene } from '../naming/scene.js';

export interface SeenRecommendation {
  state: SupervisionState;
  bodies: Bodies;
  /** The task that it is about, where it is about one that is still there. */
  task: TaskState | null;
  /** Name of the indicator that it is about. */
  indicator: string | null;
}

/**
 * A recommendation as one person sees it. Of a task, title and page are told only to whoever may open it: its code can be
 * guessed, and whoever supervises reads what is published.
 */
export function supervisionView(
  { state, bodies, task, indicator }: SeenRecommendation,
  person: KnownPerson,
  { names, today, directory }: Scene,
): SupervisionView {
  const { id, programme, status, about, answerDue, assigned, version } = state;
  const programmeName = directory.programmes.get(programme)?.shortName ?? programme;
  const read = task !== null && maySee(person, task) ? task : null;
  const name = about.kind === 'task' ? read?.title : about.kind === 'indicator' ? indicator : programmeName;
  return {
    ...{ id, programme, version, answerDue, no: supervisionNo(state) },
    status: status === 'none' ? 'left' : status,
    body: names.unit(state.body),
    by: names.person(state.by),
    about: {
      kind: about.kind,
      code: about.kind === 'programme' ? null : about.code,
      name: name ?? '',
      taskId: read?.id ?? null,
    },
    text: state.text,
    documentNumber: state.documentNumber,
    documentDate: state.documentDate,
    leftOn: state.leftOn ?? today,
    askedFor: state.askedFor ?? today,
    assigned:
      assigned === null
        ? null
        : { ...assigned, unit: names.unit(assigned.unit), by: names.person(assigned.by) },
    overdue: answerDue !== null && answerDue < today,
    answers: state.answers.map(({ due, unit, by, ...answer }) => ({
      ...answer,
      ...{ unit: names.unit(unit), by: names.person(by), late: answer.on > due },
    })),
    allowedCommands: supervisionCommandsOf(state).filter(
      (type) => actingOnSupervision(person, state, type, bodies).allowed,
    ),
  };
}
