export {
  committeeAnswerDue,
  committeeRungs,
  LEVELS,
  type Level,
  levelRungs,
  overdueRungs,
  rollUpRung,
} from './after-due.js';
export { type Aim, headRungs, officerRungs, questionRungs } from './before-due.js';
export { explanationRungs, recommendationRungs, returnedRungs } from './case-steps.js';
export { acknowledgementRung, checkDueOn, checkerRungs, nudgeRung } from './checking.js';
export { DEFAULT_POLICY } from './policy.js';
export type { RoleRef, Rung, RungKind, Track } from './rung.js';
export {
  type Chosen,
  chosenFor,
  doneAfter,
  earliest,
  type LadderPlan,
  ladderSent,
  later,
  nextOfLadder,
  nextSlotOf,
  planLadder,
  type Reading,
  type RungFact,
  stillToCome,
} from './slot-plan.js';
export {
  answerRungs,
  missingRungs,
  openingRung,
  overdueStageRungs,
  refusedRung,
  returnedRung,
  type StageAim,
  watchedRungs,
} from './stage-steps.js';
export { supervisionRungs } from './supervision-steps.js';
export { difficultyRungs, extensionRungs, inputRungs } from './work-steps.js';
