import { performance } from 'node:perf_hooks';
import { Inject, Injectable } from '@nestjs/common';
import { Dispatch, ENGINE_CHANNEL, Persistence } from '#persistence';
import type { Logger } from '#platform';
import { Bell } from '../bell.js';
import type { MailSender } from '../sender/mail-sender.js';
import { DISPATCH, LOGGER, PERSISTENCE, SENDER } from '../tokens.js';

/** Notifications ring; this is for the ones that were lost, and for a clock that was moved. */
const FALLBACK_MS = 5_000;
/** In a burst the bell rings hundreds of times a second; whether help is wanted is asked no more often than this. */
const HELP_ASKED_EVERY_MS = 250;

/**
 * Sends letters at once: between two slots no dispatch runs that would hand them over. And helps at a slot: its dispatch
 * hands over from one worker, so the senders of the others take from the same queue while it is not empty.
 */
@Injectable()
export class LetterPost {
  private readonly bell = new Bell();
  private loop: Promise<void> = Promise.resolve();
  private subscription: { close(): Promise<void> } | null = null;
  private stopping = false;
  private askedAt = Number.NEGATIVE_INFINITY;

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
        if (dueIn === 0 || (await this.helpWanted())) await this.sender.drain(() => undefined);
        else waitMs = Math.min(dueIn ?? FALLBACK_MS, FALLBACK_MS);
      } catch (error) {
        if (!this.stopping) this.logger.warn('letters are handed over later', {}, error);
      }
      await this.bell.heard(waitMs);
    }
  }

  /** Whether digests lie ready that this worker's own sender is not at work on. */
  private async helpWanted(): Promise<boolean> {
    const now = performance.now();
    if (this.sender.busy || now - this.askedAt < HELP_ASKED_EVERY_MS) return false;
    this.askedAt = now;
    return this.dispatch.queue.isWaiting();
  }
}
