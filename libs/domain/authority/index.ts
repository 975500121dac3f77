export { type AmendmentAct, actingOnAmendment, mayProposeFor } from './amendment.js';
export { type Competence, competence, deciderOf, type NameOf } from './basis.js';
export {
  type Acting,
  actingOn,
  actingOnCase,
  actingOnCycle,
  allowedCaseCommands,
  allowedCommands,
  type CycleAct,
  creating,
  mayCommand,
  mayCommandCase,
  mayCreateTask,
} from './commands.js';
export { endingProgramme, holdingSessions, keeping, mayCompare, unitsRecordedBy } from './duties.js';
export {
  type Asker,
  type Bodies,
  isOwnDuty,
  levelOf,
  type Relation,
  relationsFor,
  relationsOf,
  type Subject,
  subjectOf,
} from './relation.js';
export type { StandInScope, StandsFor } from './stand-in.js';
export { actingOnSupervision, maySeeRecommendation, supervisesFor } from './supervision.js';
export { maySee, ownUnits, personsInSight, seesAll, unitsInSight, worksAs } from './visibility.js';
