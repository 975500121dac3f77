import type { Instant, IsoDate } from '#contracts';
import { type CycleMoves, type CycleState, changeCycle, localDate, type RoleRef } from '#domain';
import type { Directory } from '../directory/directory.js';
import type { Rules } from '../stores/settings-store.js';
import { rulesOf } from '../stores/settings-store.js';
import type { ImpactItem, MovedDate, MovedStep, Proposal } from './impact-item.js';

/** What another calendar moves in one cycle; rules of reminders do not reach what is running. */
export function cycleMovesOf(
  state: CycleState,
  current: Rules,
  { calendar }: Proposal,
  now: Instant,
): CycleMoves {
  if (calendar === undefined) return { dates: [], steps: [] };
  const before = rulesOf(current, state);
  return changeCycle(state, { before, after: { ...before, calendar }, now });
}

/** The same with people: a step of a hundred units on one day is one line that names all who are told. */
export function cycleImpact(
  state: CycleState,
  { dates, steps }: CycleMoves,
  directory: Directory,
  now: Instant,
): ImpactItem | null {
  if (dates.length + steps.length === 0) return null;
  const today = localDate(now);
  const grouped = new Map<string, MovedStep>();
  for (const { unit, key, ...step } of steps) {
    const name = [step.deadlineId, step.rung, step.from, step.to].join(' ');
    const found = grouped.get(name);
    const persons = toldIn(directory, state, step.told, unit, step.to ?? step.from ?? today);
    grouped.set(name, {
      ...step,
      key: found?.key ?? key,
      persons: [...new Set([...(found?.persons ?? []), ...persons])],
    });
  }
  const moved = dates.map(({ tellsUnits, ...date }): MovedDate => {
    const units = tellsUnits.length === 0 ? [null] : tellsUnits;
    const persons = date.told.flatMap((role, i) => toldIn(directory, state, [role], units[i] ?? null, today));
    return { ...date, persons: [...new Set(persons)] };
  });
  const { id, title, programme, stages } = state;
  return {
    ...{ kind: 'cycle', id, task: { id, code: '', title, programme }, dates: moved },
    steps: [...grouped.values()],
    stages: Object.fromEntries(stages.map((stage) => [stage.id, stage.name])),
  };
}

function toldIn(
  directory: Directory,
  { programme }: CycleState,
  roles: readonly RoleRef[],
  unit: string | null,
  on: IsoDate,
): string[] {
  const debt = { programme, leadUnits: unit === null ? [] : [unit], heldBy: null, officer: null };
  return roles.flatMap((role) => directory.recipients(debt, role, on).persons);
}
