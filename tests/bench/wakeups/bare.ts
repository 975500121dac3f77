import { join } from 'node:path';
import type { Contender, Measurement } from '../../../apps/cli/bench/contender.js';
import type { EngineRig } from '../rig/engine-rig.js';
import { inParallel } from '../rig/in-parallel.js';
import { told } from '../rig/parts.js';
import { measureWakes, sleepMs } from './measure.js';

export const BARE_QUEUE = 'bare';
const READY_MS = 120_000;

/** Workflows of one timer and one empty local activity each, on a worker of the same size. */
export class BareWorkflow implements Contender {
  readonly name = 'bare-workflow';
  readonly role = 'limit';
  private round = 0;

  constructor(
    private readonly rig: EngineRig,
    private readonly wakes: number,
  ) {}

  async measure(): Promise<Measurement> {
    const { rig, wakes } = this;
    this.round += 1;
    const worker = await startBareWorker(rig);
    try {
      const ids = Array.from({ length: wakes }, (_, n) => `bare/${this.round}/${n}`);
      const at = Date.now() + sleepMs(wakes);
      await inParallel(ids, (workflowId) =>
        rig.client.workflow.start('bareWorkflow', { workflowId, taskQueue: BARE_QUEUE, args: [at] }),
      );
      return await measureWakes(rig, ids, at);
    } finally {
      await worker.stop();
    }
  }
}

/** Named `worker` among the parts, as the product's is in its turn. */
export async function startBareWorker({ parts, temporal }: EngineRig) {
  const child = await parts.start({
    name: 'worker',
    command: process.execPath,
    args: [join(import.meta.dirname, 'bare-worker.js'), temporal.address, temporal.namespace, BARE_QUEUE],
    env: { PATH: process.env['PATH'], NODE_ENV: 'production' },
    ipc: true,
  });
  await told(child, 'ready', READY_MS);
  return child;
}
