import { setTimeout as pause } from 'node:timers/promises';
import { createDataSource, Persistence, taskIdOf } from '#persistence';
import { realClock } from '#platform';
import type { Contender, Measurement } from '../../../apps/cli/bench/contender.js';
import { addressees } from '../burst/people.js';
import { daysOf } from '../product/days.js';
import { OPERATOR, PROGRAMME_CODE, seedProvince } from '../product/province.js';
import { draftTask } from '../product/tasks.js';
import { BenchedWorker } from '../product/worker.js';
import type { EngineRig } from '../rig/engine-rig.js';
import { inParallel } from '../rig/in-parallel.js';
import { measureStarts } from './measure.js';

const LOOK_EVERY_MS = 20;
/** Nothing is sent in this benchmark. */
const NO_MAIL_SERVER = { port: 9 };

/** Drafts of tasks activated by command: the record first, then its outbox starts their workflows. */
export class ProductActivation implements Contender {
  readonly name = 'dondoc';
  readonly role = 'product';
  private persistence: Persistence | null = null;
  private round = 0;

  constructor(
    private readonly rig: EngineRig,
    private readonly order: { tasks: number; profile?: string },
  ) {}

  async measure(): Promise<Measurement> {
    const { rig, order } = this;
    this.persistence ??= await this.install();
    const { persistence } = this;
    this.round += 1;
    const people = addressees(order.tasks).map((one) => ({ ...one, code: `${one.code}-${this.round}` }));
    const { due } = daysOf(1);
    await inParallel(people, (person) => draftTask(persistence, person, 0, due));
    const worker = await BenchedWorker.start(
      { home: rig.parts.home, parts: rig.parts, profile: order.profile, sink: NO_MAIL_SERVER },
      { databaseUrl: rig.postgres.appUrl, temporal: rig.temporal },
    );
    try {
      await this.untilStarted();
      await worker.beginProfile();
      return await measureStarts(rig, people.length, async () => {
        const office = persistence.unitOfWork({ id: OPERATOR });
        const ids = people.map(({ code }) => taskIdOf(PROGRAMME_CODE, code));
        await inParallel(ids, (id) => office.executeTask(id, { type: 'activate' }));
        await this.untilStarted();
      });
    } finally {
      await worker.endProfile();
      await worker.child.stop();
    }
  }

  async close(): Promise<void> {
    await this.persistence?.close();
  }

  private async install(): Promise<Persistence> {
    const { postgres } = this.rig;
    const dataSource = await createDataSource(postgres.appUrl, { applicationName: 'bench', poolSize: 16 });
    const persistence = new Persistence(await dataSource.initialize(), realClock());
    await seedProvince(persistence, addressees(this.order.tasks), daysOf(1));
    return persistence;
  }

  /** Until everything that was ordered has been accepted. */
  private async untilStarted(): Promise<void> {
    while ((await this.persistence!.outbox.backlog()).pending > 0) await pause(LOOK_EVERY_MS);
  }
}
