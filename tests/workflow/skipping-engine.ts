import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import type { Instant } from '#contracts';
import { SEARCH_ATTRIBUTE, TASK_QUEUE } from '#contracts/names';
import { Dispatch, type Persistence } from '#persistence';
import { SILENT } from '#platform';
import { SlotActivities } from '../../apps/worker/activities/dispatch.js';
import { PlanningActivities } from '../../apps/worker/activities/planning.js';
import { OutboxTopics } from '../../apps/worker/outbox/topics.js';
import { Sender } from '../../apps/worker/sender/sender.js';
import type { WorkerSettings } from '../../apps/worker/settings.js';
import type { TemporalLink } from '../../apps/worker/temporal/link.js';
import { Workflows } from '../../apps/worker/temporal/workflows.js';
import { testServer } from '../support/provision/index.js';
import { ScriptedSmtpServer } from '../support/smtp/index.js';
import { buildWorker, ROOT } from '../support/story/build.js';
import { quietRuntime } from './quiet-runtime.js';
import { SkippingClock } from './skipping-clock.js';

/** Temporal's number of the type. */
const KEYWORD = 2;
/** Past the slot and everything it makes happen. */
const AFTER_SLOT = 'T01:30:00Z';

interface Parts {
  env: TestWorkflowEnvironment;
  clock: SkippingClock;
  worker: Worker;
  running: Promise<void>;
  topics: OutboxTopics;
  sender: Sender;
  link: TemporalLink;
  dispatch: Dispatch;
  persistence: Persistence;
  smtp: ScriptedSmtpServer;
}

/** The production bundle and activities over a server that skips time. */
export class SkippingEngine {
  readonly dispatch: Dispatch;
  readonly persistence: Persistence;
  readonly smtp: ScriptedSmtpServer;

  private constructor(private readonly parts: Parts) {
    this.dispatch = parts.dispatch;
    this.persistence = parts.persistence;
    this.smtp = parts.smtp;
  }

  static async start(
    begin: Instant,
    open: (clock: SkippingClock) => Promise<Persistence>,
  ): Promise<SkippingEngine> {
    quietRuntime();
    await buildWorker();
    const smtp = await ScriptedSmtpServer.start();
    const env = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable: testServer() } });
    await env.connection.operatorService.addSearchAttributes({
      namespace: 'default',
      searchAttributes: Object.fromEntries(Object.values(SEARCH_ATTRIBUTE).map((name) => [name, KEYWORD])),
    });
    const clock = await SkippingClock.at(env, begin);
    const persistence = await open(clock);
    const settings = settingsFor(smtp.port);
    const dispatch = new Dispatch(persistence, clock, settings.mail);
    const link = { workflows: new Workflows(env.client) } as TemporalLink;
    const sender = new Sender(dispatch, clock, SILENT, settings);
    const slots = new SlotActivities(dispatch, persistence, clock, SILENT, sender, link);
    const planning = new PlanningActivities(dispatch, persistence, clock, settings, SILENT);
    const worker = await Worker.create({
      connection: env.nativeConnection,
      taskQueue: TASK_QUEUE,
      workflowBundle: { code: await readFile(join(ROOT, 'dist/workflow-bundle.js'), 'utf8') },
      activities: { ...planning.all(), ...slots.all() },
      interceptors: { activity: [clock.interceptor] },
    });
    const topics = new OutboxTopics(persistence, dispatch, link);
    const running = worker.run();
    return new SkippingEngine({
      env,
      clock,
      worker,
      running,
      topics,
      sender,
      link,
      dispatch,
      persistence,
      smtp,
    });
  }

  /** Carries what was written to the outbox to workflows and aggregates, until nothing is left. */
  async relayAll(): Promise<void> {
    const { outbox } = this.persistence;
    for (let rows = await outbox.claim(50); rows.length > 0; rows = await outbox.claim(50)) {
      for (const row of rows) {
        await this.parts.topics.handle(row);
        await outbox.done(row.id);
      }
    }
  }

  async begin(): Promise<void> {
    await this.relayAll();
    await this.parts.link.workflows.startDispatch(await this.dispatch.slots.serving());
  }

  /** Lets every slot before this instant pass, then the time until it. */
  async passUntil(until: Instant): Promise<void> {
    const serving = () => this.dispatch.slots.serving();
    for (let slot = await serving(); `${slot}${AFTER_SLOT}` < until; slot = await serving()) {
      await this.sleepUntil(`${slot}${AFTER_SLOT}`);
      await this.relayAll();
    }
    await this.sleepUntil(until);
  }

  async stop(): Promise<void> {
    const { worker, running, sender, env, smtp } = this.parts;
    if (worker.getState() === 'RUNNING') worker.shutdown();
    await running;
    await sender.close();
    await env.teardown();
    await smtp.close();
  }

  private async sleepUntil(instant: Instant): Promise<void> {
    const { env, clock } = this.parts;
    await env.sleep(clock.msUntil(new Date(instant)));
    await clock.refresh();
  }
}

function settingsFor(smtpPort: number): WorkerSettings {
  const box = { name: 'Đôn Đốc', address: 'dondoc@demo.example' };
  return {
    databaseUrl: '',
    temporal: { address: '', namespace: 'default', tls: null, cachedWorkflows: 0 },
    smtp: { host: '127.0.0.1', port: smtpPort, tls: 'none' },
    mail: { from: box, replyTo: box, publicUrl: 'http://localhost:3000', allowedDomains: 'any' },
    returnPath: null,
    allEmbedded: true,
    attachmentsFolder: '/nowhere',
    workflowBundle: '',
    smtpConnections: 2,
    reconcileEveryMs: 600_000,
    mailTextDays: null,
    webhooks: { source: 'http://localhost:3000', allowedHosts: [], answerWithinMs: 10_000 },
    heartbeat: null,
  };
}
