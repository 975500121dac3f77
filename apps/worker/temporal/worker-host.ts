import { readFile } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Worker } from '@temporalio/worker';
import { OperatorError } from '#contracts';
import { TASK_QUEUE } from '#contracts/names';
import type { Logger } from '#platform';
import { SlotActivities } from '../activities/dispatch.js';
import { PlanningActivities } from '../activities/planning.js';
import type { WorkerSettings } from '../settings.js';
import { FATAL, type Fatal, LOGGER, SETTINGS } from '../tokens.js';
import { failureInterceptor } from './failures.js';
import { TemporalLink } from './link.js';
import { activityTraces } from './traces.js';

/** How much this process has in hand at once. */
export const AT_ONCE = {
  maxConcurrentWorkflowTaskExecutions: 40,
  maxConcurrentActivityTaskExecutions: 20,
  maxConcurrentLocalActivityExecutions: 20,
} as const;

/** Runs the Temporal worker of this process. */
@Injectable()
export class WorkerHost {
  private worker: Worker | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(
    @Inject(SETTINGS) private readonly settings: WorkerSettings,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(FATAL) private readonly fatal: Fatal,
    private readonly temporal: TemporalLink,
    private readonly planning: PlanningActivities,
    private readonly slots: SlotActivities,
  ) {}

  async start(): Promise<void> {
    await this.temporal.open();
    const code = await readBundle(this.settings.workflowBundle);
    this.worker = await Worker.create({
      connection: this.temporal.connection,
      namespace: this.settings.temporal.namespace,
      taskQueue: TASK_QUEUE,
      workflowBundle: { code },
      activities: { ...this.planning.all(), ...this.slots.all() },
      interceptors: { activity: [activityTraces, failureInterceptor(this.logger)] },
      maxCachedWorkflows: this.settings.temporal.cachedWorkflows,
      ...AT_ONCE,
      shutdownGraceTime: '20 seconds',
      shutdownForceTime: '30 seconds',
    });
    this.running = this.worker.run();
    this.running.catch((error: unknown) => this.fatal(error));
  }

  /** Whether tasks of workflows and activities are asked for and taken. */
  get polling(): boolean {
    return this.worker?.getState() === 'RUNNING';
  }

  /** Takes no more tasks, lets those in hand end. */
  async stop(): Promise<void> {
    if (this.polling) this.worker!.shutdown();
    await this.running.catch(() => undefined);
    await this.temporal.close();
  }
}

async function readBundle(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new OperatorError('bundle-missing', 'the workflow bundle was not built', 'run: npm run build', {
      cause: error,
    });
  }
}
