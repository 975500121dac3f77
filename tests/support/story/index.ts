export { eventually } from './eventually.js';
export type { ReceivedMail } from './inbox.js';
export { Story, type StoryOptions } from './story.js';
