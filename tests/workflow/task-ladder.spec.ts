import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import type { SimulatedTask } from '#contracts';
import { SEARCH_ATTRIBUTE, TASK_QUEUE } from '#contracts/names';
import { DEFAULT_POLICY, simulateTasks, WorkingCalendar } from '#domain';
import { Dispatch, type Persistence } from '#persistence';
import { SILENT } from '#platform';
import { SlotActivities } from '../../apps/worker/activities/dispatch.js';
import { PlanningActivities } from '../../apps/worker/activities/planning.js';
import { OutboxTopics } from '../../apps/worker/outbox/topics.js';
import { Sender } from '../../apps/worker/sender/sender.js';
import type { WorkerSettings } from '../../apps/worker/settings.js';
import type { TemporalLink } from '../../apps/worker/temporal/link.js';
import { Workflows } from '../../apps/worker/temporal/workflows.js';
import { withDatabase } from '../support/database/index.js';
import { SMALL_CALENDAR } from '../support/database/province.js';
import { testServer } from '../support/provision/index.js';
import { ScriptedSmtpServer } from '../support/smtp/index.js';
import { buildWorker, ROOT } from '../support/story/build.js';
import { activate, tenOfficers } from '../support/story/cast.js';
import { quietRuntime } from './quiet-runtime.js';
import { SkippingClock } from './skipping-clock.js';

/** The plan of 2027, which nobody ever answers. */
const PLAN: SimulatedTask = {
  code: 'NV-01-2027',
  title: 'Kế hoạch năm 2027',
  leadUnit: 'so-khcn',
  officer: 'officer-0',
  assignedOn: '2026-11-02',
  deadlines: [
    {
      id: 'm1',
      deliverable: 'Dự thảo kế hoạch',
      rule: { kind: 'yearly-before', monthDay: '12-20', planYear: 2027 },
    },
  ],
};

/** By hand from the rules of time: due Saturday 19/12/2026, last working day Friday 18/12; 1/1/2027 is a day off. */
const GOLDEN = [
  '2026-11-05 ACK',
  '2026-11-18 T-30',
  '2026-12-04 T-14',
  '2026-12-11 H-7',
  '2026-12-11 T-7',
  '2026-12-15 H-3',
  '2026-12-15 T-3',
  '2026-12-17 T-1',
  '2026-12-18 T-0',
  '2026-12-21 T+1',
  '2026-12-22 L1',
  '2026-12-23 T+3',
  '2026-12-24 L2',
  '2026-12-28 L3',
  '2026-12-29 T+7',
  '2026-12-30 L4',
  '2027-01-06 T+12',
  '2027-01-12 C-2',
  '2027-01-13 T+17',
  '2027-01-15 C+1',
  '2027-01-20 T+22',
  '2027-01-21 C+5',
  '2027-01-27 T+27',
  '2027-02-03 T+32',
];
const LAST = '2027-02-05';
/** Temporal's number of the type. */
const KEYWORD = 2;

