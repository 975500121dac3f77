import { ProgrammerError } from '#contracts';
import { parseMailbox } from '../address/mailbox.js';
import { ConnectFailure, SmtpSession } from './connection.js';
import { type Outcome, type OutgoingMessage } from './outcome.js';
import { type SmtpServer } from './smtp-url.js';
import { DEFAULT_TIMEOUTS, PhaseTimer, type SmtpTimeouts } from './timeouts.js';
import type { Ended, Transaction } from './transaction.js';

export interface ChannelOptions {
  readonly timeouts?: Partial<SmtpTimeouts>;
  /** Said in EHLO. */
  readonly clientName?: string;
  /** After so many messages the connection is renewed; servers limit it. */
  readonly messagesPerConnection?: number;
}

const MESSAGES_PER_CONNECTION = 100;

/**
 * One connection used for many messages, one at a time, so that at most one message is past its dot and unanswered.
 * It connects when needed and again after every break. It logs nothing; the outcome says all.
 */
export class SmtpChannel {
  private readonly timeouts: SmtpTimeouts;
  private readonly idle: PhaseTimer;
  private session: SmtpSession | null = null;
  private transaction: Transaction | null = null;
  private current: Promise<Outcome> | null = null;
  private closing = false;

  constructor(
    private readonly server: SmtpServer,
    private readonly options: ChannelOptions = {},
  ) {
    this.timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts };
    this.idle = new PhaseTimer(() => void this.disconnect());
  }

  /** Tries once to hand the message over. Never rejects for anything the network or the server does. */
  async deliver(message: OutgoingMessage): Promise<Outcome> {
    if (this.current) throw new ProgrammerError('an SMTP channel carries one message at a time');
    this.idle.stop();
    this.current = this.carry(message);
    try {
      return await this.current;
    } finally {
      this.current = null;
      if (this.session?.usable && !this.closing) this.idle.start(this.timeouts.idleMs);
    }
  }

  /** Gives up a message before its dot, waits for one past it, then says QUIT. */
  async close(): Promise<void> {
    this.closing = true;
    this.idle.stop();
    if (this.transaction) this.transaction.giveUp();
    else if (this.current) this.session?.destroy();
    await this.current;
    await this.disconnect();
  }

  private async carry(message: OutgoingMessage): Promise<Outcome> {
    if (this.closing) return { state: 'not-sent', reason: 'closing', detail: '' };
    const { from, to } = message;
    if (parseMailbox(from) !== from || parseMailbox(to) !== to) {
      return { state: 'refused', permanent: true, code: 553, reply: 'not one strict mailbox', at: 'address' };
    }
    const reused = this.session?.usable === true;
    const first = await this.tryOnce(message);
    // A kept connection may have died unnoticed. Before 354 nothing of the message left, so a fresh one is tried at once.
    if (reused && !first.started && first.outcome.state === 'not-sent' && first.outcome.reason === 'closed') {
      return (await this.tryOnce(message)).outcome;
    }
    return first.outcome;
  }

  private async tryOnce(message: OutgoingMessage): Promise<Pick<Ended, 'outcome' | 'started'>> {
    let session: SmtpSession;
    try {
      session = await this.connected();
    } catch (error) {
      if (!(error instanceof ConnectFailure)) throw error;
      const reason = this.closing ? 'closing' : error.reason;
      return { outcome: { state: 'not-sent', reason, detail: error.detail }, started: false };
    }
    this.transaction = session.send(message);
    const ended = await this.transaction.ended;
    this.transaction = null;
    await session.tidy(ended.session);
    return ended;
  }

  private async connected(): Promise<SmtpSession> {
    const limit = this.options.messagesPerConnection ?? MESSAGES_PER_CONNECTION;
    if (this.session && this.session.messages >= limit) await this.disconnect();
    if (this.session?.usable) return this.session;
    if (this.closing) throw new ConnectFailure('closing', '');
    this.session = new SmtpSession(this.server, this.timeouts, this.options.clientName);
    await this.session.open();
    return this.session;
  }

  private async disconnect(): Promise<void> {
    const { session } = this;
    this.session = null;
    await session?.quit();
  }
}
