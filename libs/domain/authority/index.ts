export {
  allowedCaseCommands,
  allowedCommands,
  mayCommand,
  mayCommandCase,
  mayCreateTask,
} from './commands.js';
export {
  type Asker,
  type Bodies,
  debtorsOf,
  isOwnDuty,
  type Relation,
  relationsOf,
  type Subject,
} from './relation.js';
export { maySee, seesAll, unitsInSight } from './visibility.js';
