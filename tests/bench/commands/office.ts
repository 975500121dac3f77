import { join } from 'node:path';
import type { IsoDate } from '#contracts';
import { Tokens } from '#identity';
import { ClockStore, createDataSource, Persistence, taskIdOf } from '#persistence';
import { AnchoredClock, realClock } from '#platform';
import type { EmbeddedPostgres } from '../../../apps/cli/embedded/postgres.js';
import { startApi } from '../../../apps/cli/embedded/programs.js';
import { MailSink } from '../burst/mail-sink.js';
import { addressees } from '../burst/people.js';
import { daysOf } from '../product/days.js';
import { PROGRAMME_CODE, seedProvince } from '../product/province.js';
import { createTasks } from '../product/tasks.js';
import { workerEnv } from '../product/worker.js';
import { migrateDatabase } from '../rig/engine.js';
import type { Parts } from '../rig/parts.js';
import { freePorts } from '../rig/ports.js';
import { HttpCrowd, type Officer } from './http-crowd.js';
import { rowsWritten } from './rows.js';

/** The API of the product with officers who act, and what a burst to all of them needs. */
export interface Office {
  parts: Parts;
  crowd: HttpCrowd;
  clock: AnchoredClock;
  people: number;
  slots: readonly IsoDate[];
  workerEnv: NodeJS.ProcessEnv;
  /** Rows that one command writes, by table. */
  rows: Record<string, number>;
  close(): Promise<void>;
}

/** So many of the people act; a person's own limit is far above what one of them then does. */
const OFFICERS = 256;
/** Never asked: nothing in this benchmark needs it. */
const NO_TEMPORAL = { address: '127.0.0.1:9', namespace: 'default' };

export async function openOffice(
  parts: Parts,
  postgres: EmbeddedPostgres,
  order: { people: number; rounds: number; say: (line: string) => void },
): Promise<Office> {
  await migrateDatabase(postgres);
  const sink = await MailSink.start(parts);
  const databaseUrl = postgres.appUrl;
  const dataSource = await createDataSource(databaseUrl, { applicationName: 'bench' }).initialize();
  const persistence = new Persistence(dataSource, { now: () => clock.now() });
  const clock = await AnchoredClock.open(new ClockStore(dataSource, persistence.notifications));
  const { assignedOn, slots, due } = daysOf(order.rounds);
  await clock.jump(new Date(`${assignedOn}T02:00:00Z`));
  const people = addressees(order.people);
  await seedProvince(persistence, people, { slots, due });
  await createTasks(persistence, people, { firstSlot: slots[0]!, due }, order.say);
  const env = {
    ...workerEnv(parts.home, { databaseUrl, temporal: NO_TEMPORAL, smtpPort: sink.port }),
    TRUSTED_PROXIES: 'loopback',
  };
  const port = await freePorts(1);
  const api = await startApi(parts.home, {
    program: join(import.meta.dirname, '..', '..', '..', 'apps', 'api', 'main.js'),
    env: { ...env, PORT: String(port) },
    port,
    publicUrl: 'http://localhost:3000',
  });
  parts.add('api', api);
  const access = new Persistence(dataSource, realClock());
  const tokens = new Tokens(access.apiTokens, persistence.directory, () => new Date());
  const officers: Officer[] = [];
  for (const { code, address } of people.slice(0, OFFICERS)) {
    const { token } = await tokens.create(address, '1h');
    const taskId = taskIdOf(PROGRAMME_CODE, code);
    const task = await persistence.reads.task(taskId);
    officers.push({ taskId, token, version: task!.state.version });
  }
  const crowd = new HttpCrowd(port, officers);
  const rows = await rowsWritten(dataSource, () => crowd.command());
  const close = async () => {
    crowd.close();
    await clock.close();
    await persistence.close();
  };
  return { parts, crowd, clock, people: people.length, slots, workerEnv: env, rows, close };
}
