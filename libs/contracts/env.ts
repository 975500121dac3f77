import { z } from 'zod';
import { OperatorError } from './errors.js';

/**
 * The environment, parsed once at boot by each process entry point; the only home of variable names.
 * A bad value is named and never printed: it may be a password.
 */

const text = z.string().max(2000, { error: 'is too long' });
const oneLine = text.regex(/^[^\r\n\0]+$/, { error: 'must be one line' });

const url = (schemes: readonly string[]) =>
  oneLine.refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol), {
    error: `must be an address ${schemes.map((s) => `${s}//…`).join(' or ')}`,
  });

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Sign-in cookies are Secure: browsers keep them for https, and for http on this machine only. */
const publicUrl = url(['http:', 'https:'])
  .refine((value) => value.startsWith('https:') || LOOPBACK.has(new URL(value).hostname), {
    error: 'must be https, or http on localhost: browsers refuse the sign-in cookie elsewhere',
  })
  .transform((value) => value.replace(/\/+$/, ''));

const list = oneLine.transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

const EMBEDDED_PARTS = ['postgres', 'temporal', 'mail'] as const;
export type EmbeddedPart = (typeof EMBEDDED_PARTS)[number];

const variables = z.object({
  PORT: oneLine
    .regex(/^\d{1,5}$/, { error: 'must be a port number' })
    .transform(Number)
    .pipe(z.int().min(0, { error: 'must be a port number' }).max(65_535, { error: 'must be a port number' }))
    .default(3000),
  PUBLIC_URL: publicUrl.optional(),
  DONDOC_HOME: oneLine.default('.dondoc'),
  DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
  /** For migrations only; the application runs as a role that does not own the tables. */
  DATABASE_OWNER_URL: url(['postgres:', 'postgresql:']).optional(),
  TEMPORAL_ADDRESS: oneLine.regex(/^[^\s/]+:\d{1,5}$/, { error: 'must be host:port' }).optional(),
  TEMPORAL_NAMESPACE: oneLine
    .regex(/^[\w.-]{1,200}$/, { error: 'must be a namespace name' })
    .default('default'),
  /** Files in PEM, named as Temporal's own tools name them; with any of the four the connection is TLS. */
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: oneLine.optional(),
  TEMPORAL_TLS_CLIENT_CERT_PATH: oneLine.optional(),
  TEMPORAL_TLS_CLIENT_KEY_PATH: oneLine.optional(),
  /** The name in the server's certificate, where it is not that of TEMPORAL_ADDRESS. */
  TEMPORAL_TLS_SERVER_NAME: oneLine.optional(),
  /** Workflows that the worker keeps in memory between their steps; the others are replayed when they wake. */
  TEMPORAL_CACHED_WORKFLOWS: oneLine
    .regex(/^\d{1,6}$/, { error: 'must be a whole number' })
    .transform(Number)
    .default(500),
  SMTP_URL: url(['smtp:', 'smtps:']).optional(),
  /** Connections to the mail server at most; many servers allow only a few from one address. */
  SMTP_CONNECTIONS: oneLine
    .regex(/^(?:[1-9]|[1-4]\d|50)$/, { error: 'must be a number from 1 to 50' })
    .transform(Number)
    .default(10),
  MAIL_FROM: oneLine.optional(),
  MAIL_REPLY_TO: oneLine.optional(),
  /** `thu-tra+*@tinh.example`: what comes back of a mail comes here, its mark at the `*`; unset, to MAIL_FROM unread. */
  MAIL_RETURN_PATH: oneLine.optional(),
  MAIL_ALLOWED_DOMAINS: list.default([]),
  /** Days after which the text of a settled mail goes; unset, it is kept as long as the record. */
  MAIL_TEXT_DAYS: oneLine
    .regex(/^[1-9]\d{2,4}$/, { error: 'must be a number of days from 100 to 99999' })
    .transform(Number)
    .optional(),
  /** `tcp://host:3310`: every uploaded file is shown to this clamd first; unset, none is. */
  CLAMD_URL: url(['tcp:'])
    .refine((value) => /^tcp:\/\/(?:\[[^\]]+\]|[^/:?#@]+)(?::\d{1,5})?\/?$/.test(value), {
      error: 'must be tcp://host:port',
    })
    .optional(),
  OIDC_ISSUER: url(['https:', 'http:'])
    .refine((value) => value.startsWith('https:') || LOOPBACK.has(new URL(value).hostname), {
      error: 'must be https, or http on this machine',
    })
    .optional(),
  OIDC_CLIENT_ID: oneLine.optional(),
  OIDC_CLIENT_SECRET: oneLine.optional(),
  OIDC_SCOPE: oneLine
    .regex(/^openid(?: [\x21\x23-\x5b\x5d-\x7e]+)*$/, { error: 'must be words that begin with openid' })
    .default('openid email'),
  /** By which claim a person is found at the first sign-in: `email`, or one that holds the employee code. */
  OIDC_PERSON_CLAIM: oneLine
    .regex(/^[\w.:/-]{1,200}$/, { error: 'must be the name of a claim' })
    .default('email'),
  SIGN_IN_BY_MAIL: z
    .enum(['on', 'off'], { error: 'must be on or off' })
    .default('on')
    .transform((word) => word === 'on'),
  SESSION_SECRET: oneLine.min(32, { error: 'must have at least 32 characters' }).optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be fatal, error, warn, info, debug, trace or silent',
    })
    .default('info'),
  /** Receivers of events that may be reached by http and inside the own network: `host` or `host:port`. */
  WEBHOOK_ALLOWED_HOSTS: list
    .pipe(
      z.array(
        z.string().regex(/^(?:[\w.-]{1,253}|\[[0-9A-Fa-f:]{2,39}\])(?::\d{1,5})?$/, {
          error: 'must list hosts, or host:port',
        }),
      ),
    )
    .default([]),
  /** Asked (GET) whenever a synthetic reminder has come through the whole chain; a watcher outside alarms when it is not. */
  HEARTBEAT_URL: url(['http:', 'https:']).optional(),
  /** Where the synthetic reminders go: a box that nobody reads. */
  HEARTBEAT_MAILBOX: oneLine.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: url(['http:', 'https:']).optional(),
  /** Where a worker tells the numbers of Temporal's own library, for Prometheus; unset, nowhere. */
  WORKER_METRICS_ADDRESS: oneLine
    .regex(/^(?:[\d.]{7,15}|\[[0-9A-Fa-f:]{2,39}\]):\d{1,5}$/, { error: 'must be an IP address and a port' })
    .optional(),
  /** Addresses of reverse proxies whose X-Forwarded-For is believed (`loopback`, an address, a subnet). */
  TRUSTED_PROXIES: list.default([]),
  /** Which parts this program runs itself; set by `npm start`. Demo people exist only when all three are. */
  DONDOC_EMBEDDED: list
    .pipe(z.array(z.enum(EMBEDDED_PARTS, { error: `must list only ${EMBEDDED_PARTS.join(', ')}` })))
    .default([]),
});

