export { calendarNoticeDays, calendarNotices } from './calendar-notices.js';
export type { SimulatedCycles } from './run-cycle.js';
export {
  type Behaviour,
  type Horizon,
  ordered,
  type SimulatedObligation,
  type SimulatedProgramme,
  simulateProgramme,
  simulateTasks,
} from './simulate.js';
