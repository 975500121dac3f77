export type { MailSettings } from './digest.js';
export { Dispatch } from './dispatch.js';
export type { QueuedMail, QueueState, Settlement } from './mail-queue.js';
export { ENGINE_CHANNEL } from './notify.js';
export type { DispatchClock, NextStep } from './ports.js';
export { SENDER_LOCK, SenderSession } from './sender-session.js';
export { lastMoment, type SlotPhase, Slots } from './slots.js';
export { type WorkflowSubject, WorkflowSubjects } from './workflow-subjects.js';
