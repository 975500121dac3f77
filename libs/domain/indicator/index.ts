export { type AllocationSum, isAdditive, sumOfParts } from './allocation.js';
export { decideIndicator, type IndicatorContext, recordIndicatorValue, withdrawValues } from './decide.js';
export {
  type Baseline,
  type IndicatorDefinition,
  isYearly,
  measureKindOf,
  type SourceLine,
  targetText,
  targetYearOf,
  withUnit,
  type Years,
} from './definition.js';
export { INDICATOR_EVENT_SCHEMA, type IndicatorEvent } from './events.js';
export { evolveIndicator } from './evolve.js';
export { type Judgement, judge, latestValue } from './judge.js';
export { expectedOn, type IndicatorPath, pathOf } from './path.js';
export {
  type Allocation,
  counts,
  emptyIndicator,
  type FollowUp,
  type IndicatorState,
  indicatorIdOf,
  type RecordedValue,
} from './state.js';
