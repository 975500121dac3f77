import type { DeadlineView, DifficultyView, InputView, TaskView } from '#contracts';
import {
  type Asker,
  basisOf,
  type DeadlineState,
  type Difficulty,
  type DuplicationCheck,
  type InputRequest,
  mayCommand,
  type TaskState,
} from '#domain';
import type { Names } from '../naming/names.js';
import { bodiesOf, type Scene } from '../naming/scene.js';

type OfDates = Pick<
  DeadlineView,
  'extension' | 'extensions' | 'dates' | 'basis' | 'directiveDue' | 'outcomes'
>;

/** What a deadline says of its dates: what is asked, what was decided, and how it ended against each. */
export function datesView(d: DeadlineState, state: TaskState, names: Names): OfDates {
  const { extension, completedOn } = d;
  return {
    extension: extension
      ? {
          no: extension.no,
          newDue: extension.newDue,
          requestedOn: extension.requestedOn,
          by: names.person(extension.by),
          signedOn: extension.signedOn,
          signedBy: names.personOrNull(extension.signedBy),
        }
      : null,
    extensions: d.extensions ?? { granted: 0, refused: 0 },
    dates: (d.dates ?? []).map(({ basis, ...change }) => ({ ...change, document: basis })),
    basis: basisOf(state, d),
    directiveDue: d.directiveDue ?? null,
    outcomes: {
      original: outcomeOf(completedOn, d.originalLegalDue),
      current: outcomeOf(completedOn, d.legalDue),
    },
  };
}

export function workView(
  task: TaskState,
  asker: Asker,
  scene: Scene,
): Pick<TaskView, 'inputs' | 'difficulties' | 'urgedOn' | 'duplicationCheck'> {
  const { inputs, difficulties, urgedOn, duplicationCheck } = task;
  return {
    duplicationCheck: duplicationCheck === undefined ? null : checkView(duplicationCheck, scene.names),
    inputs: inputs.map((input) => inputView(input, task, asker, scene)),
    difficulties: difficulties.map((difficulty) => difficultyView(difficulty, task, asker, scene)),
    urgedOn,
  };
}

export function difficultyView(
  difficulty: Difficulty,
  task: TaskState,
  asker: Asker,
  { names, directory }: Scene,
): DifficultyView {
  const { no, reportedOn, by, status, owner, ownedOn, due, resolvedOn } = difficulty;
  const bodies = bodiesOf(directory, task.programme);
  const may = bodies !== null && mayCommand(asker, { task, bodies, difficultyNo: no }, 'resolve-difficulty');
  return {
    ...{ no, reportedOn, status, ownedOn, due, resolvedOn },
    by: by ? names.person(by) : null,
    owner: names.personOrNull(owner),
    mayResolve: status !== 'resolved' && may,
  };
}

function checkView({ on, by, conclusion, checkedWith, basis }: DuplicationCheck, names: Names) {
  return { on, conclusion, checkedWith, basis, by: names.person(by) };
}

function inputView(
  { no, unit, due, askedOn, by, status, endedOn }: InputRequest,
  task: TaskState,
  asker: Asker,
  { names, directory }: Scene,
): InputView {
  const bodies = bodiesOf(directory, task.programme);
  const may = bodies !== null && mayCommand(asker, { task, bodies, inputNo: no }, 'give-input');
  return {
    ...{ no, due, askedOn, status, endedOn },
    unit: names.unit(unit),
    by: names.person(by),
    mayGive: status === 'open' && may,
  };
}

function outcomeOf(completedOn: string | null, due: string | null): 'inTime' | 'late' | null {
  if (completedOn === null || due === null) return null;
  return completedOn <= due ? 'inTime' : 'late';
}
