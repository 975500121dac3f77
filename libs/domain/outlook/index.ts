export { type Countdown, countdown, workingDaysOverdue } from './countdown.js';
export { type Distance, distanceTo, isUnfinished, nextDueOf, presentDueOf } from './distance.js';
export { type LastingLook, lastingLook } from './lasting.js';
export { deadlineOutlook, GRAVITY, OUTLOOK_OF_DEADLINE, OUTLOOK_OF_TASK, taskOutlook } from './outlook.js';
export { type OutlookTerms, outlookTerms } from './terms.js';
