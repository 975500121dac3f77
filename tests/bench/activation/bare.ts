import type { Contender, Measurement } from '../../../apps/cli/bench/contender.js';
import type { EngineRig } from '../rig/engine-rig.js';
import { inParallel } from '../rig/in-parallel.js';
import { BARE_QUEUE, startBareWorker } from '../wakeups/bare.js';
import { measureStarts } from './measure.js';

/** `client.workflow.start` and nothing else, as many at once as the product's outbox has in hand. */
abstract class Starts implements Contender {
  abstract readonly name: string;
  readonly role = 'limit';
  private round = 0;

  constructor(
    protected readonly rig: EngineRig,
    private readonly tasks: number,
  ) {}

  abstract measure(): Promise<Measurement>;

  protected start(taskQueue: string): Promise<Measurement> {
    this.round += 1;
    const ids = Array.from({ length: this.tasks }, (_, n) => `${this.name}/${this.round}/${n}`);
    const { workflow } = this.rig.client;
    return measureStarts(this.rig, ids.length, () =>
      inParallel(ids, (workflowId) => workflow.start('bareStart', { workflowId, taskQueue })),
    );
  }
}

/** Of workflows that a worker takes at once: an empty local activity, then asleep. */
export class BareStart extends Starts {
  readonly name = 'bare-start';

  async measure(): Promise<Measurement> {
    const worker = await startBareWorker(this.rig);
    try {
      return await this.start(BARE_QUEUE);
    } finally {
      await worker.stop();
    }
  }
}

/** Of workflows that wait for a worker that never comes. */
export class StartAlone extends Starts {
  readonly name = 'start-alone';

  measure(): Promise<Measurement> {
    return this.start('nobody');
  }
}
