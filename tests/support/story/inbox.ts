import { type ParsedMail, simpleParser } from 'mailparser';
import type { Accepted, ScriptedSmtpServer } from '../smtp/index.js';

/** A mail as its reader has it. */
export interface ReceivedMail {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The day of the slot, from the Date header: `2026-12-11`. */
  day: string;
  messageId: string;
  raw: Buffer;
  parsed: ParsedMail;
}

/** Everything a person has received, in the order of arrival. */
export async function inboxOf(server: ScriptedSmtpServer, address: string): Promise<ReceivedMail[]> {
  return Promise.all(server.accepted((mail) => mail.to.includes(address)).map(read));
}

async function read(mail: Accepted): Promise<ReceivedMail> {
  const parsed = await simpleParser(mail.raw);
  return {
    to: mail.to.join(', '),
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html || '',
    day: parsed.date!.toISOString().slice(0, 10),
    messageId: parsed.messageId!,
    raw: mail.raw,
    parsed,
  };
}
