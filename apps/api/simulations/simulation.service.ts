import { Inject, Injectable } from '@nestjs/common';
import { type RunSimulation, type SimulationView, UserError } from '#contracts';
import {
  type RecordedRun,
  type SimulatedDateMove,
  type SimulatedStep,
  simulateRecorded,
  underProposal,
} from '#domain';
import { type KnownPerson, TooManyRequests } from '#identity';
import type { Persistence } from '#persistence';
import { Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';
import { Slices } from './in-slices.js';
import { horizonOf, rulesNow, rulesTried, triedOf } from './rules.js';
import { simulationView } from './simulation-view.js';

/** So many people simulate at one time; each has a part of one processor. */
const MOST_AT_ONCE = 3;
const RETRY_AFTER_SECONDS = 5;

/** Runs the rules ahead over the record as it stands, as they are and as they might be; writes nothing. */
@Injectable()
export class SimulationService {
  private readonly running = new Set<string>();

  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
  ) {}

  /** @throws UserError `state-conflict` while another run of the same person goes on; TooManyRequests for a crowd */
  async run({ id }: KnownPerson, asked: RunSimulation): Promise<SimulationView> {
    if (this.running.has(id)) {
      throw new UserError(
        'state-conflict',
        'Lần mô phỏng trước của đồng chí còn đang chạy; đề nghị chờ kết quả.',
      );
    }
    if (this.running.size >= MOST_AT_ONCE) throw new TooManyRequests(RETRY_AFTER_SECONDS);
    this.running.add(id);
    try {
      return await this.simulate(asked);
    } finally {
      this.running.delete(id);
    }
  }

  private async simulate(asked: RunSimulation): Promise<SimulationView> {
    const { now, today, calendar, directory, names } = await this.scenes.present();
    const horizon = horizonOf(asked, today);
    const tried = triedOf(asked, calendar);
    const read = await this.persistence.simulation.programmes(asked.programme ?? null);
    const slices = new Slices();
    // Not pushed as arguments, of which there cannot be as many as a large province has steps.
    let asIs: SimulatedStep[] = [];
    let asTried: SimulatedStep[] = [];
    const dates: SimulatedDateMove[] = [];
    const base: Omit<RecordedRun, 'rules'> = {
      ...{ now, horizon, acts: asked.people === 'in-time' },
      namesOf: (role, debtor, on) => {
        const { persons, skip } = directory.recipients(debtor, role, on);
        return { names: persons, skip };
      },
    };
    for (const { programme, rules } of read) {
      const before = rulesNow(rules);
      asIs = asIs.concat(await slices.finish(simulateRecorded(programme, { ...base, rules: before })));
      if (tried === null) continue;
      const after = rulesTried(rules, tried);
      const proposed = await slices.finish(underProposal(programme, { before, after, now }));
      dates.push(...proposed.dates);
      const run = { ...base, rules: after };
      asTried = asTried.concat(await slices.finish(simulateRecorded(proposed.programme, run)));
    }
    const there = new Set(
      read.flatMap(({ programme }) => [...programme.tasks.map((task) => task.id), ...programme.known]),
    );
    const change = tried === null ? null : { today: asIs, dates, warnings: tried.warnings };
    const steps = tried === null ? asIs : asTried;
    const { programme = null } = asked;
    return simulationView({ ...horizon, programme, steps, change, there }, names);
  }
}
