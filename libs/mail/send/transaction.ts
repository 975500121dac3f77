import {
  type NotSentReason,
  type Outcome,
  type OutgoingMessage,
  oneLine,
  type RefusedAt,
} from './outcome.js';
import type { Reply } from './replies.js';
import { PhaseTimer, type SmtpTimeouts } from './timeouts.js';
import { wireForm } from './wire-form.js';

/** What a transaction speaks over. */
export interface Wire {
  /** The server takes several commands at once (RFC 2920). */
  readonly pipelining: boolean;
  /** The connection can still carry the dot and its answer. */
  readonly usable: boolean;
  /** `sent` is called when the bytes have left this process. */
  write(bytes: string | Buffer, sent?: () => void): void;
  /** No byte goes out any more. */
  destroy(): void;
}

/** How one try ended, and what it left of the session. */
export interface Ended {
  readonly outcome: Outcome;
  /** The server asked for the body. */
  readonly started: boolean;
  /** Ready for the next message, after a reset, or not at all. */
  readonly session: 'ready' | 'to-reset' | 'spent';
}

type Refusal = Extract<Outcome, { state: 'refused' }>;

/** "Closing transmission channel": nothing else is to be said on it. */
const HANGS_UP = 421;

/**
 * One message from MAIL to the answer to its dot (RFC 5321 3.3). Only a full reply decides. Without one everything
 * depends on whether the dot was sent: before it the server cannot have the message, after it nobody can know
 * (docs/adr/0003). The dot goes out only when `beforeFinish` has resolved.
 */
export class Transaction {
  readonly ended: Promise<Ended>;
  private step: 'mail' | 'rcpt' | 'data' | 'body' | 'message' = 'mail';
  private started = false;
  /** The first no within an envelope that was sent at once; the other answers are still to come. */
  private refusal: Refusal | null = null;
  private marking: Promise<void> | null = null;
  private over = false;
  private resolve!: (ended: Ended) => void;
  private readonly timer = new PhaseTimer(() => this.fail('timeout', ''));

  constructor(
    private readonly wire: Wire,
    private readonly message: OutgoingMessage,
    private readonly timeouts: Pick<SmtpTimeouts, 'commandMs' | 'afterDotMs'>,
  ) {
    this.ended = new Promise((resolve) => {
      this.resolve = resolve;
    });
  }

  begin(): void {
    this.timer.start(this.timeouts.commandMs);
    const { mail, rcpt, data } = this.commands;
    this.wire.write(this.wire.pipelining ? mail + rcpt + data : mail);
  }

  /** Takes an answer; says whether another one is awaited. */
  heard(reply: Reply): boolean {
    const refusal = refusalBy(reply, this.step === 'body' ? 'message' : this.step);
    if (refusal) this.refused(refusal);
    else if (this.step === 'mail' && isOk(reply)) this.go('rcpt');
    else if (this.step === 'rcpt' && isOk(reply)) this.go('data');
    else if (this.step === 'data' && reply.code === 354) this.asked();
    else if (this.step === 'message' && isOk(reply))
      this.end({ state: 'accepted', reply: oneLine(reply.text) }, 'ready');
    // Among them a 250 before the dot: it is not about this message.
    else this.fail('protocol', oneLine(reply.text));
    return !this.over;
  }

  /** The connection is gone. */
  lost(detail: string): void {
    this.fail('closed', detail);
  }

  /** This process is closing: a message before its dot is given up, one past it waits for its answer. */
  giveUp(): void {
    if (this.step !== 'message') this.fail('closing', '');
  }

  private get commands() {
    const { from, to } = this.message;
    return { mail: `MAIL FROM:<${from}>\r\n`, rcpt: `RCPT TO:<${to}>\r\n`, data: 'DATA\r\n' };
  }

  private go(step: 'rcpt' | 'data'): void {
    this.step = step;
    if (!this.wire.pipelining) this.wire.write(this.commands[step]);
  }

  private refused(refusal: Refusal): void {
    this.refusal ??= refusal;
    const { step } = this;
    const enveloped = step === 'mail' || step === 'rcpt';
    if (this.wire.pipelining && enveloped) this.step = step === 'mail' ? 'rcpt' : 'data';
    // Half a body is on its way: only a closed connection keeps the server from taking it for a message.
    else this.end(this.refusal, step === 'body' || refusal.code === HANGS_UP ? 'spent' : 'to-reset');
  }

  private asked(): void {
    // It would take a message for nobody: nothing is given to it.
    if (this.refusal) {
      this.end(this.refusal, 'spent');
      return;
    }
    this.step = 'body';
    this.started = true;
    this.timer.start(this.timeouts.commandMs);
    this.wire.write(wireForm(this.message.source), () => {
      if (!this.over) this.marking = this.mark();
    });
  }

  private async mark(): Promise<void> {
    try {
      await this.message.beforeFinish();
    } catch (error) {
      this.fail('mark-failed', error instanceof Error ? error.name : '');
      return;
    }
    if (this.over) return;
    if (!this.wire.usable) return this.fail('closed', '');
    this.step = 'message';
    this.timer.start(this.timeouts.afterDotMs);
    this.wire.write('.\r\n');
  }

  private fail(reason: NotSentReason, detail: string): void {
    const unknown = reason === 'timeout' || reason === 'closed' || reason === 'protocol';
    // A no that was heard in full stays one, though the rest of the dialogue did not come.
    if (this.refusal) this.end(this.refusal, 'spent');
    else if (this.step === 'message' && unknown) this.end({ state: 'ambiguous', reason, detail }, 'spent');
    else this.end({ state: 'not-sent', reason, detail }, 'spent');
  }

  private end(outcome: Outcome, session: Ended['session']): void {
    if (this.over) return;
    this.over = true;
    this.timer.stop();
    const { started, marking } = this;
    const ended = { outcome, started, session };
    if (session === 'spent') this.wire.destroy();
    // A mark under way must not overtake the outcome.
    if (marking === null || this.step === 'message') this.resolve(ended);
    else void marking.then(() => this.resolve(ended));
  }
}

function isOk({ code }: Reply): boolean {
  return code !== null && code >= 200 && code < 300;
}

function refusalBy({ code, text }: Reply, at: RefusedAt): Refusal | null {
  if (code === null || code < 400 || code > 599) return null;
  // 503, "bad sequence of commands", is about the dialogue, not about the message.
  return { state: 'refused', permanent: code >= 500 && code !== 503, code, reply: oneLine(text), at };
}
