export { isDated, namedDay, shownDue } from './dates.js';
export { missingFacts } from './missing.js';
export { programmeYears, restDaysOf, spanOfYears, type YearRange } from './years.js';
