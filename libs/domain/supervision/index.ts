export { decideSupervision, leaveRecommendation, supervisionCommandsOf } from './decide.js';
export { isSupervisionFact, SUPERVISION_EVENT_SCHEMA, type SupervisionEvent } from './events.js';
export { evolveSupervision } from './evolve.js';
export {
  nextSupervisionSlot,
  planSupervisionSlot,
  rungsOfSupervision,
} from './plan.js';
export {
  emptySupervision,
  type SupervisionAnswer,
  type SupervisionState,
  supervisionIdOf,
  supervisionNo,
} from './state.js';
