import { Inject, Injectable } from '@nestjs/common';
import { CHANNEL, Dispatch, idOf, lastMoment, Persistence } from '#persistence';
import { AnchoredClock, type Logger, type ProgrammeClock } from '#platform';
import { workflowId } from '#workflows';
import { TemporalLink } from './temporal/link.js';
import { CLOCK, DISPATCH, LOGGER, PERSISTENCE } from './tokens.js';

/** Sleepers that would wake within this time of the new present get a new timer too. */
const AHEAD_MS = 2 * 3_600_000;
const AT_ONCE = 16;

/**
 * When the programme's clock is moved, or a slot is asked not to wait for its hour, real timers run to the wrong
 * moment: whoever they belong to asks again.
 */
@Injectable()
export class ClockMoves {
  private stopListening: () => void = () => undefined;
  private forcedSlots: { close(): Promise<void> } | null = null;
  private telling: Promise<void> = Promise.resolve();

  constructor(
    @Inject(CLOCK) private readonly clock: ProgrammeClock,
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(DISPATCH) private readonly dispatch: Dispatch,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly temporal: TemporalLink,
  ) {}

  async start(): Promise<void> {
    const tell = () => {
      this.telling = this.telling
        .then(() => this.tellSleepers())
        .catch((error: unknown) => this.logger.warn('a move of the clock was not told', {}, error));
    };
    if (this.clock instanceof AnchoredClock) this.stopListening = this.clock.onMoved(tell);
    this.forcedSlots = await this.persistence.notifications.subscribe(CHANNEL.dispatchNow, tell);
    // It may have been moved while no worker ran.
    tell();
    await this.telling;
  }

  async stop(): Promise<void> {
    this.stopListening();
    await this.forcedSlots?.close();
    await this.telling;
  }

  private async tellSleepers(): Promise<void> {
    const { workflows } = this.temporal;
    const forced = await this.dispatch.slots.forced();
    // A forced slot may lie days ahead; its planners wake before its hour at the latest.
    const ahead = new Date(this.clock.now().getTime() + AHEAD_MS);
    const until = forced === null ? ahead : lastMoment(forced);
    const sleepers = (await this.dispatch.subjects.wakingBefore(until)).map(idOf);
    const slots = (await this.dispatch.slots.unfinished()).map(workflowId.dispatch);
    const programmes = (await this.persistence.reads.programmes()).map(({ code }) =>
      workflowId.programme(code),
    );
    const ids = [...programmes, ...slots, ...sleepers];
    for (let i = 0; i < ids.length; i += AT_ONCE) {
      await Promise.all(ids.slice(i, i + AT_ONCE).map((id) => workflows.wake(id)));
    }
  }
}
