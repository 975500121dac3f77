import { OperatorError } from '#contracts';

export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** `implicit`: TLS from the first byte · `required`: STARTTLS or nothing · `none`: loopback only. */
  readonly tls: 'implicit' | 'required' | 'none';
  readonly auth?: { readonly user: string; readonly pass: string };
  /** A private certificate authority, PEM; else the system's. */
  readonly ca?: string;
}

const DEFAULT_PORT = { implicit: 465, required: 587, none: 25 } as const;

/** Reads `smtp://user:pass@host:port` or `smtps://…`. The value is never repeated in an error: it holds a password. */
export function parseSmtpUrl(text: string): SmtpServer {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw wrong('is not a URL');
  }
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:')
    throw wrong('must begin with smtp:// or smtps://');
  if (url.hostname === '') throw wrong('has no host');
  if ((url.pathname !== '' && url.pathname !== '/') || url.search !== '' || url.hash !== '') {
    throw wrong('must end after host and port');
  }
  const host = decoded(url.hostname).replace(/^\[(.*)\]$/, '$1');
  const tls = url.protocol === 'smtps:' ? 'implicit' : isLoopback(host) ? 'none' : 'required';
  const port = url.port === '' ? DEFAULT_PORT[tls] : Number(url.port);
  const [user, pass] = [decoded(url.username), decoded(url.password)];
  if ((user === '') !== (pass === '')) throw wrong('needs both a user and a password, or neither');
  return { host, port, tls, ...(user === '' ? {} : { auth: { user, pass } }) };
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw wrong('holds a % that is not an escape');
  }
}

function wrong(what: string): OperatorError {
  return new OperatorError(
    'bad-smtp-url',
    `SMTP_URL ${what}`,
    'Set SMTP_URL to smtp://user:password@host:port or smtps://…, with special characters escaped (%40 for @).',
  );
}
