export { isGrave, type MailOfSlot, mailsOfSlot } from './mails-of-slot.js';
