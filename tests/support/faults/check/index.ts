import { Invariants } from '#persistence';
import type { FaultRig } from '../rig/index.js';
import { checkLadders } from './ladder.js';
import { LogWatch } from './logs.js';
import { checkRolled } from './rolled.js';
import { checkSinks } from './sinks.js';
import { type Violation, violation } from './violation.js';
import { checkWorkflows } from './workflows.js';

export type { Violation } from './violation.js';

/** The sender's connections: so many mails at most are past their dot and unanswered when it dies. */
export const CONNECTIONS = 10;

/** What a fault may leave behind; everything else must be as if it had not been. */
export interface Allowance {
  /** Mails that nobody can know the fate of, at most: one for each connection that was cut behind a dot. */
  ambiguous?: number;
  repairs?: number;
  parked?: number;
  /** Words of log lines that this fault may cause. */
  log?: RegExp;
}

interface Counts {
  ambiguous: number;
  repairs: number;
  parked: number;
}

/** Looks at everything after a fault, and remembers what was there before it. */
export class Checker {
  private before: Counts = { ambiguous: 0, repairs: 0, parked: 0 };
  private readonly log: LogWatch;

  constructor(private readonly rig: FaultRig) {
    this.log = new LogWatch(rig.story.log);
  }

  /** At rest; answers what does not hold. */
  async check(allowed: Allowance = {}): Promise<Violation[]> {
    const { rig } = this;
    const { persistence, story } = rig;
    const record = await this.record();
    const taken = rig.sinks.flatMap((sink) => sink.accepted());
    const found = [
      ...record,
      ...(await this.counted(allowed)),
      ...(await checkSinks(persistence, taken)),
      ...(await checkRolled(persistence)),
      ...(await checkLadders(persistence)).violations,
      ...(await checkWorkflows(persistence, rig.temporal)),
      ...(await this.log.check()).filter(({ problem }) => !allowed.log?.test(problem)),
    ];
    for (const { program } of rig.machines) {
      if (program.diedWith !== null)
        found.push(violation('I10', 'process', `ended by itself with ${program.diedWith}, see ${story.log}`));
      program.diedWith = null;
    }
    return found;
  }

  /** Chains, derived rows, and the invariants that `doctor` knows. */
  private async record(): Promise<Violation[]> {
    const { persistence, story } = this.rig;
    const { fault } = await persistence.check.verifyChains();
    const derived = await persistence.check.checkDerived();
    const { atRest, findings } = await new Invariants(persistence, story.clock).check();
    return [
      ...(fault ? [violation('I6', fault.aggregateId, fault.problem)] : []),
      ...derived.map(({ aggregateId, problem }) => violation('I5', aggregateId, problem)),
      ...(atRest ? [] : [violation('I2', 'engine', 'is not at rest')]),
      ...findings
        .filter(({ invariant }) => invariant !== 'outbox-parked')
        .map(({ invariant, subject, problem }) => violation(invariant, subject, problem)),
    ];
  }

  private async counted(allowed: Allowance): Promise<Violation[]> {
    const { dataSource, engine, outbox } = this.rig.persistence;
    const [row] = (await dataSource.query(
      `SELECT coalesce(sum(resends + CASE WHEN state = 'ambiguous' THEN 1 ELSE 0 END), 0)::int AS ambiguous FROM message`,
    )) as [{ ambiguous: number }];
    const now: Counts = { ...row, repairs: await engine.repairs(), parked: (await outbox.backlog()).parked };
    const names = ['ambiguous', 'repairs', 'parked'] as const;
    const found = names.flatMap((name) => {
      const more = now[name] - this.before[name];
      return more > (allowed[name] ?? 0)
        ? [violation(name, 'count', `${more}, and ${allowed[name] ?? 0} are allowed`)]
        : [];
    });
    this.before = now;
    return found;
  }
}
