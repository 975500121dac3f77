export {
  type AmendmentContext,
  type AmendmentEffect,
  amendmentCommandsOf,
  changedSince,
  decideAmendment,
  deciderOfAmendment,
  proposeAmendment,
} from './decide.js';
export { effectOfAmendment } from './effect.js';
export { AMENDMENT_EVENT_SCHEMA, type AmendmentEvent } from './events.js';
export { evolveAmendment } from './evolve.js';
export {
  type AmendedBefore,
  type AmendmentState,
  amendmentIdOf,
  amendmentNo,
  emptyAmendment,
} from './state.js';
