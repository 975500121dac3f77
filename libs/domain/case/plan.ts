import type { IsoDate } from '#contracts';
import {
  committeeRungs,
  explanationRungs,
  type LadderPlan,
  nextOfLadder,
  planLadder,
  type Rung,
  recommendationRungs,
  returnedRungs,
} from '../ladder/index.js';
import type { CaseContext } from './decide.js';
import type { CaseState } from './state.js';

type PlanContext = Pick<CaseContext, 'calendar' | 'policy'>;

/** The rungs of the case where it stands: the committee's, the unit's explanation, the office's; done or not. */
export function caseRungs(state: CaseState, { calendar, policy }: PlanContext): Rung[] {
  // The first round keeps the name it had before there were rounds.
  const prefix = state.round <= 1 ? 'case' : `case${state.round}`;
  switch (state.status) {
    case 'with-committee':
      if (state.reachedOn === null || state.answerDue === null) return [];
      return committeeRungs(prefix, state.reachedOn, state.answerDue, policy, calendar);
    case 'awaiting-explanation':
      return state.explanationDue === null
        ? []
        : explanationRungs(prefix, state.concludedOn!, state.explanationDue, calendar);
    case 'recommended':
      return state.recommendedOn === null ? [] : recommendationRungs(prefix, state.recommendedOn, calendar);
    case 'draft':
      return state.resubmitDue === null
        ? []
        : returnedRungs(prefix, state.concludedOn!, state.resubmitDue, calendar);
    case 'none':
    case 'closed':
      return [];
  }
}

/** What a step brings about once it was sent, or reached nobody: the case moves on without a person. */
export function followUp({ name }: Pick<Rung, 'name'>): 'resume-by-engine' | 'send-up-by-engine' | null {
  if (name === 'E+3') return 'resume-by-engine';
  return name === 'D+1' ? 'send-up-by-engine' : null;
}

/** What the case has to say in a slot: the latest due rung; earlier ones it supersedes (rule 7). */
export function planCaseSlot(state: CaseState, ctx: PlanContext, slot: IsoDate): LadderPlan {
  return planLadder(caseRungs(state, ctx), state.done, slot);
}

/** The date of the next slot, not before `from`, in which the case has something to say; null when never. */
export function nextCaseSlot(state: CaseState, ctx: PlanContext, from: IsoDate): IsoDate | null {
  return nextOfLadder(caseRungs(state, ctx), state.done, ctx.calendar, from);
}
