export { conclusionOnStage } from './conclude.js';
export { type Consolidation, consolidate, type UnitAnswer } from './consolidate.js';
export type { CycleContext, CycleEngineCommand } from './context.js';
export { asked, decideCycle } from './decide.js';
export {
  codeOfRow,
  commandOfRow,
  deliveryOf,
  isStopped,
  profileOfRow,
  type TaskRow,
  taskRowsOf,
} from './deeds.js';
export { type CycleEffect, effectsOf } from './effects.js';
export {
  CYCLE_EVENT_SCHEMA,
  type CycleEvent,
  type CycleEventType,
  type CycleRungRef,
  type DeedCause,
  isCycleFact,
  type StagePlan,
} from './events.js';
export { evolveCycle } from './evolve.js';
export { explainStage } from './explain.js';
export { checkForm, type Figures, prefilled } from './form.js';
export { type CycleOpening, openingsOf, periodStart } from './period.js';
export {
  assumeCycleSent,
  type CyclePlanContext,
  type CycleSlotPlan,
  cycleRungs,
  nextCycleSlot,
  nextTransition,
  type PlannedStageStep,
  planCycleSlot,
  type StageRung,
} from './plan.js';
export {
  type Answer,
  type AnswerStatus,
  type CycleState,
  cycleIdOf,
  emptyCycle,
  isOwed,
  lastDay,
  type MoreTime,
  owing,
  type RefusedDeed,
  type StageState,
  type StageStatus,
  stageCaseId,
  stageOf,
} from './state.js';
export { passingOn, replacedUnits } from './successors.js';
export { dayOf, opensOn, plannedStages, titleOf, yearsOf } from './template.js';
export { dayWords, dueWords, type TemplateVersion, templateChanges } from './template-changes.js';
