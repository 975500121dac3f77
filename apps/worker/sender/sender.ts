import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { SmtpPool } from '#mail';
import { Dispatch, type QueuedMail, type SenderSession, type Settlement } from '#persistence';
import type { Logger, ProgrammeClock } from '#platform';
import type { WorkerSettings } from '../settings.js';
import { CLOCK, DISPATCH, LOGGER, SETTINGS } from '../tokens.js';
import { Batch } from './batch.js';
import { settlementOf } from './settlement.js';

/** Mails in hand at once, for each connection to the server; the next ones are fetched when half are gone. */
const IN_HAND_PER_CONNECTION = 4;
const RECORD_PAUSE_MS = 500;

/** Hands frozen mails to the server. It alone talks SMTP, and the row says what it is about to do before it does it. */
@Injectable()
export class Sender {
  private readonly session: SenderSession;
  private readonly pool: SmtpPool;
  private readonly marks: Batch<string, void>;
  private readonly outcomes: Batch<Settlement, void>;
  private readonly atOnce: number;
  private closing = false;

  constructor(
    @Inject(DISPATCH) private readonly dispatch: Dispatch,
    @Inject(CLOCK) private readonly clock: ProgrammeClock,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(SETTINGS) private readonly settings: WorkerSettings,
  ) {
    const connections = settings.smtpConnections;
    this.session = dispatch.newSender();
    this.pool = new SmtpPool(settings.smtp, { connections });
    this.atOnce = connections * IN_HAND_PER_CONNECTION;
    this.marks = new Batch((ids) => this.mark(ids));
    this.outcomes = new Batch((settlements) => this.record(settlements));
  }

  /** Hands over everything that is due now; answers when to come again, or null when nothing is left. */
  async drain(beat: () => void): Promise<{ waitMs: number | null }> {
    await this.session.ensure();
    await this.recover();
    await this.dispatch.queue.expire();
    const inHand = new Set<Promise<void>>();
    const done = new Set<Promise<void>>();
    for (;;) {
      const room = inHand.size > this.atOnce / 2 || this.closing ? 0 : this.atOnce - inHand.size;
      const mails = room > 0 ? await this.dispatch.queue.take(this.session.id, room) : [];
      for (const mail of mails) {
        const handing = this.hand(mail).finally(() => done.add(handing));
        inHand.add(handing);
      }
      if (inHand.size === 0) break;
      await Promise.race(inHand);
      for (const one of done) inHand.delete(one);
      done.clear();
      beat();
    }
    if (this.closing) throw new Error('this worker is closing');
    return { waitMs: (await this.dispatch.queue.state()).waitMs };
  }

  /** Takes over what dead senders had in hand; answers how many mails. */
  async recover(): Promise<number> {
    const count = await this.dispatch.queue.recover(this.session.id);
    if (count > 0) this.logger.warn('took over mails of a dead sender', { count });
    return count;
  }

  /** Gives back what is not past its dot, waits for the answers to what is. */
  async close(): Promise<void> {
    this.closing = true;
    await this.pool.close();
    await this.session.close();
  }

  private async hand(mail: QueuedMail): Promise<void> {
    const outcome = await this.pool.deliver({
      from: this.settings.mail.from.address,
      to: mail.address,
      source: mail.mime,
      beforeFinish: () => this.marks.add(mail.id),
    });
    if (outcome.state !== 'accepted') {
      const { attempts } = mail;
      this.logger.warn('a mail was not accepted', { message: mail.id, state: outcome.state, attempts });
    }
    await this.outcomes.add(settlementOf(mail, outcome, this.clock.now()));
  }

  /** "About to finish": committed, for many mails at once, before any of their dots. */
  private async mark(ids: readonly string[]): Promise<(id: string) => void> {
    if (!this.session.alive) throw new Error('this sender lost its lock');
    const marked = await this.dispatch.queue.markFinishing(this.session.id, ids);
    return (id) => {
      if (!marked.has(id)) throw new Error('this mail was taken over');
    };
  }

  /** How a try ended is tried to be written until it is: the mail itself is never tried again for that. */
  private async record(settlements: readonly Settlement[]): Promise<() => void> {
    for (;;) {
      try {
        await this.session.ensure();
        await this.dispatch.queue.settle(this.session.id, settlements);
        return () => undefined;
      } catch (error) {
        this.logger.warn('an outcome could not be recorded yet', { count: settlements.length }, error);
        await pause(RECORD_PAUSE_MS);
      }
    }
  }
}
