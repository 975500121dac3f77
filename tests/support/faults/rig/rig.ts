import { dirname, join } from 'node:path';
import type { WorkingCalendar } from '#domain';
import type { Persistence } from '#persistence';
import { runningPart } from '../../../../apps/cli/embedded/children.js';
import { type Home, openHome } from '../../../../apps/cli/embedded/home.js';
import { type ScriptedSmtpServer } from '../../smtp/index.js';
import { tenOfficers } from '../../story/cast.js';
import { Story } from '../../story/index.js';
import type { Given } from '../check/index.js';
import type { Step, Wanted } from '../proxy/index.js';
import { type Chance, Chance as NewChance, SEED } from './chance.js';
import { Machine, type Places, type Wires } from './machine.js';
import { type KillableTemporal, ServerOnPostgres } from './temporal.js';

export interface RigOptions {
  name: string;
  /** Where the programme's clock stands at first. */
  at?: string;
  workers?: number;
  api?: boolean;
  /** Everything lies on a disk of so many megabytes: see `story.disk`. */
  diskMegabytes?: number;
  /** Without it the short suite runs on the development server, the long one on PostgreSQL. */
  temporal?: 'postgres';
  seed?: (persistence: Persistence) => Promise<void>;
}

/** Temporal's development server, or the real one on PostgreSQL: in the long suite, or where it is asked for. */
const ON_POSTGRES =
  (process.env['FAULTS_TEMPORAL'] ?? (process.env['LONG'] ? 'postgres' : 'dev')) === 'postgres';

/**
 * The whole engine with a proxy on every wire: PostgreSQL, Temporal, SMTP, workers and the API, each in a process of
 * its own that can be killed. Time is the programme's clock.
 */
export class FaultRig {
  readonly workers: Machine[] = [];
  /** Servers that mail may have gone to; the first is the story's. */
  readonly sinks: ScriptedSmtpServer[];
  /** Every command that was given over the API, with what its giver knows of it. */
  readonly given: Given[] = [];
  private theApi: Machine | null = null;
  private readonly gone: Machine[] = [];

  private constructor(
    readonly story: Story,
    readonly temporal: KillableTemporal,
    readonly name: string,
  ) {
    this.sinks = [story.smtp];
  }

  static async begin({
    name,
    at,
    workers = 2,
    api = false,
    diskMegabytes,
    temporal: wanted,
    seed = tenOfficers,
  }: RigOptions): Promise<FaultRig> {
    const start = at ?? '2026-11-02T03:00:00Z';
    const story = await Story.begin({ name, at: start, seed, ownPostgres: true, diskMegabytes });
    const temporal = wanted === 'postgres' || ON_POSTGRES ? await onPostgres(story) : story.temporal;
    const rig = new FaultRig(story, temporal, name);
    try {
      for (let i = 0; i < workers; i += 1) await rig.startWorker();
      if (api) await rig.startApi();
      await story.untilQuiet();
      return rig;
    } catch (error) {
      await rig.end();
      throw error;
    }
  }

  get persistence(): Persistence {
    return this.story.persistence;
  }

  /** Every process that ever ran, for what it died of. */
  get machines(): readonly Machine[] {
    return [...this.gone, ...this.workers, ...(this.theApi ? [this.theApi] : [])];
  }

  get api(): Machine {
    if (this.theApi) return this.theApi;
    throw new Error('this rig has no API');
  }

  chance(name: string): Chance {
    return new NewChance(SEED, `${this.name}/${name}`);
  }

  async calendar(): Promise<WorkingCalendar> {
    return (await this.persistence.settings.rules(null)).calendar;
  }

  get places(): Places {
    const [host, port] = this.temporal.address.split(':') as [string, string];
    return {
      databaseUrl: this.story.database.appUrl,
      temporal: { host, port: Number(port), namespace: this.temporal.namespace },
      smtpUrl: this.story.smtp.url,
      log: this.story.log,
      home: join(dirname(this.story.log), 'home'),
    };
  }

  async startWorker(env: Readonly<Record<string, string>> = {}): Promise<Machine> {
    const { SMTP_URL: smtpUrl = this.places.smtpUrl, ...more } = env;
    const worker = await Machine.worker({ ...this.places, smtpUrl }, more);
    this.workers.push(worker);
    return worker;
  }

  async startApi(): Promise<Machine> {
    this.theApi = await Machine.api(this.places);
    return this.theApi;
  }

  async killApi(): Promise<void> {
    const { api } = this;
    this.gone.push(api);
    await api.kill();
  }

  /** Only to see whether it starts. */
  async startAnotherApi(): Promise<void> {
    const api = await Machine.api(this.places);
    await api.stop();
  }

  /** kill -9 of one worker, or of all. */
  async killWorkers(...which: readonly Machine[]): Promise<void> {
    const dying = which.length > 0 ? which : [...this.workers];
    await Promise.all(dying.map((worker) => worker.kill()));
    this.retire(dying);
  }

  async stopWorkers(...which: readonly Machine[]): Promise<void> {
    const leaving = which.length > 0 ? which : [...this.workers];
    await Promise.all(leaving.map((worker) => worker.stop()));
    this.retire(leaving);
  }

  /** The first request of that kind on the wire of any worker. */
  next(wire: keyof Wires, wanted: Wanted): Step {
    const steps = this.workers.map(({ wires }) => wires[wire].next(wanted));
    const others = (met: Step) => {
      for (const step of steps) if (step !== met) step.cancel();
    };
    const reached = Promise.race(steps.map((step) => step.reached.then(() => others(step))));
    return {
      reached,
      get met() {
        return steps.some((step) => step.met);
      },
      release: () => {
        for (const step of steps) step.release();
      },
      cancel: () => {
        for (const step of steps) step.cancel();
      },
    };
  }

  /** As many workers as before the fault, all wires whole. */
  async restore(workers: number): Promise<void> {
    for (const machine of [...this.workers, ...(this.theApi ? [this.theApi] : [])]) machine.heal();
    while (this.workers.length < workers) await this.startWorker();
  }

  async end(): Promise<void> {
    await this.stopWorkers();
    await this.theApi?.stop();
    if (this.temporal !== this.story.temporal) await this.temporal.close();
    for (const sink of this.sinks.slice(1)) await sink.close();
    await this.story.end();
  }

  private retire(machines: readonly Machine[]): void {
    for (const machine of machines) {
      const at = this.workers.indexOf(machine);
      if (at < 0) continue;
      this.workers.splice(at, 1);
      this.gone.push(machine);
    }
  }
}

/** Of the postmaster, for signals that a story does not know. */
export async function postgresPid({ story }: FaultRig): Promise<number> {
  const running = await runningPart(await homeOf(story), 'postgres');
  if (!running) throw new Error('PostgreSQL does not run');
  return running.pid;
}

function homeOf(story: Story): Promise<Home> {
  return openHome(join(dirname(story.log), 'home'));
}

/** In place of the development server that every story starts. */
async function onPostgres(story: Story): Promise<ServerOnPostgres> {
  await story.temporal.kill();
  return ServerOnPostgres.start(await homeOf(story), story.database.appUrl);
}