describe('the whole ladder of a task that nobody answers, with time skipped', () => {
  const db = withDatabase('ladder');
  let env: TestWorkflowEnvironment;
  let smtp: ScriptedSmtpServer;
  let sender: Sender;
  let worker: Worker;
  let running: Promise<void>;
  let persistence: Persistence;

  beforeAll(async () => {
    quietRuntime();
    await buildWorker();
    smtp = await ScriptedSmtpServer.start();
    env = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable: testServer() } });
    await env.connection.operatorService.addSearchAttributes({
      namespace: 'default',
      searchAttributes: Object.fromEntries(Object.values(SEARCH_ATTRIBUTE).map((name) => [name, KEYWORD])),
    });
    const clock = await SkippingClock.at(env, '2026-11-02T03:00:00Z');
    persistence = await db.persistence(clock);
    await tenOfficers(persistence);
    const settings = settingsFor(smtp.port);
    const dispatch = new Dispatch(persistence, clock, settings.mail);
    const link = { workflows: new Workflows(env.client) } as TemporalLink;
    sender = new Sender(dispatch, clock, SILENT, settings);
    const slots = new SlotActivities(dispatch, persistence, clock, SILENT, sender, link);
    const planning = new PlanningActivities(dispatch, persistence, clock);
    worker = await Worker.create({
      connection: env.nativeConnection,
      taskQueue: TASK_QUEUE,
      workflowBundle: { code: await readFile(join(ROOT, 'dist/workflow-bundle.js'), 'utf8') },
      activities: { ...planning.all(), ...slots.all() },
      interceptors: { activity: [clock.interceptor] },
    });
    running = worker.run();

    const topics = new OutboxTopics(persistence, dispatch, link);
    const relayAll = async () => {
      for (
        let rows = await persistence.outbox.claim(50);
        rows.length > 0;
        rows = await persistence.outbox.claim(50)
      ) {
        for (const row of rows) {
          await topics.handle(row);
          await persistence.outbox.done(row.id);
        }
      }
    };
    await activate(persistence, PLAN);
    await relayAll();
    await link.workflows.startDispatch(await dispatch.slots.serving());
    for (let slot = await dispatch.slots.serving(); slot <= LAST; slot = await dispatch.slots.serving()) {
      // Past the slot and everything it makes happen; what it wrote into the outbox is then carried on.
      await env.sleep(clock.msUntil(new Date(`${slot}T01:30:00Z`)));
      await clock.refresh();
      await relayAll();
    }
  }, 300_000);

  afterAll(async () => {
    if (worker?.getState() === 'RUNNING') worker.shutdown();
    await running;
    await sender?.close();
    await env?.teardown();
    await smtp?.close();
  }, 60_000);

  const recorded = async (): Promise<string[]> => {
    const rows = await db.ask<{ slot: string; rung: string; type: string }>(
      `SELECT data ->> 'slot' AS slot, data ->> 'rung' AS rung, type FROM event
       WHERE type IN ('reminded', 'escalated', 'rung-skipped', 'rung-superseded') ORDER BY 1, 2`,
    );
    expect(new Set(rows.map((row) => row.type))).toEqual(new Set(['reminded', 'escalated']));
    return rows.map(({ slot, rung }) => `${slot} ${rung}`);
  };

  it('is the table that was written by hand', async () => {
    expect((await recorded()).sort()).toEqual(GOLDEN);
  });

  it('is what the simulator says', async () => {
    const rules = { calendar: new WorkingCalendar(SMALL_CALENDAR), policy: DEFAULT_POLICY };
    const lines = simulateTasks([PLAN], { kind: 'absent' }, { from: '2026-11-03', to: LAST }, rules);
    const steps = lines
      .filter((line) => line.kind !== 'status')
      .map((line) => `${line.at.slice(0, 10)} ${line.rung}`);
    expect((await recorded()).sort()).toEqual(steps.sort());
  });

  it('is what the people got, on those days', async () => {
    const days = await db.ask<{ day: string }>(
      `SELECT DISTINCT m.slot_date::text AS day FROM message m JOIN message_item i ON i.message_id = m.id
       WHERE m.state = 'sent' AND i.kind <> 'notice' ORDER BY 1`,
    );
    expect(days.map(({ day }) => day)).toEqual([...new Set(GOLDEN.map((line) => line.slice(0, 10)))]);
    const mails = await db.ask<{ mails: number }>('SELECT count(*)::int AS mails FROM message');
    expect(smtp.accepted()).toHaveLength(mails[0]!.mails);
  });

  it('opened a case as a draft at L3 and sent it up at L4', async () => {
    const cases = await db.ask<Record<string, string>>(
      'SELECT status, opened_on::text AS opened, reached_on::text AS reached, answer_due::text AS due FROM case_file',
    );
    expect(cases).toEqual([
      { status: 'with-committee', opened: '2026-12-28', reached: '2026-12-30', due: '2027-01-14' },
    ]);
  });

  it('needed no repair', async () => {
    expect(await persistence.engine.repairs()).toBe(0);
  });
});

function settingsFor(smtpPort: number): WorkerSettings {
  const box = { name: 'Đôn Đốc', address: 'dondoc@demo.example' };
  return {
    databaseUrl: '',
    temporal: { address: '', namespace: 'default', cachedWorkflows: 0 },
    smtp: { host: '127.0.0.1', port: smtpPort, tls: 'none' },
    mail: { from: box, replyTo: box, publicUrl: 'http://localhost:3000', allowedDomains: 'any' },
    allEmbedded: true,
    attachmentsFolder: '/nowhere',
    workflowBundle: '',
    smtpConnections: 2,
    reconcileEveryMs: 600_000,
  };
}
