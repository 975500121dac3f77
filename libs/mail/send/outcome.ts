/** Why a message did not go out; each is safe to retry, because the terminating dot was never sent. */
export type NotSentReason =
  /** No connection: refused, unknown host, no greeting. */
  | 'connect'
  /** TLS could not be had; nothing was said in the clear instead. */
  | 'tls'
  /** The server does not take our user and password. */
  | 'auth'
  | 'timeout'
  /** The connection broke. */
  | 'closed'
  /** The server said something that is not SMTP. */
  | 'protocol'
  /** The caller could not record that the message is about to finish. */
  | 'mark-failed'
  /** This process is shutting down. */
  | 'closing';

export type RefusedAt = 'address' | 'mail' | 'rcpt' | 'data' | 'message';

/** What is known about one message after one try. Nothing else is ever claimed. */
export type Outcome =
  /** The server took responsibility for it. */
  | { readonly state: 'accepted'; readonly reply: string }
  /** A definite no: the server said so with a full reply. `permanent` is 5xx (not 503, which is about the dialogue). */
  | {
      readonly state: 'refused';
      readonly permanent: boolean;
      readonly code: number;
      readonly reply: string;
      readonly at: RefusedAt;
    }
  | { readonly state: 'not-sent'; readonly reason: NotSentReason; readonly detail: string }
  /** The dot went out and no full reply came back: the server may or may not have it. */
  | {
      readonly state: 'ambiguous';
      readonly reason: 'timeout' | 'closed' | 'protocol';
      readonly detail: string;
    };

export interface OutgoingMessage {
  /** Envelope sender and the one recipient; strict mailboxes. */
  readonly from: string;
  readonly to: string;
  /** The frozen bytes of the message. */
  readonly source: Buffer;
  /**
   * Called once, after the body and before the terminating dot. The caller commits "about to finish" here; the dot
   * goes out only if this resolves. The outcome is given only after this has settled.
   */
  readonly beforeFinish: () => Promise<void>;
}

const REPLY_LIMIT = 500;

/** A server's reply as one bounded line, fit for a database column. */
export function oneLine(reply: string): string {
  return reply
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, REPLY_LIMIT);
}
