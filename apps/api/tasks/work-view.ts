import type { DeadlineView, DifficultyView, InputView, TaskView } from '#contracts';
import {
  basisOf,
  type DeadlineState,
  type Difficulty,
  type DuplicationCheck,
  type InputRequest,
  type TaskState,
} from '#domain';
import type { Names } from '../naming/names.js';

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
  { inputs, difficulties, urgedOn, duplicationCheck }: TaskState,
  names: Names,
): Pick<TaskView, 'inputs' | 'difficulties' | 'urgedOn' | 'duplicationCheck'> {
  return {
    duplicationCheck: duplicationCheck === undefined ? null : checkView(duplicationCheck, names),
    inputs: inputs.map((input) => inputView(input, names)),
    difficulties: difficulties.map((difficulty) => difficultyView(difficulty, names)),
    urgedOn,
  };
}

export function difficultyView(difficulty: Difficulty, names: Names): DifficultyView {
  const { no, reportedOn, by, status, owner, ownedOn, due, resolvedOn } = difficulty;
  return {
    ...{ no, reportedOn, status, ownedOn, due, resolvedOn },
    by: by ? names.person(by) : null,
    owner: names.personOrNull(owner),
  };
}

function checkView({ on, by, conclusion, checkedWith, basis }: DuplicationCheck, names: Names) {
  return { on, conclusion, checkedWith, basis, by: names.person(by) };
}

function inputView({ no, unit, due, askedOn, by, status, endedOn }: InputRequest, names: Names): InputView {
  return { ...{ no, due, askedOn, status, endedOn }, unit: names.unit(unit), by: names.person(by) };
}

function outcomeOf(completedOn: string | null, due: string | null): 'inTime' | 'late' | null {
  if (completedOn === null || due === null) return null;
  return completedOn <= due ? 'inTime' : 'late';
}
