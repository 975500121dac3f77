import { Inject, Injectable } from '@nestjs/common';
import { Dispatch, Persistence } from '#persistence';
import type { Logger } from '#platform';
import { OutboxRelay } from './outbox/relay.js';
import { WorkerHost } from './temporal/worker-host.js';
import { DISPATCH, LOGGER, PERSISTENCE } from './tokens.js';

const EVERY_MS = 10_000;

/** Writes down that the parts of the engine still turn, in real time: for `/health/engine` and its alarms. */
@Injectable()
export class Pulse {
  private timer: NodeJS.Timeout | undefined;
  private beating: Promise<void> = Promise.resolve();

  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(DISPATCH) private readonly dispatch: Dispatch,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly host: WorkerHost,
    private readonly relay: OutboxRelay,
  ) {}

  start(): void {
    const beat = () => {
      this.beating = this.beat().catch((error: unknown) => this.logger.warn('no pulse', {}, error));
    };
    beat();
    this.timer = setInterval(beat, EVERY_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.beating;
  }

  private async beat(): Promise<void> {
    const { engine } = this.persistence;
    const slot = await this.dispatch.slots.serving();
    const missing = await this.dispatch.planner.countUnplanned(slot);
    if (this.host.polling) await engine.turned('planner', new Date(), { slot, unplanned: missing });
    const { held, waitMs } = await this.dispatch.queue.state();
    if (this.host.polling) await engine.turned('sender', new Date(), { held, waitMs });
    if (this.relay.lastTurn) await engine.turned('outbox', this.relay.lastTurn);
  }
}
