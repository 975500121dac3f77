import { join } from 'node:path';
import { type Env, OperatorError, required } from '#contracts';
import {
  isLoopback,
  type NamedMailbox,
  parseMailbox,
  parseSmtpUrl,
  ReturnPath,
  type SmtpServer,
} from '#mail';
import type { MailSettings } from '#persistence';
import { type TemporalTls, temporalTls } from '#platform';
import type { AttemptSettings } from './webhooks/attempts.js';

export interface WorkerSettings {
  databaseUrl: string;
  temporal: { address: string; namespace: string; tls: TemporalTls | null; cachedWorkflows: number };
  smtp: SmtpServer;
  mail: MailSettings;
  /** Where mails come back to; null: to the sender's own mailbox. */
  returnPath: ReturnPath | null;
  /** Everything is embedded: the clock may be moved, mail stays on the machine. */
  allEmbedded: boolean;
  /** The API's folder of evidence files. */
  attachmentsFolder: string;
  workflowBundle: string;
  smtpConnections: number;
  reconcileEveryMs: number;
  /** How long the texts of settled mails are kept; null: as long as the record. */
  mailTextDays: number | null;
  webhooks: WebhookSettings;
  /** The dead-man's switch; null where nobody outside watches. */
  heartbeat: HeartbeatSettings | null;
}

export interface HeartbeatSettings {
  /** Pinged when the whole chain works. */
  url: string;
  /** Where synthetic reminders go. */
  mailbox: string;
  /** How long a reminder may take; specs are less patient. */
  limitMs?: number;
}

/** How events are sent to their receivers. */
export interface WebhookSettings extends Omit<AttemptSettings, 'signal'> {
  /** After it, a delivery that nobody settled is tried again. */
  leaseMs?: number;
}

const OFFICE = 'Đôn Đốc';
/** A receiver takes what it is sent and works on it afterwards. */
const WEBHOOK_ANSWER_MS = 10_000;
const EMBEDDED_FROM = 'dondoc@demo.example';

/** Reads what the worker needs of the environment. @throws OperatorError naming what is missing or wrong */
export function workerSettings(env: Env): WorkerSettings {
  const allEmbedded = env.DONDOC_EMBEDDED.length === 3;
  const smtp = parseSmtpUrl(required(env, 'SMTP_URL'));
  const caught = env.DONDOC_EMBEDDED.includes('mail') && isLoopback(smtp.host);
  const from = namedMailbox(
    'MAIL_FROM',
    env.MAIL_FROM ?? (caught ? EMBEDDED_FROM : required(env, 'MAIL_FROM')),
  );
  const replyTo = env.MAIL_REPLY_TO === undefined ? from : namedMailbox('MAIL_REPLY_TO', env.MAIL_REPLY_TO);
  return {
    databaseUrl: required(env, 'DATABASE_URL'),
    temporal: {
      address: required(env, 'TEMPORAL_ADDRESS'),
      namespace: env.TEMPORAL_NAMESPACE,
      tls: temporalTls(env),
      // Bounded for a small machine: histories are short, so what falls out is replayed in milliseconds.
      cachedWorkflows: env.TEMPORAL_CACHED_WORKFLOWS,
    },
    smtp,
    mail: {
      from,
      replyTo,
      publicUrl: env.PUBLIC_URL,
      // Mail to a catcher on this machine reaches nobody, so it needs no list.
      allowedDomains: caught && env.MAIL_ALLOWED_DOMAINS.length === 0 ? 'any' : env.MAIL_ALLOWED_DOMAINS,
    },
    returnPath: env.MAIL_RETURN_PATH === undefined ? null : returnPath(env.MAIL_RETURN_PATH),
    allEmbedded,
    attachmentsFolder: join(env.DONDOC_HOME, 'attachments'),
    workflowBundle: join(import.meta.dirname, '..', '..', 'workflow-bundle.js'),
    smtpConnections: env.SMTP_CONNECTIONS,
    reconcileEveryMs: 10 * 60_000,
    mailTextDays: env.MAIL_TEXT_DAYS ?? null,
    webhooks: {
      source: env.PUBLIC_URL,
      allowedHosts: env.WEBHOOK_ALLOWED_HOSTS,
      answerWithinMs: WEBHOOK_ANSWER_MS,
    },
    heartbeat: heartbeat(env),
  };
}

function heartbeat({ HEARTBEAT_URL, HEARTBEAT_MAILBOX }: Env): HeartbeatSettings | null {
  if (HEARTBEAT_URL === undefined || HEARTBEAT_MAILBOX === undefined) return null;
  return { url: HEARTBEAT_URL, mailbox: namedMailbox('HEARTBEAT_MAILBOX', HEARTBEAT_MAILBOX).address };
}

function returnPath(template: string): ReturnPath {
  const path = ReturnPath.parse(template);
  if (path !== null) return path;
  throw new OperatorError(
    'bad-environment',
    'Bad environment: MAIL_RETURN_PATH must be one mailbox with one * in it, short enough for 32 characters in its place.',
    'Correct the variable (see .env.example) and start again.',
  );
}

/** `Văn phòng Tỉnh ủy <dondoc@tinh.example>` or a bare mailbox. */
function namedMailbox(variable: string, text: string): NamedMailbox {
  const match = /^\s*(?:"?([^"<>]*?)"?\s*<([^<>\s]+)>|([^<>\s]+))\s*$/.exec(text);
  const address = match ? parseMailbox((match[2] ?? match[3])!) : null;
  if (address !== null) return { name: match?.[1] || OFFICE, address };
  throw new OperatorError(
    'bad-environment',
    `Bad environment: ${variable} must be one mailbox, with or without a name before it.`,
    'Correct the variable (see .env.example) and start again.',
  );
}
