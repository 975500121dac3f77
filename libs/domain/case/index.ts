export { commandsOfCase } from './allowed.js';
export { type CaseContext, type CaseEngineCommand, decideCase } from './decide.js';
export { effectOnTask } from './effect.js';
export {
  CASE_EVENT_SCHEMA,
  type CaseEvent,
  type CaseEventType,
  type ConclusionFacts,
  isCaseFact,
  joined,
  partsOf,
} from './events.js';
export { evolveCase } from './evolve.js';
export { casesToClose, NEW_TERM, pointless } from './overtaken.js';
export { caseRungs, followUp, nextCaseSlot, planCaseSlot } from './plan.js';
export {
  type CaseEnd,
  type CaseState,
  type CaseStatus,
  caseIdOf,
  emptyCase,
  isLive,
  notedStatus,
} from './state.js';
