import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CHANNEL, Dispatch, idOf, lastMoment, Persistence } from '#persistence';
import { AnchoredClock, type Logger, type ProgrammeClock } from '#platform';
import { workflowId } from '#workflows';
import { TemporalLink } from './temporal/link.js';
import { CLOCK, DISPATCH, LOGGER, PERSISTENCE } from './tokens.js';

/** Sleepers that would wake within this time of the new present get a new timer too. */
const AHEAD_MS = 2 * 3_600_000;
const AT_ONCE = 16;
const RETRY_MS = 2_000;

/**
 * When the programme's clock is moved, a slot is asked not to wait for its hour, or mail is released, real timers run to
 * the wrong moment: whoever they belong to asks again.
 */
@Injectable()
export class ClockMoves {
  private stopListening: () => void = () => undefined;
  private subscriptions: { close(): Promise<void> }[] = [];
  private telling: Promise<void> = Promise.resolve();
  private readonly stopping = new AbortController();

  constructor(
    @Inject(CLOCK) private readonly clock: ProgrammeClock,
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(DISPATCH) private readonly dispatch: Dispatch,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly temporal: TemporalLink,
  ) {}

  async start(): Promise<void> {
    const tell = (ids: () => Promise<string[]>) => () => {
      this.telling = this.telling.then(() => this.tellUntilHeard(ids));
    };
    const sleepers = tell(() => this.sleepers());
    if (this.clock instanceof AnchoredClock) this.stopListening = this.clock.onMoved(sleepers);
    const { notifications } = this.persistence;
    this.subscriptions.push(
      await notifications.subscribe(CHANNEL.dispatchNow, sleepers),
      await notifications.subscribe(
        CHANNEL.hold,
        tell(() => this.dispatches()),
      ),
    );
    // It may have been moved while no worker ran.
    if (!(await this.told(() => this.sleepers()))) sleepers();
  }

  async stop(): Promise<void> {
    this.stopListening();
    this.stopping.abort();
    for (const subscription of this.subscriptions) await subscription.close();
    await this.telling;
  }

  /** Nobody else would wake them: their timers run to another moment. */
  private async tellUntilHeard(ids: () => Promise<string[]>): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted && !(await this.told(ids)))
      await pause(RETRY_MS, undefined, { signal }).catch(() => undefined);
  }

  private async told(ids: () => Promise<string[]>): Promise<boolean> {
    try {
      await this.wake(await ids());
      return true;
    } catch (error) {
      this.logger.warn('who sleeps was not told', {}, error);
      return false;
    }
  }

  private async sleepers(): Promise<string[]> {
    const forced = await this.dispatch.slots.forced();
    // A forced slot may lie days ahead; its planners wake before its hour at the latest.
    const ahead = new Date(this.clock.now().getTime() + AHEAD_MS);
    const until = forced === null ? ahead : lastMoment(forced);
    const sleepers = (await this.dispatch.subjects.wakingBefore(until)).map(idOf);
    const programmes = (await this.persistence.reads.programmes()).map(({ code }) =>
      workflowId.programme(code),
    );
    return [...programmes, ...(await this.dispatches()), ...sleepers];
  }

  /** A dispatch waits for its hour, for the release of mail, and for the next try of a mail. */
  private async dispatches(): Promise<string[]> {
    return (await this.dispatch.slots.unfinished()).map(workflowId.dispatch);
  }

  private async wake(ids: readonly string[]): Promise<void> {
    const { workflows } = this.temporal;
    for (let i = 0; i < ids.length; i += AT_ONCE) {
      await Promise.all(ids.slice(i, i + AT_ONCE).map((id) => workflows.wake(id)));
    }
  }
}
