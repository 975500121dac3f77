import SMTPConnection, { type SMTPError } from 'nodemailer/lib/smtp-connection';
import type { GatedBody } from './gated-body.js';
import type { NotSentReason } from './outcome.js';
import type { SmtpServer } from './smtp-url.js';
import { PhaseTimer, type SmtpTimeouts } from './timeouts.js';

/** Nodemailer's own inactivity timer is kept out of the way: the phases below are timed here. */
const NO_INACTIVITY_LIMIT = 2 ** 31 - 1;

/** The session could not be set up. */
export class ConnectFailure extends Error {
  constructor(
    readonly reason: NotSentReason,
    readonly detail: string,
  ) {
    super(`${reason}: ${detail}`);
  }
}

/** How `send` ended, before anything is concluded from it. */
export type SendEnd =
  | { readonly kind: 'success'; readonly reply: string }
  | { readonly kind: 'error'; readonly error: SMTPError }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'aborted'; readonly reason: AbortReason; readonly detail: string };

export type AbortReason = 'mark-failed' | 'closed' | 'closing';

/** One SMTP session over nodemailer's connection, with every wait bounded and every failure given to its caller. */
export class SmtpSession {
  /** Messages begun on this session. */
  messages = 0;
  private readonly connection: SMTPConnection;
  private opened = false;
  private gone = false;
  private failOpening: (error: unknown) => void = () => {};

  constructor(
    private readonly server: SmtpServer,
    private readonly timeouts: SmtpTimeouts,
    clientName: string | undefined,
  ) {
    this.connection = new SMTPConnection({
      host: server.host,
      port: server.port,
      secure: server.tls === 'implicit',
      requireTLS: server.tls === 'required',
      ignoreTLS: server.tls === 'none',
      name: clientName,
      // Nodemailer counts the greeting and STARTTLS into the connection timeout.
      connectionTimeout: timeouts.connectMs + timeouts.greetingMs,
      dnsTimeout: timeouts.connectMs,
      greetingTimeout: timeouts.greetingMs,
      socketTimeout: NO_INACTIVITY_LIMIT,
      // Closing means destroying: no byte still buffered may follow.
      socketCloseTimeout: 0,
      logger: false,
      tls: { ca: server.ca, minVersion: 'TLSv1.2' },
    });
    // Every failure reaches its caller through a callback as well; without a listener this event would be thrown.
    this.connection.on('error', (error) => this.failOpening(error));
    this.connection.on('end', () => {
      this.gone = true;
      this.failOpening(new Error('closed'));
    });
  }

  /** The server has not hung up; after its FIN nodemailer ends our side, so the socket is no longer writable. */
  get usable(): boolean {
    const socket = this.connection._socket;
    return this.opened && !this.gone && !this.connection.destroyed && !!socket && socket.writable;
  }

  async open(): Promise<void> {
    const { connectMs, greetingMs, commandMs } = this.timeouts;
    await this.step('connect', connectMs + greetingMs + commandMs, (done) => this.connection.connect(done));
    const { auth } = this.server;
    if (auth) {
      const credentials = { user: auth.user, pass: auth.pass };
      await this.step('auth', commandMs, (done) => this.connection.login({ credentials }, done));
    }
    this.opened = true;
  }

  async send(from: string, to: string, body: GatedBody, signal: SendSignals): Promise<SendEnd> {
    this.messages += 1;
    return new Promise((resolve) => {
      const timer = new PhaseTimer(() => end({ kind: 'timeout' }));
      const end = (how: SendEnd): void => {
        timer.stop();
        resolve(how);
        if (how.kind === 'timeout' || how.kind === 'aborted') this.destroy();
      };
      signal.onStart = () => timer.start(this.timeouts.commandMs);
      signal.onFinish = () => timer.start(this.timeouts.afterDotMs);
      signal.abort = (reason, detail) => end({ kind: 'aborted', reason, detail });
      timer.start(this.timeouts.commandMs);
      this.connection.send({ from, to: [to] }, body, (error, info) => {
        end(error ? { kind: 'error', error } : { kind: 'success', reply: info?.response ?? '' });
      });
    });
  }

  /** Makes the session fit for the next message after a refusal; a session that cannot be reset is dropped. */
  async reset(): Promise<void> {
    if (!this.usable) return;
    try {
      await this.step('protocol', this.timeouts.commandMs, (done) => this.connection.reset(done));
    } catch {
      this.destroy();
    }
  }

  /** Says QUIT and does not insist on an answer. */
  async quit(): Promise<void> {
    if (!this.usable) {
      this.destroy();
      return;
    }
    await new Promise<void>((resolve) => {
      const timer = new PhaseTimer(() => this.destroy());
      timer.start(Math.min(this.timeouts.commandMs, QUIT_MS));
      this.connection.once('end', () => {
        timer.stop();
        resolve();
      });
      this.connection.quit();
    });
  }

  /** No byte goes out any more. */
  destroy(): void {
    this.gone = true;
    this.connection.close();
  }

  private async step(
    reason: NotSentReason,
    ms: number,
    start: (done: (error?: SMTPError | null) => void) => void,
  ): Promise<void> {
    const timer = new PhaseTimer(() => this.failOpening(Object.assign(new Error(), { code: 'ETIMEDOUT' })));
    try {
      await new Promise<void>((resolve, reject) => {
        this.failOpening = reject;
        timer.start(ms);
        start((error) => (error ? reject(error) : resolve()));
      });
    } catch (error) {
      this.destroy();
      throw asConnectFailure(error as SMTPError, reason);
    } finally {
      timer.stop();
      this.failOpening = () => {};
    }
  }
}

const QUIT_MS = 5_000;

/** Filled in by the session for the message under way. */
export interface SendSignals {
  onStart: () => void;
  onFinish: () => void;
  abort: (reason: AbortReason, detail: string) => void;
}

const REASON_BY_CODE: Readonly<Record<string, NotSentReason>> = {
  ETLS: 'tls',
  EAUTH: 'auth',
  ETIMEDOUT: 'timeout',
};

function asConnectFailure(error: SMTPError, reason: NotSentReason): ConnectFailure {
  const certificate = /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/.test(error.originalCode ?? '');
  const known = certificate ? 'tls' : REASON_BY_CODE[error.code ?? ''];
  return new ConnectFailure(known ?? reason, describe(error));
}

/** Codes only: messages of nodemailer may repeat addresses. */
export function describe(error: SMTPError): string {
  return [error.code, error.originalCode, error.timeoutType, error.responseCode, error.command]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
}
