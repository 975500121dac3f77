export { domainOf, isAllowedDomain, parseMailbox } from './address/mailbox.js';
export { calendarFor } from './digest/attachment.js';
export { composeDigest } from './digest/compose.js';
export { composeSignInMail, type SignInMail } from './digest/sign-in.js';
export type { ComposedMail, DigestLine, DigestLineKind, DigestView, FormOfAddress } from './digest/view.js';
export { plain as plainText } from './escape.js';
export { type CalendarEntry, type CalendarFeed, writeCalendar } from './ics/calendar.js';

export {
  type ArrangedAbsence,
  absenceWords,
  standInWords,
  type UncoveredAbsence,
} from './letters/absence.js';

export { calendarChangedWords, type MovedDateLine } from './letters/calendar-changed.js';
export { calendarNoticeWords } from './letters/calendar-notice.js';
export { composeCheck } from './letters/check.js';

export { composeLetter } from './letters/compose.js';
export { type Urging, urgingWords } from './letters/urging.js';
export type { LetterView, LetterWords } from './letters/view.js';
export {
  buildMessage,
  type CalendarAttachment,
  type MessageParts,
  messageIdFor,
  type NamedMailbox,
} from './mime/build.js';
export { type Returned, readReturned } from './returned/read.js';
export { ReturnPath } from './returned/return-path.js';
export { type ChannelOptions, SmtpChannel } from './send/dialogue.js';
export type { NotSentReason, Outcome, OutgoingMessage, RefusedAt } from './send/outcome.js';
export { type PoolOptions, SmtpPool } from './send/pool.js';
export { type Probe, probeSmtp } from './send/probe.js';
export { isLoopback, parseSmtpUrl, type SmtpServer } from './send/smtp-url.js';
export { DEFAULT_TIMEOUTS, type SmtpTimeouts } from './send/timeouts.js';
export { type MailAccount, mailAccount, mayReceive, ownDomain } from './settings.js';
