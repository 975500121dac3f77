import type { Benchmark } from '../../../apps/cli/bench/benchmark.js';
import type { Contender, Measurement } from '../../../apps/cli/bench/contender.js';
import { compare } from '../../../apps/cli/bench/rounds.js';
import { watched } from '../../../apps/cli/bench/watched.js';
import { migrateDatabase, startDatabase } from '../rig/engine.js';
import { withParts } from '../rig/run.js';
import { byApis, fillTasks } from './apis.js';
import { contenderName, NUMBERS, type Part, processes } from './definition.js';
import { byRelays } from './relays.js';
import type { ProcessRig, Together } from './rig.js';
import { bySenders } from './senders.js';

const COUNT = 3_000;

const WORK: Readonly<Record<Part, (rig: ProcessRig, number: number) => Promise<Together>>> = {
  sender: bySenders,
  relay: byRelays,
  api: byApis,
};

/**
 * The same work done by one process, by two, by four. Whom they wait for (mail server, Temporal, disk) takes as long as
 * over a network, so that what is shown is whether they share the work, and not how many cores this machine has.
 */
export const measure: Benchmark = async ({ size = COUNT, ...options }) =>
  withParts(async (parts) => {
    const postgres = await startDatabase(parts);
    await migrateDatabase(postgres);
    const rig: ProcessRig = { parts, postgres, count: size };
    await fillTasks(rig);
    const kinds = Object.entries(NUMBERS) as [Part, readonly number[]][];
    const contenders = kinds.flatMap(([part, numbers]) =>
      numbers.map((number) => new Sharing(rig, part, number)),
    );
    return compare(processes(size), contenders, options);
  });

/** Some processes of one kind, made anew for each run. */
class Sharing implements Contender {
  readonly role = 'product';
  readonly name: string;

  constructor(
    private readonly rig: ProcessRig,
    private readonly part: Part,
    private readonly number: number,
  ) {
    this.name = contenderName(part, number);
  }

  async measure(): Promise<Measurement> {
    const { rig, part, number } = this;
    const measurement = await watched(
      () => rig.parts.pids,
      async () => {
        const { seconds, done, lost, doubled, cpuMs } = await WORK[part](rig, number);
        return { seconds, figures: { [part]: done / seconds, lost, doubled, cpu: cpuMs / done } };
      },
    );
    return measurement;
  }
}
