import type { Instant, IsoDate } from '#contracts';
import type { WorkingCalendar } from '../calendar/index.js';
import { type CycleState, cycleRungs, owing, type StageState } from '../cycle/index.js';
import { OFFICE, type RoleRef } from '../ladder/rung.js';
import { firstSlotFrom, type LadderContext } from '../task/index.js';
import type { DateMove, StepMove } from './move.js';

/** As of a task, with the unit that it is about: null where it is the whole stage's. `deadlineId` is the stage. */
export type CycleDateMove = DateMove & { tellsUnits: readonly string[] };
export type CycleStepMove = StepMove & { unit: string | null };

export interface CycleMoves {
  dates: CycleDateMove[];
  steps: CycleStepMove[];
}

/**
 * What another calendar does to a cycle. The dates of its stages stay: fixed ones by themselves, counted ones because
 * they were told; the last working day within them, and the steps that aim at it, follow the calendar.
 */
export function changeCycle(
  state: CycleState,
  { before, after, now }: { before: LadderContext; after: LadderContext; now: Instant },
): CycleMoves {
  if (state.status !== 'running') return { dates: [], steps: [] };
  return {
    dates: state.stages.flatMap((stage) => movedWorkingDue(state, stage, before.calendar, after.calendar)),
    steps: movedSteps(comingSteps(state, before, now), comingSteps(state, after, now)),
  };
}

/** Of a stage that is open or to come. Who still has to answer is told; of one to come the office. */
function movedWorkingDue(
  { focal }: CycleState,
  stage: StageState,
  before: WorkingCalendar,
  after: WorkingCalendar,
): CycleDateMove[] {
  const { id, legalDue, status, late } = stage;
  if (legalDue === null || (status !== 'open' && status !== 'waiting')) return [];
  const [from, to] = [before.onOrBefore(legalDue), after.onOrBefore(legalDue)];
  if (from === to) return [];
  const tellsUnits = status === 'open' && late === 'case' ? owing(stage) : [];
  const told: RoleRef[] = tellsUnits.map((unit) => {
    const person = focal[unit];
    return person === undefined ? { role: 'respondent', unit } : { role: 'person', person };
  });
  const what = 'working-due' as const;
  return [{ what, deadlineId: id, from, to, told: told.length === 0 ? [OFFICE] : told, tellsUnits }];
}

interface Coming {
  rung: string;
  stage: string;
  unit: string | null;
  on: IsoDate;
  told: readonly RoleRef[];
}

function comingSteps(state: CycleState, ctx: LadderContext, now: Instant): Map<string, Coming> {
  const first = firstSlotFrom(now, ctx.calendar, ctx.policy.slotHour);
  const open = cycleRungs(state, ctx).filter(({ rung }) => !(rung.key in state.done));
  return new Map(
    open.map(({ stage, unit, rung }) => [
      rung.key,
      { rung: rung.name, stage, unit, on: rung.on > first ? rung.on : first, told: rung.to },
    ]),
  );
}

function movedSteps(before: Map<string, Coming>, after: Map<string, Coming>): CycleStepMove[] {
  const moves = [...new Set([...before.keys(), ...after.keys()])].flatMap((key): CycleStepMove[] => {
    const [from, to] = [before.get(key), after.get(key)];
    if (from?.on === to?.on) return [];
    const { rung, stage, unit, told } = (to ?? from)!;
    return [{ key, rung, deadlineId: stage, unit, from: from?.on ?? null, to: to?.on ?? null, told }];
  });
  const day = ({ from, to }: StepMove) => (from ?? to)!;
  return moves.sort((a, b) => day(a).localeCompare(day(b)) || a.key.localeCompare(b.key));
}
