import { copyFile } from 'node:fs/promises';
import { openRunningWorkflows } from '../../../../apps/cli/reconcile/running-workflows.js';
import { workflowsSound } from '../../../../apps/cli/verbs/doctor-workflows.js';
import { ApiClient } from '../api-client.js';
import { type Allowance, Checker, type Violation } from '../check/index.js';
import { FaultRig, SEED } from '../rig/index.js';
import { Day } from './day.js';
import { Journal } from './journal.js';
import { BY_DAY, BY_SLOT } from './mischief.js';
import { Operations } from './operations.js';

const WORKERS = 2;
const REST_LIMIT_MS = 180_000;

export interface RunReport {
  days: number;
  operations: number;
  faults: number;
  violations: Violation[];
}

/**
 * People at work and an engine that is struck by chance, day after day of the programme, each of its days judged by all
 * invariants when the engine has come to rest. What is chosen follows from the seed; when exactly it meets what else is
 * under way does not.
 */
export class RandomRun {
  private readonly checker: Checker;
  private readonly operations: Operations;
  private readonly violations = new Map<string, Violation>();
  private unjudged: Allowance = {};

  private constructor(
    private readonly rig: FaultRig,
    private readonly journal: Journal,
  ) {
    this.checker = new Checker(rig);
    this.operations = new Operations(rig, new ApiClient(rig), journal);
  }

  static async begin(log: string): Promise<RandomRun> {
    const rig = await FaultRig.begin({
      name: 'random run',
      workers: WORKERS,
      api: true,
    });
    return new RandomRun(rig, new Journal(log));
  }

  async go(minutes: number): Promise<RunReport> {
    this.journal.write({ kind: 'begin', seed: SEED, minutes });
    const end = performance.now() + minutes * 60_000;
    let days = 0;
    while (performance.now() < end) {
      days += 1;
      await this.day(days);
    }
    await this.tryAgain();
    this.journal.writeEvidence(await this.checker.evidence());
    const { journal } = this;
    await journal.close();
    return {
      days,
      operations: journal.times('operation'),
      faults: journal.times('fault'),
      violations: [...this.violations.values()],
    };
  }

  /** In lines: what was done, what befell the engine, how often. */
  summary(): string[] {
    const list = (prefix: string) =>
      this.journal.tally(prefix).map(([name, times]) => `  ${times} × ${name}`);
    return ['operations:', ...list('operation '), 'faults:', ...list('fault ')];
  }

  /** What doctor says of the workflows after it. @throws what is wrong */
  async doctor(): Promise<string> {
    const { persistence, temporal, story } = this.rig;
    const running = await openRunningWorkflows(temporal.address, temporal.namespace);
    try {
      return await workflowsSound({ persistence, clock: story.clock }, running);
    } finally {
      await running?.close();
    }
  }

  async end(): Promise<void> {
    if (this.violations.size > 0) await copyFile(this.rig.story.log, `${this.journal.file}.processes`);
    await this.rig.end();
  }

  private async day(number: number): Promise<void> {
    const { rig } = this;
    const { story } = rig;
    const slot = await story.nextSlot();
    const day = new Day(number, slot, rig, this.operations, this.journal, this.unjudged);
    const chance = day.chance('plan');
    const byDay = chance.happens(0.5) ? chance.some(Object.keys(BY_DAY), 1) : [];
    const bySlot = chance.some(Object.keys(BY_SLOT), Number(chance.weighted({ '0': 2, '1': 5, '2': 2 })));
    const when = chance.weighted({ afternoon: 4, planning: 2, slot: 2 });
    const skip = chance.happens(0.1) ? chance.between(1, 4) : 0;
    const acts = chance.between(4, 12);
    const mischief = [
      ...byDay.map((name) => `by day: ${name}`),
      ...bySlot,
      ...(skip ? [`skips ${skip}`] : []),
    ];
    this.journal.write({ kind: 'day', day: number, slot: day.slot, mischief });

    const slotAt = story.slotTime(day.slot).getTime();
    if (when === 'afternoon') await story.jumpTo(new Date(story.clock.now().getTime() + 3 * 3_600_000));
    if (when === 'planning') await story.jumpTo(new Date(slotAt - chance.between(5, 55) * 60_000));
    for (const name of byDay) BY_DAY[name]!(day);
    const work = () => this.operations.day(number, acts, chance.between(1, 3));
    if (when !== 'slot') await work();
    await day.struck();
    for (const name of bySlot) BY_SLOT[name]!(day);
    if (skip > 0) await this.skip(day, skip);
    else if (chance.happens(0.6)) await story.approach(day.slot);
    else await story.jumpBefore(day.slot);
    const rest = story.untilQuiet(REST_LIMIT_MS).catch(() => undefined);
    if (when === 'slot') await work();
    await rest;
    await day.struck();
    story.smtp.forgetScript();
    await rig.restore(WORKERS);
    await story.untilQuiet(REST_LIMIT_MS);
    // Now and then a mail that was refused for the time being waits until its day is over.
    if (chance.happens(0.7)) await this.tryAgain();
    this.unjudged = (await this.nextTry()) === null ? await this.judge(day) : day.allowed;
  }

  /** @returns what is still not judged: nothing */
  private async judge(day: Day): Promise<Allowance> {
    for (const violation of await this.checker.check(day.allowed)) {
      const text = JSON.stringify(violation);
      if (!this.violations.has(text)) this.journal.write({ kind: 'violation', day: day.number, violation });
      this.violations.set(text, violation);
    }
    return {};
  }

  /** Through every later try of the day's mails. */
  private async tryAgain(): Promise<void> {
    for (let at = await this.nextTry(); at !== null; at = await this.nextTry()) {
      await this.rig.story.jumpTo(at);
      await this.rig.story.untilQuiet(REST_LIMIT_MS);
    }
  }

  /** When a mail that waits is tried again; null when none waits. */
  private async nextTry(): Promise<Date | null> {
    const [row] = (await this.rig.persistence.dataSource.query(
      `SELECT min(least(not_before, not_after)) AS at FROM message WHERE state = 'queued'`,
    )) as [{ at: Date | null }];
    const { at } = row;
    const now = this.rig.story.clock.now();
    return at && at < now ? now : at;
  }

  /** The clock goes over some slots at once, as after a week without power. */
  private async skip(day: Day, slots: number): Promise<void> {
    const late = (await this.rig.calendar()).addWorkingDays(day.slot, slots);
    await this.rig.story.jumpTo(`${late}T03:00:00Z`);
    day.happened('slots skipped', String(slots), { repairs: Number.POSITIVE_INFINITY });
  }
}
