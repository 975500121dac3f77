import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { SmtpPool } from '#mail';
import { Dispatch, type QueuedMail, type SenderSession, type Settlement } from '#persistence';
import { type Logger, type ProgrammeClock, tracedFrom } from '#platform';
import type { WorkerSettings } from '../settings.js';
import { Appetite } from './appetite.js';
import { Batch } from './batch.js';
import { Hands } from './hands.js';
import type { MailSender } from './mail-sender.js';
import { settlementOf } from './settlement.js';

const RECORD_PAUSE_MS = 500;
const CLOSING = 'this worker is closing';

/** What the record is to say of a mail: that it is about to finish, or how its try ended. */
type Note = { finishing: string } | { settlement: Settlement };

/** Hands frozen mails to the server. It alone talks SMTP, and the row says what it is about to do before it does it. */
export class Sender implements MailSender {
  private readonly session: SenderSession;
  private readonly pool: SmtpPool;
  private readonly notes: Batch<Note, void>;
  private readonly appetite: Appetite;
  /** Ids of what is in hand, until the outcome of each is recorded. */
  private readonly taken = new Set<string>();
  /** What takes mails in hand, and what hands each of them over until its outcome is recorded. */
  private readonly rounds = new Set<Promise<unknown>>();
  private readonly hands = new Set<Promise<void>>();
  private taking = 0;
  private closing = false;

  constructor(
    private readonly dispatch: Dispatch,
    private readonly clock: ProgrammeClock,
    private readonly logger: Logger,
    private readonly settings: WorkerSettings,
  ) {
    const connections = settings.smtpConnections;
    this.session = dispatch.newSender();
    this.pool = new SmtpPool(settings.smtp, { connections });
    this.appetite = new Appetite(connections);
    this.notes = new Batch((notes) => this.write(notes));
  }

  get busy(): boolean {
    return this.rounds.size > 0;
  }

  async drain(beat: () => void): Promise<{ waitMs: number | null }> {
    if (this.closing) throw new Error(CLOSING);
    const round = this.round(beat);
    this.rounds.add(round);
    try {
      return await round;
    } finally {
      this.rounds.delete(round);
    }
  }

  async recover(): Promise<number> {
    const count = await this.dispatch.queue.recover(this.session.id);
    if (count > 0) this.logger.warn('took over mails of a dead sender', { count });
    return count;
  }

  /**
   * The lock is held until the outcome of all that was in hand is recorded: without it another worker would take what is
   * not recorded yet for the mails of a dead sender.
   */
  async close(): Promise<void> {
    this.closing = true;
    await this.pool.close();
    await Promise.allSettled(this.rounds);
    await Promise.allSettled(this.hands);
    await this.session.close();
  }

  private async round(beat: () => void): Promise<{ waitMs: number | null }> {
    await this.session.ensure();
    await this.recover();
    await this.giveBack();
    await this.dispatch.queue.expire();
    this.appetite.rest();
    const hands = new Hands();
    for (;;) {
      const room = this.closing ? 0 : this.appetite.room(hands.full, performance.now());
      const mails = room > 0 ? await this.take(room) : [];
      for (const mail of mails) hands.add(this.handOver(mail));
      if (hands.full === 0) break;
      await hands.next();
      beat();
    }
    if (this.closing) throw new Error(CLOSING);
    return { waitMs: (await this.dispatch.queue.state()).waitMs };
  }

  private async take(room: number): Promise<QueuedMail[]> {
    this.taking += 1;
    try {
      const mails = await this.dispatch.queue.take(this.session.id, room);
      for (const { id } of mails) this.taken.add(id);
      return mails;
    } catch (error) {
      void this.giveBackSoon();
      throw error;
    } finally {
      this.taking -= 1;
    }
  }

  private async handOver(mail: QueuedMail): Promise<void> {
    const hand = this.handTraced(mail);
    this.hands.add(hand);
    try {
      await hand;
    } finally {
      this.hands.delete(hand);
      this.taken.delete(mail.id);
      this.appetite.finished();
    }
  }

  /** They may have been taken although PostgreSQL's answer was lost; the next round may be another worker's. */
  private async giveBackSoon(): Promise<void> {
    while (!this.closing) {
      await pause(RECORD_PAUSE_MS);
      const done = await this.giveBack().catch(() => false);
      if (done) return;
    }
  }

  /** False while mails are being taken: what is in hand is not known then. */
  private async giveBack(): Promise<boolean> {
    if (this.taking > 0) return false;
    const count = await this.dispatch.queue.giveBack(this.session.id, [...this.taken]);
    if (count > 0) this.logger.warn('gave back mails that were taken unheard', { count });
    return true;
  }

  /** Only mails that somebody's act has sent have a trace to go on with; the digests of a slot cost nothing here. */
  private handTraced(mail: QueuedMail): Promise<void> {
    const { class: kind, attempts, traceparent } = mail;
    return tracedFrom(traceparent, 'smtp', { kind: 'client', fields: { class: kind, attempts } }, () =>
      this.hand(mail),
    );
  }

  private async hand(mail: QueuedMail): Promise<void> {
    const outcome = await this.pool.deliver({
      from: this.settings.returnPath?.of(mail.returnMark) ?? this.settings.mail.from.address,
      to: mail.address,
      source: mail.mime,
      beforeFinish: () => this.notes.add({ finishing: mail.id }),
    });
    if (outcome.state !== 'accepted') {
      const { attempts } = mail;
      this.logger.warn('a mail was not accepted', { message: mail.id, state: outcome.state, attempts });
    }
    await this.record({ settlement: settlementOf(mail, outcome, this.clock.now()) });
  }

  /** "About to finish", committed before the dots, and how others ended: for many mails at once, in one commit. */
  private async write(notes: readonly Note[]): Promise<(note: Note) => void> {
    const alive = this.session.alive;
    await this.session.ensure();
    // The lock was lost meanwhile: nothing is finished on the strength of a new one.
    const finishing = alive ? notes.flatMap((note) => ('finishing' in note ? note.finishing : [])) : [];
    const settlements = notes.flatMap((note) => ('settlement' in note ? note.settlement : []));
    const marked = await this.dispatch.queue.note(this.session.id, { finishing, settlements });
    return (note) => {
      if ('finishing' in note && !marked.has(note.finishing)) throw new Error('this mail was taken over');
    };
  }

  /** How a try ended is tried to be written until it is: the mail itself is never tried again for that. */
  private async record(note: Note): Promise<void> {
    for (;;) {
      try {
        await this.notes.add(note);
        return;
      } catch (error) {
        this.logger.warn('an outcome could not be recorded yet', {}, error);
        await pause(RECORD_PAUSE_MS);
      }
    }
  }
}
