import { isAscii } from 'node:buffer';
import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { ProgrammerError } from '#contracts';
import { parseMailbox } from '../address/mailbox.js';

export interface NamedMailbox {
  readonly name: string;
  readonly address: string;
}

export interface CalendarAttachment {
  readonly filename: string;
  /** The text of the iCalendar object. */
  readonly content: string;
}

export interface MessageParts {
  readonly from: NamedMailbox;
  /** A mailbox somebody reads. */
  readonly replyTo: NamedMailbox;
  readonly to: NamedMailbox;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** From `messageIdFor`. */
  readonly messageId: string;
  readonly date: Date;
  readonly calendar?: CalendarAttachment;
  /** Extra headers; the ones set here cannot be replaced. */
  readonly headers?: Readonly<Record<string, string>>;
}

const MESSAGE_ID = /^<[A-Za-z0-9.-]+@[a-z0-9.-]+>$/;

/** Always the same Message-ID for the same key, so that a second sending can be recognised as the same message. */
export function messageIdFor(key: string, domain: string): string {
  return `<${digest(key).slice(0, 40)}@${domain}>`;
}

/**
 * The message as bytes with CRLF, seven bits wide and without NUL (RFC 5322 2.1): no server is asked whether it takes
 * more. The same parts always make the same bytes: nothing is random, no clock is read.
 *
 * @throws ProgrammerError for parts that no mail of ours may have
 */
export async function buildMessage(parts: MessageParts): Promise<Buffer> {
  const { messageId, date, subject, html, text, calendar } = parts;
  if (!MESSAGE_ID.test(messageId)) throw new ProgrammerError('a Message-ID comes from messageIdFor');
  const composer = new MailComposer({
    from: mailbox(parts.from),
    replyTo: mailbox(parts.replyTo),
    to: mailbox(parts.to),
    subject,
    text,
    html,
    messageId,
    date,
    headers: { ...extraHeaders(parts.headers), ...FIXED_HEADERS },
    attachments: calendar ? [attachment(calendar)] : [],
    baseBoundary: digest(messageId).slice(0, 24),
    textEncoding: 'quoted-printable',
    newline: '\r\n',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const bytes = await composer.compile().build();
  if (!isAscii(bytes) || bytes.includes(0)) throw new ProgrammerError('a mail is seven bits wide');
  return bytes;
}

const FIXED_HEADERS = {
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'All',
  'Content-Language': 'vi',
} as const;

/** Named here or set by the composer; a header of the caller may not take its place. */
const RESERVED =
  /^(?:auto-submitted|x-auto-response-suppress|from|sender|to|cc|bcc|reply-to|subject|date|message-id|mime-version|content-.*)$/i;

function extraHeaders(headers: MessageParts['headers']): Record<string, string> {
  const entries = Object.entries(headers ?? {});
  for (const [name, value] of entries) {
    if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(name) || RESERVED.test(name) || /\p{Cc}/u.test(value)) {
      throw new ProgrammerError(`a mail may not carry the header ${JSON.stringify(name)}`);
    }
  }
  return Object.fromEntries(entries);
}

/** In object form, so that nodemailer parses nothing; the name loses what could end a header or hide the address. */
function mailbox({ name, address }: NamedMailbox): NamedMailbox {
  if (parseMailbox(address) !== address) throw new ProgrammerError('a mail needs strict mailboxes');
  const plain = name.normalize('NFC').replace(/[\p{Cc}\p{Cf}<>"@,;:]/gu, ' ');
  return { name: plain.replace(/\s+/g, ' ').trim(), address };
}

function attachment({ filename, content }: CalendarAttachment) {
  return {
    filename,
    content: Buffer.from(content),
    contentType: 'text/calendar; method=PUBLISH; charset=utf-8',
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
