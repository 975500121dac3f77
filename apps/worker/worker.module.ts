import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import type { Dispatch, Persistence } from '#persistence';
import type { Logger, ProgrammeClock } from '#platform';
import { SlotActivities } from './activities/dispatch.js';
import { PlanningActivities } from './activities/planning.js';
import { ClockMoves } from './clock-moves.js';
import { EngineLoop } from './engine-loop.js';
import { Heartbeat } from './heartbeat/heartbeat.js';
import { LetterPost } from './letters/letter-post.js';
import { OutboxRelay } from './outbox/relay.js';
import { OutboxTopics } from './outbox/topics.js';
import { Pulse } from './pulse.js';
import { Reconciler } from './reconciler/reconciler.js';
import { WorkflowCheck } from './reconciler/workflow-check.js';
import type { MailSender } from './sender/mail-sender.js';
import type { WorkerSettings } from './settings.js';
import { TemporalLink } from './temporal/link.js';
import { WorkerHost } from './temporal/worker-host.js';
import { CLOCK, DISPATCH, FATAL, type Fatal, LOGGER, PERSISTENCE, SENDER, SETTINGS } from './tokens.js';
import { AttachmentSweep } from './upkeep/attachment-sweep.js';
import { Checkpoints } from './upkeep/checkpoints.js';
import { RowPruning } from './upkeep/row-pruning.js';
import { Upkeep } from './upkeep/upkeep.js';
import { WebhookPost } from './webhooks/webhook-post.js';

/** What is opened before the worker is put together, and closed after it. */
export interface WorkerResources {
  settings: WorkerSettings;
  logger: Logger;
  clock: ProgrammeClock;
  persistence: Persistence;
  dispatch: Dispatch;
  sender: MailSender;
  fatal: Fatal;
}

@Module({})
export class WorkerModule {}

export function workerModule(resources: WorkerResources): DynamicModule {
  const given: Provider[] = [
    { provide: SETTINGS, useValue: resources.settings },
    { provide: LOGGER, useValue: resources.logger },
    { provide: CLOCK, useValue: resources.clock },
    { provide: PERSISTENCE, useValue: resources.persistence },
    { provide: DISPATCH, useValue: resources.dispatch },
    { provide: SENDER, useValue: resources.sender },
    { provide: FATAL, useValue: resources.fatal },
  ];
  return {
    module: WorkerModule,
    providers: [
      ...given,
      TemporalLink,
      LetterPost,
      PlanningActivities,
      SlotActivities,
      WorkerHost,
      OutboxTopics,
      OutboxRelay,
      WorkflowCheck,
      AttachmentSweep,
      RowPruning,
      Upkeep,
      Checkpoints,
      Reconciler,
      ClockMoves,
      Pulse,
      EngineLoop,
      WebhookPost,
      Heartbeat,
    ],
  };
}
