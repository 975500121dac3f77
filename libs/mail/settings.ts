import { type Env, OperatorError, required } from '#contracts';
import { domainOf, isAllowedDomain, parseMailbox } from './address/mailbox.js';
import type { NamedMailbox } from './mime/build.js';
import { isLoopback, parseSmtpUrl, type SmtpServer } from './send/smtp-url.js';

/** Where mail goes out and in whose name; the same for every process that sends. */
export interface MailAccount {
  smtp: SmtpServer;
  from: NamedMailbox;
  /** A mailbox that people read. */
  replyTo: NamedMailbox;
  /** `any` only for a catcher on this machine, which delivers nothing. */
  allowedDomains: readonly string[] | 'any';
}

const DEFAULT_NAME = 'Đôn Đốc';
const EMBEDDED_FROM = 'dondoc@demo.example';

/** @throws OperatorError naming what is missing or wrong */
export function mailAccount(env: Env): MailAccount {
  const smtp = parseSmtpUrl(required(env, 'SMTP_URL'));
  const caught = env.DONDOC_EMBEDDED.includes('mail') && isLoopback(smtp.host);
  const stated = env.MAIL_FROM ?? (caught ? EMBEDDED_FROM : required(env, 'MAIL_FROM'));
  const from = namedMailbox('MAIL_FROM', stated);
  return {
    smtp,
    from,
    replyTo: env.MAIL_REPLY_TO === undefined ? from : namedMailbox('MAIL_REPLY_TO', env.MAIL_REPLY_TO),
    allowedDomains: caught && env.MAIL_ALLOWED_DOMAINS.length === 0 ? 'any' : env.MAIL_ALLOWED_DOMAINS,
  };
}

export function mayReceive(account: Pick<MailAccount, 'allowedDomains'>, address: string): boolean {
  return account.allowedDomains === 'any' || isAllowedDomain(address, account.allowedDomains);
}

/** The domain that our Message-IDs are of. */
export function ownDomain(account: Pick<MailAccount, 'from'>): string {
  return domainOf(account.from.address);
}

/** `Văn phòng Tỉnh ủy <dondoc@tinh.example>` or a bare mailbox. */
function namedMailbox(variable: string, text: string): NamedMailbox {
  const match = /^\s*(?:"?([^"<>]*?)"?\s*<([^<>\s]+)>|([^<>\s]+))\s*$/.exec(text);
  const address = match ? parseMailbox((match[2] ?? match[3])!) : null;
  if (address !== null) return { name: match?.[1] || DEFAULT_NAME, address };
  throw new OperatorError(
    'bad-environment',
    `Bad environment: ${variable} must be one mailbox, with or without a name before it.`,
    'Correct the variable (see .env.example) and start again.',
  );
}
