export { type CycleDateMove, type CycleMoves, type CycleStepMove, changeCycle } from './cycle-change.js';
export type {
  DateMove,
  DomainMoves,
  Moves,
  RuleChange,
  StepMove,
} from './move.js';
export { checkPolicy, type PolicyCheck, refuseEmptySteps } from './policy-check.js';
export { changeCase, changeTask } from './rule-change.js';
export { type ComingStep, type ComingSteps, caseSteps, movedSteps, taskSteps } from './steps.js';
