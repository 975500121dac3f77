import type { IsoDate } from '#contracts';
import type { WorkingCalendar } from '../calendar/index.js';
import { type LadderPlan, nextOfLadder, planLadder, type Rung, supervisionRungs } from '../ladder/index.js';
import type { SupervisionState } from './state.js';

interface PlanContext {
  calendar: WorkingCalendar;
}

/** The steps of the recommendation where it stands, done or not. */
export function rungsOfSupervision(state: SupervisionState, { calendar }: PlanContext): Rung[] {
  const { status, leftOn, assigned, answerDue, answers, round, by } = state;
  if (status === 'left') return supervisionRungs.left(leftOn!, calendar);
  if (status === 'assigned') {
    return supervisionRungs.assigned(
      { round, unit: assigned!.unit, on: assigned!.on, due: answerDue! },
      calendar,
    );
  }
  if (status === 'answered') return supervisionRungs.answered(round, answers.at(-1)!.on, by, calendar);
  if (status === 'contested') {
    return supervisionRungs.contested(round, answers.at(-1)!.outcomeOn!, calendar);
  }
  return [];
}

/** What it has to say in a slot: the latest due step; earlier ones it supersedes (rule 7). */
export function planSupervisionSlot(state: SupervisionState, ctx: PlanContext, slot: IsoDate): LadderPlan {
  return planLadder(rungsOfSupervision(state, ctx), state.done, slot);
}

export function nextSupervisionSlot(
  state: SupervisionState,
  ctx: PlanContext,
  from: IsoDate,
): IsoDate | null {
  return nextOfLadder(rungsOfSupervision(state, ctx), state.done, ctx.calendar, from);
}
