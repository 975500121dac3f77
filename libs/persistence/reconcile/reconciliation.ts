import type { DispatchClock } from '../dispatch/ports.js';
import { Slots } from '../dispatch/slots.js';
import { Invariants } from '../invariants/index.js';
import type { Persistence } from '../persistence.js';
import { ExpectedWorkflows } from './expected-workflows.js';
import { type FindingKind, REPAIRS, type ReconcileFinding } from './finding.js';
import { Repairs } from './repairs.js';
import { type RunningWorkflows, WorkflowComparison } from './workflow-comparison.js';

export interface Repaired {
  repaired: ReconcileFinding[];
  /** Begun again because Temporal came up empty: nothing of ours was wrong. */
  rebuilt: ReconcileFinding[];
  left: ReconcileFinding[];
}

const OLD = '10 minutes';

/** Compares everything that must follow from the record with the record. Findings change nothing; repairs are asked for. */
export class Reconciliation {
  private readonly workflows: WorkflowComparison;
  private readonly repairs: Repairs;

  constructor(
    private readonly persistence: Persistence,
    private readonly clock: DispatchClock,
  ) {
    const { dataSource, settings } = persistence;
    const expected = new ExpectedWorkflows(dataSource, new Slots(dataSource, clock, settings));
    this.workflows = new WorkflowComparison(expected);
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
    const { empty, missing, surplus } = await this.workflows.compare({
      list: async () => list,
      state: (id) => running.state(id),
    });
    return [
      ...missing.map(({ workflow: { of, id } }) => ({
        ...(empty
          ? found('workflow-lost', id, 'unknown to this Temporal, which came up empty')
          : found('workflow-missing', id, 'does not run')),
        repair: of === 'aggregate' ? ('tell-workflow' as const) : ('ask-worker' as const),
      })),
      ...surplus.map((id) => found('workflow-surplus', id, 'runs, and nothing in the record asks for it')),
    ];
  }

  /** Mends what can be mended from the record, counts it, and keeps who had it done. */
  async repair(findings: readonly ReconcileFinding[], by: string): Promise<Repaired> {
    const mended = await this.repairs.carryOut(findings);
    const rebuilt = mended.filter(({ kind }) => kind === 'workflow-lost');
    const repaired = mended.filter(({ kind }) => kind !== 'workflow-lost');
    const { engine } = this.persistence;
    await engine.addRepairs(repaired.length);
    await engine.addRebuilt(rebuilt.length);
    for (const [act, done] of [
      ['repair', repaired],
      ['rebuild', rebuilt],
    ] as const) {
      const what = done.slice(0, 500).map(({ kind, subject, repair }) => ({ kind, subject, repair }));
      if (done.length > 0) await engine.record(act, by, { count: done.length, what });
    }
    return { repaired, rebuilt, left: findings.filter((finding) => !mended.includes(finding)) };
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
