import type { IsoDate } from '#contracts';
import type { WorkingCalendar } from '../calendar/index.js';
import { type Rung, supervisionRungs } from '../ladder/index.js';
import type { RungFact } from '../task/index.js';
import type { SupervisionState } from './state.js';

interface PlanContext {
  calendar: WorkingCalendar;
}

export interface SupervisionSlotPlan {
  slot: IsoDate;
  step: { rung: Rung; late: boolean; supersedes: Rung[] } | null;
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
export function planSupervisionSlot(
  state: SupervisionState,
  ctx: PlanContext,
  slot: IsoDate,
): SupervisionSlotPlan {
  const due = pending(state, ctx).filter((rung) => rung.on <= slot);
  const last = due.at(-1);
  if (last === undefined) return { slot, step: null };
  return { slot, step: { rung: last, late: last.on < slot, supersedes: due.slice(0, -1) } };
}

export function nextSupervisionSlot(
  state: SupervisionState,
  ctx: PlanContext,
  from: IsoDate,
): IsoDate | null {
  const next = pending(state, ctx)[0];
  if (next === undefined) return null;
  const first = ctx.calendar.onOrAfter(from);
  return next.on > first ? next.on : first;
}

/** The state as it will be when the plan has gone out. */
export function assumeSupervisionSent(
  state: SupervisionState,
  { slot, step }: SupervisionSlotPlan,
): SupervisionState {
  if (step === null) return state;
  const sent: RungFact = { slot, outcome: 'sent' };
  const keys = [step.rung, ...step.supersedes].map(({ key }) => [key, sent] as const);
  return { ...state, done: { ...state.done, ...Object.fromEntries(keys) } };
}

function pending(state: SupervisionState, ctx: PlanContext): Rung[] {
  return rungsOfSupervision(state, ctx).filter((rung) => !(rung.key in state.done));
}
