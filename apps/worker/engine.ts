import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import {
  ClockStore,
  createDataSource,
  Dispatch,
  Notifications,
  Persistence,
  requireSchema,
} from '#persistence';
import { type Logger, NestLogger, openProgrammeClock, type Shutdown } from '#platform';
import { SenderThread } from './sender/sender-thread.js';
import type { WorkerSettings } from './settings.js';
import type { Fatal } from './tokens.js';
import { workerModule } from './worker.module.js';

/** Planners, senders, the relay and the reconciler at once, and room for a burst. */
const DATABASE_CONNECTIONS = 20;
/** No statement of the engine comes near it. */
const STATEMENT_LIMIT_MS = 60_000;

/** Opens everything the worker needs and starts it; `shutdown` then knows how to end it, in order. */
export async function startEngine(
  settings: WorkerSettings,
  logger: Logger,
  shutdown: Shutdown,
  fatal: Fatal,
): Promise<void> {
  const dataSource = createDataSource(settings.databaseUrl, {
    poolSize: DATABASE_CONNECTIONS,
    applicationName: 'dondoc worker',
    answerWithinMs: STATEMENT_LIMIT_MS,
  });
  await dataSource.initialize();
  shutdown.add('database', () => dataSource.destroy());
  await requireSchema(dataSource);
  const notifications = Notifications.of(dataSource);
  shutdown.add('notifications', () => notifications.close());
  const store = new ClockStore(dataSource, notifications);
  const clock = await openProgrammeClock(store, { mayBeMoved: settings.allEmbedded });
  shutdown.add('clock', () => clock.close());
  const persistence = new Persistence(dataSource, clock);
  shutdown.add('listeners', () => persistence.notifications.close());
  const dispatch = new Dispatch(persistence, clock, settings.mail);
  const sender = await SenderThread.start(fatal);
  shutdown.add('sender', () => sender.close());
  const module = workerModule({ settings, logger, clock, persistence, dispatch, sender, fatal });
  const app = await NestFactory.createApplicationContext(module, {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  shutdown.add('worker', () => app.close());
}
