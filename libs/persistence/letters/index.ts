export { enqueueLetter } from './enqueue-letter.js';
export { type Letter, type LetterLine, letterKey } from './letter.js';
export { Letters, previewLetter } from './letters.js';
export type { UrgingPlan } from './urging-plan.js';
export { type UrgingRequest, type UrgingSent, Urgings } from './urgings.js';
