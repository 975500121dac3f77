import pg from 'pg';
import { ClockStore, createDataSource, migrate, Persistence } from '#persistence';
import { AnchoredClock } from '#platform';
import type { Contender, Measurement } from '../../../apps/cli/bench/contender.js';
import { watched } from '../../../apps/cli/bench/watched.js';
import type { EmbeddedPostgres } from '../../../apps/cli/embedded/postgres.js';
import { StandingClock } from '../../support/clock/standing-clock.js';
import type { Parts } from '../rig/parts.js';
import { freePorts } from '../rig/ports.js';
import { BenchedApi, makeTokens } from './api-process.js';
import { ASKED } from './asked.js';
import { timeCommands } from './commands.js';
import { fill } from './fill.js';
import { databaseMegabytes, memoryOf, tableFigures } from './footprint.js';
import { type Days, daysOf, HEAD, OFFICE, OFFICER, type Size, seedGrowth, sizeOf } from './province.js';
import { timeSlots, timeUpkeep } from './slots.js';
import { cpuOf, Stopwatch } from './timed.js';

const DATABASE = 'growth';
const SLOTS = 5;
const WARM_UP = 3;
const TURNS = 3;
const TIMES = 8;

interface GrowthRig {
  parts: Parts;
  postgres: EmbeddedPostgres;
  say: (line: string) => void;
}

type Urls = Pick<EmbeddedPostgres, 'ownerUrl' | 'appUrl' | 'superuserUrl'>;

/** An installation of one size, made anew for each run. */
export class GrownInstallation implements Contender {
  readonly role = 'product';
  private readonly size: Size;

  constructor(
    readonly name: string,
    open: number,
    private readonly rig: GrowthRig,
  ) {
    this.size = sizeOf(open);
  }

  async measure(): Promise<Measurement> {
    const { size } = this;
    const { parts, postgres, say } = this.rig;
    const urls = await emptyDatabase(postgres);
    await migrate(urls.ownerUrl, 'dondoc_app');
    const days = daysOf(SLOTS);
    const dataSource = await createDataSource(urls.appUrl, { applicationName: 'bench' }).initialize();
    const clock = new StandingClock(`${days.today}T02:00:00.000Z`);
    const persistence = new Persistence(dataSource, clock);
    try {
      await setClock(urls.appUrl, days);
      await seedGrowth(persistence, size, days);
      say(`… filling ${size.open} open tasks and four years before`);
      await fill(persistence, urls.superuserUrl, size, days);
      say(`… measuring ${size.open} open tasks`);
      return await watched(
        () => parts.pids,
        async () => {
          const watch = new Stopwatch(() => parts.pids);
          const tables = await tableFigures(urls.superuserUrl, size);
          const memory = await this.timeAsked(watch, urls, persistence);
          const mail = await timeSlots(watch, persistence, clock, size, days);
          await timeUpkeep(watch, persistence, clock, days);
          await timeCommands(watch, persistence, size, days);
          const database = await databaseMegabytes(urls.superuserUrl);
          return { figures: { ...watch.figures(), ...tables, ...memory, mail, database } };
        },
      );
    } finally {
      await persistence.close();
    }
  }

  /** Through the API's own process. Questions take turns, so that a slow minute of the machine hits all of them. */
  private async timeAsked(
    watch: Stopwatch,
    { appUrl }: Urls,
    { dataSource }: Persistence,
  ): Promise<Record<string, number>> {
    const { parts } = this.rig;
    const real = new Persistence(dataSource, { now: () => new Date() });
    const tokens = await makeTokens(real, [OFFICE, OFFICER, HEAD]);
    const to = { name: 'api', databaseUrl: appUrl, port: await freePorts(1), tokens };
    const api = await BenchedApi.start(parts, to);
    const atRest = await memoryOf(api.child.pid);
    for (let i = 0; i < WARM_UP; i += 1) for (const { who, path } of ASKED) await api.read(who, path);
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const { name, who, path } of ASKED) {
        await watch.time(
          name,
          Array.from({ length: TIMES }, () => () => api.read(who, path)),
        );
      }
    }
    const after = await memoryOf(api.child.pid);
    await api.child.stop();
    const used = ASKED.map(({ name }) => watch.figures()[cpuOf(name)]!);
    return {
      ...(atRest === null || after === null ? {} : { 'api rest': atRest, api: after }),
      'read cpu': used.reduce((sum, ms) => sum + ms, 0) / used.length,
    };
  }
}

/** The programme stands on the morning of its day, for every process. */
async function setClock(appUrl: string, { today }: Days): Promise<void> {
  const dataSource = await createDataSource(appUrl, { applicationName: 'bench' }).initialize();
  const persistence = new Persistence(dataSource, { now: () => new Date() });
  const clock = await AnchoredClock.open(new ClockStore(dataSource, persistence.notifications));
  await clock.jump(new Date(`${today}T02:00:00Z`));
  await clock.close();
  await persistence.close();
}

async function emptyDatabase({ superuserUrl, ownerUrl, appUrl }: Urls): Promise<Urls> {
  const client = new pg.Client(superuserUrl);
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${DATABASE} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${DATABASE} OWNER dondoc_owner`);
    await client.query('CHECKPOINT');
  } finally {
    await client.end();
  }
  const there = (url: string) => Object.assign(new URL(url), { pathname: `/${DATABASE}` }).href;
  return { superuserUrl: there(superuserUrl), ownerUrl: there(ownerUrl), appUrl: there(appUrl) };
}
