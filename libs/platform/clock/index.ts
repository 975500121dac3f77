export {
  AnchoredClock,
  type ClockAnchor,
  type ClockStorage,
  type ClosableClock,
  openProgrammeClock,
  type ProgrammeClock,
  realClock,
} from './programme-clock.js';
