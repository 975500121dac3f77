export { calendarNoticeDays, calendarNotices } from './calendar-notices.js';
export { differenceOf, type StepDifference } from './difference.js';
export { casesOf, type Load, loadOf, type SimulatedCase } from './load.js';
export type { TaskToOpen } from './open-task.js';
export { type SimulatedDateMove, underProposal } from './proposal.js';
export {
  type Debtor,
  type RecordedProgramme,
  type RecordedRules,
  type RecordedRun,
  simulateRecorded,
} from './recorded.js';
export type { SimulatedCycles } from './run-cycle.js';
export { type SampleDeadline, sampleLadder } from './sample-ladder.js';
export {
  type Behaviour,
  type Horizon,
  ordered,
  type SimulatedObligation,
  type SimulatedProgramme,
  simulateProgramme,
  simulateTasks,
} from './simulate.js';
export { finished, type SimulatedStep, type SimulatedSubject } from './step.js';
