export { eventually } from './eventually.js';
export { inboxOf, type ReceivedMail } from './inbox.js';
export { Story, type StoryOptions } from './story.js';
