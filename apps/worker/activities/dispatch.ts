import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Context } from '@temporalio/activity';
import { instantAt } from '#domain';
import { Dispatch, Persistence } from '#persistence';
import type { Logger, ProgrammeClock } from '#platform';
import type { DispatchActivities } from '../../../workflows/dispatch/activities.js';
import type { MailSender } from '../sender/mail-sender.js';
import { TemporalLink } from '../temporal/link.js';
import { CLOCK, DISPATCH, LOGGER, PERSISTENCE, SENDER } from '../tokens.js';
import { BarrierWatch } from './barrier-watch.js';
import { withHeartbeat } from './heartbeat.js';

/** A release wakes the dispatch (`CHANNEL.hold`); this is for the word of it that was lost. */
const HELD_POLL_MS = 60_000;
const STRAGGLERS_AT_MOST = 100_000;
/** So often is a slot tried as a whole; then what still fails is left for the next slot, and everybody else is served. */
const CLAIM_TRIES = 5;
/** Mails that wait for their hour go before the writing down of what they tell; no longer than this. */
const MAILS_FIRST_MS = 20_000;

/** What the workflow of a send slot asks for. */
@Injectable()
export class SlotActivities {
  private readonly barrier = new BarrierWatch();
  private sending: Promise<unknown> | null = null;

  constructor(
    @Inject(DISPATCH) private readonly dispatch: Dispatch,
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(CLOCK) private readonly clock: ProgrammeClock,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(SENDER) private readonly sender: MailSender,
    private readonly temporal: TemporalLink,
  ) {}

  all(): DispatchActivities {
    return {
      openSlot: (slot) => this.dispatch.slots.phase(slot),
      composeAhead: (slot) => this.composeAhead(slot),
      readBarrier: (slot) => this.readBarrier(slot),
      planStragglers: (slot) => withHeartbeat((beat) => this.planStragglers(slot, beat)),
      claimDigests: (slot) => withHeartbeat((beat) => this.claimDigests(slot, beat)),
      startNextDispatch: (slot) => this.startNext(slot),
      deliver: (slot) => withHeartbeat((beat) => this.deliver(slot, beat)),
      closeSlot: (slot) => withHeartbeat((beat) => this.closeSlot(slot, beat)),
    };
  }

  private async composeAhead(slot: string): Promise<{ digests: number }> {
    return withHeartbeat(async (beat) => ({ digests: await this.dispatch.digests.composeAhead(slot, beat) }));
  }

  private async readBarrier(slot: string): Promise<{ missing: number; graceMs: number }> {
    const missing = await this.dispatch.planner.countUnplanned(slot);
    if (missing === 0) this.barrier.forget(slot);
    return { missing, graceMs: missing === 0 ? 0 : this.barrier.graceLeft(slot, missing, performance.now()) };
  }

  private async planStragglers(slot: string, beat: () => void): Promise<{ repaired: number }> {
    this.barrier.forget(slot);
    let repaired = 0;
    for (const id of await this.dispatch.planner.unplanned(slot, STRAGGLERS_AT_MOST)) {
      try {
        if (await this.dispatch.planner.planFor(id, slot)) repaired += 1;
      } catch (error) {
        this.logger.error('a task cannot be planned; it is left to the next slot', { task: id }, error);
      }
      beat();
    }
    await this.persistence.engine.addRepairs(repaired);
    await this.dispatch.slots.countRepairs(slot, repaired);
    if (repaired > 0) this.logger.error('planned what its workflow had not', { slot, repaired });
    return { repaired };
  }

  /** Freezes, lets the mails leave, and then appends what they told to the chains. A new try does what is left. */
  private async claimDigests(slot: string, beat: () => void): Promise<{ held: boolean; waitMs: number }> {
    const { slots, digests } = this.dispatch;
    if ((await slots.phase(slot)).phase === 'past') return { held: false, waitMs: 0 };
    const { held, failures } = await digests.freezeAll(slot, () => {
      beat();
      void this.sendEarly();
    });
    await Promise.race([this.sendEarly(), pause(MAILS_FIRST_MS, undefined, { ref: false })]);
    failures.push(...(await digests.recordFacts(slot, beat)));
    for (const error of failures) this.logger.error('a digest could not be claimed', { slot }, error);
    if (failures.length > 0 && Context.current().info.attempt < CLAIM_TRIES) throw failures[0];
    if (held) {
      const toEndOfDay = this.clock.msUntil(new Date(instantAt(slot, 24)));
      return { held, waitMs: Math.ceil(Math.min(HELD_POLL_MS, toEndOfDay)) };
    }
    await slots.claimed(slot);
    return { held, waitMs: 0 };
  }

  /** The first mails leave while later digests are still frozen; `deliver` hands over the rest and says what is left. */
  private sendEarly(): Promise<unknown> {
    this.sending ??= this.sender
      .drain(() => undefined)
      .catch((error: unknown) => this.logger.warn('mail is handed over later', {}, error))
      .finally(() => {
        this.sending = null;
      });
    return this.sending;
  }

  private async startNext(slot: string): Promise<void> {
    const next = await this.dispatch.slots.serving();
    if (next > slot) await this.temporal.workflows.startDispatch(next);
  }

  private async deliver(slot: string, beat: () => void): Promise<{ waitMs: number | null }> {
    const left = await this.sender.drain(beat);
    await this.dispatch.deliveries.record(slot);
    return left;
  }

  private async closeSlot(slot: string, beat: () => void): Promise<void> {
    await this.dispatch.queue.expire();
    await this.dispatch.deliveries.record(slot);
    const moved = await this.dispatch.closing.close(slot, beat);
    if (moved > 0) this.logger.warn('a slot left tasks unserved; they go to the next one', { slot, moved });
  }
}
