import pg from 'pg';
import { createDataSource, Persistence } from '#persistence';
import { BenchedApi, makeTokens } from '../growth/api-process.js';
import { fill } from '../growth/fill.js';
import { daysOf, seedGrowth, sizeOf } from '../growth/province.js';
import { freePorts } from '../rig/ports.js';
import { asDondoc, type ProcessRig, type Together, withCpu } from './rig.js';

/** As a disk, or a second machine that confirms each commit, lets a transaction wait. */
const COMMIT_MS = 40;
const CLIENTS = 64;
const OPEN_TASKS = 10_000;
const COMMANDS = 500;

/** A task that waits for a word of its officer. */
interface Unacknowledged {
  id: string;
  officer: string;
  version: number;
}

/** Tasks enough for the commands of all runs. */
export async function fillTasks({ postgres }: ProcessRig): Promise<void> {
  const days = daysOf(1);
  const size = sizeOf(OPEN_TASKS);
  const dataSource = await createDataSource(postgres.appUrl, { applicationName: 'bench' }).initialize();
  const persistence = new Persistence(dataSource, { now: () => new Date() });
  try {
    await seedGrowth(persistence, size, days);
    await fill(persistence, asDondoc(postgres.superuserUrl), size, days);
  } finally {
    await persistence.close();
  }
}

/** Commands over HTTP, from the same number of clients, to one API and to two. */
export async function byApis(rig: ProcessRig, processes: number): Promise<Together> {
  const { parts, postgres } = rig;
  const client = new pg.Client(asDondoc(postgres.superuserUrl));
  await client.connect();
  const apis: BenchedApi[] = [];
  const dataSource = await createDataSource(postgres.appUrl, { applicationName: 'bench' }).initialize();
  const persistence = new Persistence(dataSource, { now: () => new Date() });
  try {
    const { rows: tasks } = await client.query<Unacknowledged>(UNACKNOWLEDGED, [COMMANDS]);
    const people = [...new Set(tasks.map(({ officer }) => officer))];
    const tokens = await makeTokens(persistence, people);
    await client.query(`ALTER ROLE dondoc_app SET commit_delay = ${COMMIT_MS * 1_000}`);
    await client.query('ALTER ROLE dondoc_app SET commit_siblings = 0');
    const first = await freePorts(processes);
    for (let i = 0; i < processes; i += 1) {
      const to = { name: `api-${i}`, databaseUrl: postgres.appUrl, port: first + i, tokens };
      apis.push(await BenchedApi.start(parts, to));
    }
    // Each has answered some, so that what is measured are not its first requests.
    for (const api of apis)
      for (const who of people.slice(0, 50)) await api.read(who, '/api/tasks?officer=me');
    let next = 0;
    const work = async () => {
      for (let n = next++; n < tasks.length; n = next++) {
        const { id, officer, version } = tasks[n]!;
        const api = apis[n % apis.length]!;
        await api.command(officer, `/api/tasks/${id}/commands`, version, { type: 'acknowledge' });
      }
    };
    const begun = Date.now();
    const [, cpuMs] = await withCpu(rig, () => Promise.all(Array.from({ length: CLIENTS }, work)));
    const seconds = (Date.now() - begun) / 1000;
    const { rows } = await client.query<{ times: number }>(ACKNOWLEDGED, [tasks.map(({ id }) => id)]);
    const doubled = rows.reduce((sum, { times }) => sum + times - 1, 0);
    return { seconds, done: rows.length, lost: tasks.length - rows.length, doubled, cpuMs };
  } finally {
    await client.query('ALTER ROLE dondoc_app RESET commit_delay');
    await client.query('ALTER ROLE dondoc_app RESET commit_siblings');
    for (const api of apis) await api.child.stop();
    await persistence.close();
    await client.end();
  }
}

/** Of different officers as far as there are: nobody may write for long more often than a person does. */
const UNACKNOWLEDGED = `
SELECT t.id, t.officer, g.version FROM task t JOIN aggregate g ON g.id = t.id
WHERE t.status = 'active' AND NOT t.acknowledged AND t.lasting <> 'awaiting-check' AND t.code LIKE '5.%'
ORDER BY md5(t.id) LIMIT $1`;

const ACKNOWLEDGED = `
SELECT count(*)::int AS times FROM event WHERE type = 'acknowledged' AND aggregate_id = ANY($1) GROUP BY aggregate_id`;
