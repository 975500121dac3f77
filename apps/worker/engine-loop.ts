import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ClockMoves } from './clock-moves.js';
import { OutboxRelay } from './outbox/relay.js';
import { Pulse } from './pulse.js';
import { Reconciler } from './reconciler/reconciler.js';
import { Sender } from './sender/sender.js';
import { WorkerHost } from './temporal/worker-host.js';

/** The order in which the parts of the worker begin and end. */
@Injectable()
export class EngineLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly host: WorkerHost,
    private readonly relay: OutboxRelay,
    private readonly clockMoves: ClockMoves,
    private readonly reconciler: Reconciler,
    private readonly pulse: Pulse,
    private readonly sender: Sender,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.host.start();
    await this.relay.start();
    await this.clockMoves.start();
    await this.reconciler.start();
    this.pulse.start();
  }

  /** The sender first: an activity that hands over mail then ends soon, with nothing left in between. */
  async onApplicationShutdown(): Promise<void> {
    await this.pulse.stop();
    await this.reconciler.stop();
    await this.clockMoves.stop();
    await this.relay.stop();
    await this.sender.close();
    await this.host.stop();
  }
}
