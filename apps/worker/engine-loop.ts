import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ClockMoves } from './clock-moves.js';
import { LetterPost } from './letters/letter-post.js';
import { OutboxRelay } from './outbox/relay.js';
import { Pulse } from './pulse.js';
import { Reconciler } from './reconciler/reconciler.js';
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
    private readonly letters: LetterPost,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.host.start();
    await this.relay.start();
    await this.clockMoves.start();
    await this.reconciler.start();
    await this.letters.start();
    this.pulse.start();
  }

  /** The post with its sender before the host: an activity that hands over mail then ends soon, with nothing left in between. */
  async onApplicationShutdown(): Promise<void> {
    await this.pulse.stop();
    await this.reconciler.stop();
    await this.clockMoves.stop();
    await this.relay.stop();
    await this.letters.stop();
    await this.host.stop();
  }
}
