import { Inject, Injectable } from '@nestjs/common';
import { Dispatch, ENGINE_CHANNEL, Persistence } from '#persistence';
import type { Logger } from '#platform';
import { Bell } from '../bell.js';
import type { MailSender } from '../sender/mail-sender.js';
import { DISPATCH, LOGGER, PERSISTENCE, SENDER } from '../tokens.js';

/** Notifications ring; this is for the ones that were lost, and for a clock that was moved. */
const FALLBACK_MS = 5_000;

/** Sends letters at once: between two slots no dispatch runs that would hand them over. */
@Injectable()
export class LetterPost {
  private readonly bell = new Bell();
  private loop: Promise<void> = Promise.resolve();
  private subscription: { close(): Promise<void> } | null = null;
  private stopping = false;

  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(DISPATCH) private readonly dispatch: Dispatch,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(SENDER) private readonly sender: MailSender,
  ) {}

  async start(): Promise<void> {
    const ring = () => this.bell.ring();
    this.subscription = await this.persistence.notifications.subscribe(ENGINE_CHANNEL, ring);
    this.loop = this.run();
  }

  /** Closes the sender: what it has in hand, here and in the activities of a slot, then ends soon. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.sender.close();
    this.bell.ring();
    await this.loop;
    await this.subscription?.close();
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      let waitMs = FALLBACK_MS;
      try {
        const dueIn = await this.dispatch.letters.dueIn();
        if (dueIn === 0) await this.sender.drain(() => undefined);
        else waitMs = Math.min(dueIn ?? FALLBACK_MS, FALLBACK_MS);
      } catch (error) {
        if (!this.stopping) this.logger.warn('letters are handed over later', {}, error);
      }
      await this.bell.heard(waitMs);
    }
  }
}
