import SMTPConnection, { type SMTPError } from 'nodemailer/lib/smtp-connection';
import type { NotSentReason, OutgoingMessage } from './outcome.js';
import { type Reply, ReplyReader } from './replies.js';
import type { SmtpServer } from './smtp-url.js';
import { PhaseTimer, type SmtpTimeouts } from './timeouts.js';
import { type Ended, Transaction, type Wire } from './transaction.js';

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

/** What is said and heard at the moment. */
interface Exchange {
  /** Whether more is to be heard. */
  heard(reply: Reply): boolean;
  lost(detail: string): void;
}

/**
 * One SMTP session, with every wait bounded and every failure given to its caller. Nodemailer connects, secures and
 * signs in; from then on the socket is ours, because what is known of a message hangs on what was written and heard
 * (docs/adr/0018).
 */
export class SmtpSession implements Wire {
  /** Messages begun on this session. */
  messages = 0;
  pipelining = false;
  private readonly connection: SMTPConnection;
  private opened = false;
  private gone = false;
  private failOpening: (error: unknown) => void = () => {};
  private exchange: Exchange | null = null;
  private readonly replies = new ReplyReader();

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
    this.connection.on('error', (error) => {
      this.failOpening(error);
      this.lost(describe(error));
    });
    this.connection.on('end', () => {
      this.failOpening(new Error('closed'));
      this.lost('');
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
    // The answer to the EHLO that counts, the one after STARTTLS.
    this.pipelining = /^250[ -]PIPELINING\s*$/im.test(this.connection.lastServerResponse || '');
    const { auth } = this.server;
    if (auth) {
      const credentials = { user: auth.user, pass: auth.pass };
      await this.step('auth', commandMs, (done) => this.connection.login({ credentials }, done));
    }
    this.takeOver();
    this.opened = true;
  }

  write(bytes: string | Buffer, sent?: () => void): void {
    const socket = this.connection._socket;
    if (socket) socket.write(bytes, (error) => (error ? undefined : sent?.()));
  }

  /** Begins to carry a message; one at a time. */
  send(message: OutgoingMessage): Transaction {
    this.messages += 1;
    const transaction = new Transaction(this, message, this.timeouts);
    this.exchange = transaction;
    transaction.begin();
    return transaction;
  }

  /** Leaves the session either clean for the next message or gone. */
  async tidy(session: Ended['session']): Promise<void> {
    this.exchange = null;
    if (session === 'to-reset' && this.usable && (await this.ask('RSET', this.timeouts.commandMs)) !== 250)
      this.destroy();
  }

  /** Says QUIT and does not insist on an answer. */
  async quit(): Promise<void> {
    if (this.usable) await this.ask('QUIT', Math.min(this.timeouts.commandMs, QUIT_MS));
    this.destroy();
  }

  /** No byte goes out any more. */
  destroy(): void {
    this.gone = true;
    this.connection.close();
  }

  private takeOver(): void {
    const socket = this.connection._socket;
    if (!socket) return;
    socket.removeAllListeners('data');
    socket.on('data', (bytes: Buffer) => {
      for (const reply of this.replies.read(bytes)) this.heard(reply);
    });
  }

  private heard(reply: Reply): void {
    // Nobody asked: the server is about to hang up, or what it says would be taken for the answer to something else.
    if (!this.exchange) this.destroy();
    else if (!this.exchange.heard(reply)) this.exchange = null;
  }

  private lost(detail: string): void {
    this.gone = true;
    this.exchange?.lost(detail);
  }

  /** The code of the answer to one command, null when none came. */
  private async ask(command: string, ms: number): Promise<number | null> {
    const timer = new PhaseTimer(() => this.exchange?.lost('timeout'));
    const code = await new Promise<number | null>((resolve) => {
      const heard = ({ code }: Reply) => {
        resolve(code);
        return false;
      };
      this.exchange = { heard, lost: () => resolve(null) };
      timer.start(ms);
      this.write(`${command}\r\n`);
    });
    timer.stop();
    this.exchange = null;
    return code;
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
function describe(error: SMTPError): string {
  return [error.code, error.originalCode, error.timeoutType, error.responseCode, error.command]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
}
