export {
  type Against,
  type BaseCounts,
  baseCounts,
  type CountedDeadline,
  type CountedTask,
  classOf,
  countedDeadlines,
  type DeadlineClass,
  dueOf,
  type FinerCounts,
  finerCounts,
  isDone,
} from './classes.js';
export { type Cohort, cohortSentence, cohorts, type Dated } from './cohort.js';
export { dueInPeriod } from './in-period.js';
export { formatNumber, percentOf } from './number.js';
export { statsOf } from './stats.js';
export { type TaskTally, tallyOf, tallySentence } from './tally.js';
