import 'reflect-metadata';
import { parseEnv } from '#contracts';
import { createDataSource, Dispatch, Persistence, requireSchema } from '#persistence';
import { createLogger } from '#platform';
import { SlotActivities } from '../../../apps/worker/activities/dispatch.js';
import { PlanningActivities } from '../../../apps/worker/activities/planning.js';
import { workerSettings } from '../../../apps/worker/settings.js';
import { TemporalLink } from '../../../apps/worker/temporal/link.js';
import { WorkerHost } from '../../../apps/worker/temporal/worker-host.js';
import { SetClock, WAKE_WINDOW } from './set-clock.js';

/**
 * The product's own Temporal worker, workflows and planning, without the rest of its process: everybody wakes at one
 * instant, on a clock that the benchmark sets.
 */
const env = parseEnv(process.env);
const settings = workerSettings(env);
const logger = createLogger({ name: 'worker', level: env.LOG_LEVEL });
const dataSource = await createDataSource(settings.databaseUrl, {
  poolSize: 20,
  applicationName: 'dondoc worker',
}).initialize();
await requireSchema(dataSource);
const clock = new SetClock();
const persistence = new Persistence(dataSource, clock, { planningWindow: WAKE_WINDOW });
const dispatch = new Dispatch(persistence, clock, settings.mail, WAKE_WINDOW);
const link = new TemporalLink(settings, logger);
const nobody = {
  busy: false,
  drain: () => Promise.resolve({ waitMs: null }),
  recover: () => Promise.resolve(0),
  close: () => Promise.resolve(),
};
const host = new WorkerHost(
  settings,
  logger,
  (error) => {
    logger.error('the worker ends', {}, error);
    process.exit(1);
  },
  link,
  new PlanningActivities(dispatch, persistence, clock, settings, logger),
  new SlotActivities(dispatch, persistence, clock, logger, nobody, link),
);
await host.start();
process.on('message', (message: { type: string; at?: number; real?: number }) => {
  if (message.type !== 'clock') return;
  clock.set(message.at!, message.real!);
  process.send?.({ type: 'clock' });
});
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => void host.stop().finally(() => process.exit(0)));
process.send?.({ type: 'ready' });
