import type { FaultRig } from '../rig/index.js';
import { type Evidence } from './evidence.js';
import { gather } from './gather.js';
import { judge } from './judge.js';
import { LogWatch } from './logs.js';
import { type Violation, violation } from './violation.js';

export type { Evidence, Given } from './evidence.js';
export { judge } from './judge.js';
export { type Violation, violation } from './violation.js';

/** The sender's connections: so many mails at most are past their dot and unanswered when it dies. */
export const CONNECTIONS = 10;

const LINE_LENGTH = 400;

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
  private checkedUpTo = '';
  private readonly log: LogWatch;

  constructor(private readonly rig: FaultRig) {
    this.log = new LogWatch(rig.story.log);
  }

  /** At rest; answers what does not hold. */
  async check(allowed: Allowance = {}): Promise<Violation[]> {
    const evidence = await this.evidence(allowed);
    const found = [
      ...judge(evidence, this.checkedUpTo),
      ...(await this.counted(allowed)),
      ...this.endedByThemselves(),
    ];
    // A ladder of the past does not change any more; the slot that is open now will be looked at when it is over.
    this.checkedUpTo = evidence.slots.find(({ until }) => until === null)?.slot ?? this.checkedUpTo;
    return found;
  }

  /** Everything as it is now. */
  async evidence(allowed: Allowance = {}): Promise<Evidence> {
    const lines = await this.log.badLines();
    return gather(
      this.rig,
      lines.filter((line) => !allowed.log?.test(line)).map((line) => line.slice(0, LINE_LENGTH)),
    );
  }

  private endedByThemselves(): Violation[] {
    return this.rig.machines.flatMap(({ program }) => {
      const how = program.diedWith;
      program.diedWith = null;
      if (how === null) return [];
      return [violation('I10', 'process', `ended by itself with ${how}, see ${this.rig.story.log}`)];
    });
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
