import type { DispatchClock } from '../dispatch/ports.js';
import { Slots } from '../dispatch/slots.js';
import { Invariants } from '../invariants/index.js';
import type { Persistence } from '../persistence.js';
import { compareWorkflows } from './compare-workflows.js';
import { ExpectedWorkflows } from './expected-workflows.js';
import { type FindingKind, REPAIRS, type ReconcileFinding } from './finding.js';
import { Repairs } from './repairs.js';

/** What runs, as Temporal says. */
export interface RunningWorkflows {
  /** Ids of all running ones; may lag behind by moments. */
  list(): Promise<ReadonlySet<string>>;
  /** Certain. */
  isRunning(id: string): Promise<boolean>;
}

export interface Repaired {
  repaired: ReconcileFinding[];
  left: ReconcileFinding[];
}

const OLD = '10 minutes';
const AT_ONCE = 16;

/** Compares everything that must follow from the record with the record. Findings change nothing; repairs are asked for. */
export class Reconciliation {
  private readonly expected: ExpectedWorkflows;
  private readonly repairs: Repairs;

  constructor(
    private readonly persistence: Persistence,
    private readonly clock: DispatchClock,
  ) {
    const { dataSource, settings } = persistence;
    this.expected = new ExpectedWorkflows(dataSource, new Slots(dataSource, clock, settings));
    this.repairs = new Repairs(persistence, clock);
  }

  /** `running` is null when Temporal does not answer: then its part is a finding itself. */
  async findings(running: RunningWorkflows | null): Promise<ReconcileFinding[]> {
    const derived = await this.persistence.check.checkDerived();
    const { findings } = await new Invariants(this.persistence, this.clock).check();
    return [
      ...derived.map(({ part, aggregateId, problem }) => found(part, aggregateId, problem)),
      ...findings.map(({ invariant, subject, problem }) => found(invariant, subject, problem)),
      ...(await this.oldOutboxRows()),
      ...(await this.workflowFindings(running)),
    ];
  }

  /** Open tasks, cases, programmes and slots against the workflows that run. */
  async workflowFindings(running: RunningWorkflows | null): Promise<ReconcileFinding[]> {
    const list = await running?.list().catch(() => null);
    if (!running || !list)
      return [found('temporal-away', 'Temporal', 'does not answer, so what runs is unknown')];
    const unsettled = await this.expected.unsettled();
    const { missing, surplus } = compareWorkflows(await this.expected.all(), unsettled, list);
    const gone = await filtered(missing, async ({ id }) => !(await running.isRunning(id)));
    const extra = await filtered(surplus, (id) => running.isRunning(id));
    return [
      ...gone.map((one) => ({
        ...found('workflow-missing', one.id, 'does not run'),
        repair: one.of === 'aggregate' ? ('tell-workflow' as const) : ('ask-worker' as const),
      })),
      ...extra.map((id) => found('workflow-surplus', id, 'runs, and nothing in the record asks for it')),
    ];
  }

  /** Mends what can be mended from the record, counts it, and keeps who had it done. */
  async repair(findings: readonly ReconcileFinding[], by: string): Promise<Repaired> {
    const repaired = await this.repairs.carryOut(findings);
    const { engine } = this.persistence;
    await engine.addRepairs(repaired.length);
    if (repaired.length > 0) {
      const what = repaired.map(({ kind, subject, repair }) => ({ kind, subject, repair }));
      await engine.record('repair', by, { count: repaired.length, what: what.slice(0, 500) });
    }
    return { repaired, left: findings.filter((finding) => !repaired.includes(finding)) };
  }

  /** Nobody carries them: no worker runs, or it cannot reach Temporal. */
  private async oldOutboxRows(): Promise<ReconcileFinding[]> {
    const rows = (await this.persistence.dataSource.query(
      `SELECT topic, count(*)::int AS count, min(created_at) AS since FROM outbox
       WHERE done_at IS NULL AND parked_at IS NULL AND created_at < $1::timestamptz - interval '${OLD}'
       GROUP BY topic ORDER BY topic`,
      [this.clock.now().toISOString()],
    )) as { topic: string; count: number; since: Date }[];
    return rows.map(({ topic, count, since }) =>
      found('outbox-old', topic, `${count} rows wait since ${since.toISOString()}`),
    );
  }
}

function found(kind: FindingKind, subject: string, problem: string): ReconcileFinding {
  return { kind, subject, problem, repair: REPAIRS[kind] ?? null };
}

async function filtered<T>(all: readonly T[], keep: (one: T) => Promise<boolean>): Promise<T[]> {
  const kept: T[] = [];
  for (let i = 0; i < all.length; i += AT_ONCE) {
    const some = all.slice(i, i + AT_ONCE);
    const answers = await Promise.all(some.map(keep));
    kept.push(...some.filter((_, nth) => answers[nth]));
  }
  return kept;
}
