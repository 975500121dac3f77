import { join } from 'node:path';
import type { IsoDate } from '#contracts';
import { createDataSource, Persistence, taskIdOf } from '#persistence';
import { workflowId } from '#workflows';
import type { Contender, Measurement } from '../../../apps/cli/bench/contender.js';
import { Workflows } from '../../../apps/worker/temporal/workflows.js';
import { type Addressee, addressees } from '../burst/people.js';
import { daysOf } from '../product/days.js';
import { PROGRAMME_CODE, seedProvince } from '../product/province.js';
import { createTasks } from '../product/tasks.js';
import { workerEnv } from '../product/worker.js';
import type { EngineRig } from '../rig/engine-rig.js';
import { inParallel } from '../rig/in-parallel.js';
import { tell, told } from '../rig/parts.js';
import { measureWakes, sleepMs } from './measure.js';
import { SetClock, WAKE_WINDOW } from './set-clock.js';

const READY_MS = 120_000;
const ASSIGNED_AT = 'T02:00:00.000Z';
/** An hour before the slot. */
const WAKES_AT = 'T00:00:00.000Z';

interface Installed {
  persistence: Persistence;
  clock: SetClock;
  people: readonly Addressee[];
  days: { assignedOn: IsoDate; slots: IsoDate[]; due: IsoDate };
}

/** Task workflows of the product, each with something to say in the coming slot, planned on PostgreSQL when it wakes. */
export class ProductWakes implements Contender {
  readonly name = 'dondoc';
  readonly role = 'product';
  private installed: Installed | null = null;
  private round = 0;

  constructor(
    private readonly rig: EngineRig,
    private readonly order: { wakes: number; rounds: number; profile?: string },
  ) {}

  async measure(): Promise<Measurement> {
    const { rig } = this;
    this.installed ??= await this.install();
    const { persistence, clock, people, days } = this.installed;
    const [before, slot] = [days.assignedOn, ...days.slots].slice(this.round) as [IsoDate, IsoDate];
    this.round += 1;
    // Each round has tasks of its own, assigned on the working day before.
    clock.set(Date.parse(`${before}${ASSIGNED_AT}`), Date.now());
    const own = people.map((person) => ({ ...person, code: `${person.code}-${this.round}` }));
    await createTasks(persistence, own, { firstSlot: slot, due: days.due }, rig.say);
    const worker = await this.startWorker();
    try {
      const at = Date.now() + sleepMs(own.length);
      clock.set(Date.parse(`${slot}${WAKES_AT}`), at);
      const heard = told(worker, 'clock', READY_MS);
      tell(worker, { type: 'clock', at: Date.parse(`${slot}${WAKES_AT}`), real: at });
      await heard;
      const workflows = new Workflows(rig.client);
      const subjects = own.map(({ code }) => ({ code, id: taskIdOf(PROGRAMME_CODE, code) }));
      await inParallel(subjects, (subject) =>
        workflows.changed({ ...subject, kind: 'task', programme: PROGRAMME_CODE }),
      );
      const ids = subjects.map(({ id }) => workflowId.task(id));
      const measurement = await measureWakes(rig, ids, at);
      await this.requirePlanned(
        slot,
        subjects.map(({ id }) => id),
      );
      return measurement;
    } finally {
      await worker.stop();
    }
  }

  async close(): Promise<void> {
    await this.installed?.persistence.close();
  }

  private async install(): Promise<Installed> {
    const clock = new SetClock();
    const dataSource = await createDataSource(this.rig.postgres.appUrl, {
      applicationName: 'bench',
    }).initialize();
    const persistence = new Persistence(dataSource, clock, { planningWindow: WAKE_WINDOW });
    // Behind the last one there is another slot, for which everybody goes to sleep.
    const days = daysOf(this.order.rounds + 1);
    const people = addressees(this.order.wakes);
    clock.set(Date.parse(`${days.assignedOn}${ASSIGNED_AT}`), Date.now());
    await seedProvince(persistence, people, days);
    return { persistence, clock, people, days };
  }

  /** A wake that planned nothing would be a bare one. */
  private async requirePlanned(slot: IsoDate, ids: readonly string[]): Promise<void> {
    const [row] = (await this.installed!.persistence.dataSource.query(
      'SELECT count(DISTINCT aggregate_id)::int AS planned FROM planned_item WHERE slot = $1 AND aggregate_id = ANY($2)',
      [slot, ids],
    )) as [{ planned: number }];
    if (row.planned !== ids.length) throw new Error(`${row.planned} of ${ids.length} were planned`);
  }

  private async startWorker() {
    const { parts, postgres, temporal } = this.rig;
    const { profile } = this.order;
    const child = await parts.start({
      name: 'worker',
      command: process.execPath,
      args: [
        '--enable-source-maps',
        ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []),
        join(import.meta.dirname, 'product-worker.js'),
      ],
      env: workerEnv(parts.home, { databaseUrl: postgres.appUrl, temporal, smtpPort: 9 }),
      ipc: true,
    });
    await told(child, 'ready', READY_MS);
    return child;
  }
}