/** Each may stand in a file instead, which the variable with `_FILE` behind its name names. */
export const SECRET_VARIABLES = [
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'SMTP_URL',
  'SESSION_SECRET',
  'OIDC_CLIENT_SECRET',
] as const satisfies readonly (keyof typeof variables.shape)[];

/** What only makes sense together. */
const together = variables.superRefine((env, { addIssue }) => {
  const say = (name: string, message: string) =>
    addIssue({ code: 'custom', path: [name], message, input: undefined });
  if (env.OIDC_ISSUER !== undefined && env.OIDC_CLIENT_ID === undefined)
    say('OIDC_CLIENT_ID', 'is needed with OIDC_ISSUER');
  if (env.OIDC_ISSUER === undefined && env.OIDC_CLIENT_ID !== undefined)
    say('OIDC_ISSUER', 'is needed with OIDC_CLIENT_ID');
  if ((env.HEARTBEAT_URL === undefined) !== (env.HEARTBEAT_MAILBOX === undefined))
    say('HEARTBEAT_URL', 'goes together with HEARTBEAT_MAILBOX');
  if (env.OIDC_ISSUER === undefined && !env.SIGN_IN_BY_MAIL)
    say('SIGN_IN_BY_MAIL', 'may be off only with OIDC_ISSUER: nobody could sign in');
  for (const [name, other] of [
    ['TEMPORAL_TLS_CLIENT_CERT_PATH', 'TEMPORAL_TLS_CLIENT_KEY_PATH'],
    ['TEMPORAL_TLS_CLIENT_KEY_PATH', 'TEMPORAL_TLS_CLIENT_CERT_PATH'],
    ['TEMPORAL_TLS_CLIENT_CERT_PATH', 'TEMPORAL_ADDRESS'],
    ['TEMPORAL_TLS_SERVER_CA_CERT_PATH', 'TEMPORAL_ADDRESS'],
    ['TEMPORAL_TLS_SERVER_NAME', 'TEMPORAL_ADDRESS'],
  ] as const) {
    if (env[name] !== undefined && env[other] === undefined) say(other, `is needed with ${name}`);
  }
});

export type Env = Omit<z.output<typeof variables>, 'PUBLIC_URL'> & { PUBLIC_URL: string };

/**
 * @param record `process.env`, or what a test gives; an empty value counts as absent
 * @throws OperatorError `bad-environment` naming every bad variable
 */
export function parseEnv(record: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(
    Object.keys(variables.shape).flatMap((name) => {
      const value = record[name]?.trim();
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
  const parsed = together.safeParse(given);
  if (!parsed.success) {
    const named = parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`);
    throw new OperatorError(
      'bad-environment',
      `Bad environment: ${named.join('; ')}.`,
      'Correct the variable (see .env.example) and start again.',
    );
  }
  return { ...parsed.data, PUBLIC_URL: parsed.data.PUBLIC_URL ?? `http://localhost:${parsed.data.PORT}` };
}

/** A variable that this process cannot do without. */
export function required<K extends keyof Env>(env: Env, name: K): NonNullable<Env[K]> {
  const value = env[name];
  if (value === undefined || value === null) {
    throw new OperatorError('missing-environment', `${name} is not set.`, `Set ${name} (see .env.example).`);
  }
  return value;
}
