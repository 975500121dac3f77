import type { IsoDate, SimulationLine } from '#contracts';
import type { RoleRef } from '../ladder/index.js';

/** The task or the cycle that a step is of. */
export interface SimulatedSubject {
  kind: 'task' | 'cycle';
  id: string;
  /** A cycle has none. */
  code: string;
  title: string;
  programme: string | null;
}

/** A line of the simulator with what two runs, and lists of any kind, need to know of it. */
export interface SimulatedStep {
  line: SimulationLine;
  subject: SimulatedSubject;
  /** What it is within its subject, the same in every run over the same record. */
  key: string;
  roles: readonly RoleRef['role'][];
  /** Why nobody is told; null where somebody is, and for what is no mail. */
  skip: 'nobody' | 'debtor' | null;
}

export interface Told {
  names: readonly string[];
  skip: 'nobody' | 'debtor' | null;
}

/** Who holds a role on a day, as a list names them: an empty level, or the debtor itself, is nobody. */
export type NamesOf<Of> = (role: RoleRef, of: Of, on: IsoDate) => Told;

/** Everybody once; the reason counts only where nobody is left. */
export function namesOfAll(
  roles: readonly RoleRef[],
  namesOf: (role: RoleRef) => Told,
): { names: string[]; skip: Told['skip'] } {
  const told = roles.map(namesOf);
  const names = [...new Set(told.flatMap((one) => one.names))];
  const skip = told.findLast((one) => one.skip !== null)?.skip ?? 'nobody';
  return { names, skip: names.length > 0 ? null : skip };
}

/** Runs to the end at once. */
export function finished<T>(run: Generator<void, T>): T {
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}

/** The lines of what reaches somebody, and of what only happens. */
export function linesOf(steps: readonly SimulatedStep[]): SimulationLine[] {
  return steps.filter(({ skip }) => skip === null).map(({ line }) => line);
}
