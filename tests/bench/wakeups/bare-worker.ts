import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { AT_ONCE } from '../../../apps/worker/temporal/worker-host.js';

/** Hosts the bare workflows, with as many at once as the product's worker: `bare-worker.js ADDRESS NAMESPACE QUEUE`. */
const [address, namespace, taskQueue] = process.argv.slice(2) as [string, string, string];
const logger = new DefaultLogger('ERROR');
Runtime.install({ shutdownSignals: [], logger });

const worker = await Worker.create({
  connection: await NativeConnection.connect({ address }),
  namespace,
  taskQueue,
  workflowBundle: await bundleWorkflowCode({
    workflowsPath: join(import.meta.dirname, 'bare-workflow.js'),
    logger,
  }),
  activities: { nothing: async () => undefined },
  ...AT_ONCE,
});
process.on('SIGTERM', () => worker.shutdown());
process.on('disconnect', () => process.exit(0));
const running = worker.run();
process.send?.({ type: 'ready' });
await running;
process.exit(0);
