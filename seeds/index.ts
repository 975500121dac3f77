export { type DemoAssignment, demoPlan } from './demo/plan.js';
export { loadDemoPeople, loadSeeds, programmeOf, type SeedData } from './load.js';
export { type ObligationInstance, obligationInstances } from './obligation-instances.js';
export {
  PROGRAMME_CODES,
  type ProgrammeCode,
  type ProgrammeHead,
  type ProgrammeSeed,
} from './programme-schema.js';
export {
  type DocumentSeed,
  type IndicatorSeed,
  type ObligationSeed,
  type PersonSeed,
  type SourceRef,
  type TaskSeed,
  UNIT_KINDS,
  type UnitSeed,
} from './schema.js';
