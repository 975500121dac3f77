import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Persistence, ReconcileLock } from '#persistence';
import { SILENT } from '#platform';
import { Reconciler } from '../../apps/worker/reconciler/reconciler.js';
import type { Mended, WorkflowCheck } from '../../apps/worker/reconciler/workflow-check.js';
import type { Sender } from '../../apps/worker/sender/sender.js';
import type { WorkerSettings } from '../../apps/worker/settings.js';
import type { Upkeep } from '../../apps/worker/upkeep/upkeep.js';
import { StandingClock, withDatabase } from '../support/database/index.js';
import { eventually } from '../support/story/index.js';

/** Something of which a test says when it is over. */
class Gate {
  readonly entered: Promise<void>;
  private enter: () => void = () => undefined;
  private readonly left: Promise<void>;
  open: () => void = () => undefined;

  constructor() {
    this.entered = new Promise((resolve) => (this.enter = resolve));
    this.left = new Promise((resolve) => (this.open = resolve));
  }

  async pass(): Promise<void> {
    this.enter();
    await this.left;
  }
}

describe('the reconcilers of two workers', () => {
  const db = withDatabase('alone');
  const clock = new StandingClock('2026-11-02T03:00:00.000Z');
  /** The workflows that are gone, as both would find them, until one has begun them again. */
  let gone: number;
  let gate: Gate;
  let workers: { persistence: Persistence; reconciler: Reconciler }[];

  beforeAll(async () => {
    const check = {
      restartOlderThan: async () => 0,
      startMissing: async (): Promise<Mended> => {
        const found = gone;
        await gate.pass();
        gone = 0;
        return { repaired: found, rebuilt: 0 };
      },
    } as unknown as WorkflowCheck;
    const sender = { recover: async () => 0 } as unknown as Sender;
    const upkeep = { turn: async () => undefined } as unknown as Upkeep;
    workers = [];
    for (let i = 0; i < 2; i += 1) {
      const persistence = await db.persistence(clock);
      const settings = { reconcileEveryMs: 600_000 } as WorkerSettings;
      const reconciler = new Reconciler(settings, persistence, SILENT, check, sender, upkeep);
      workers.push({ persistence, reconciler });
    }
  });

  beforeEach(() => {
    gone = 3;
    gate = new Gate();
  });

  it('do not both mend and count what both would find: the second skips its turn', async () => {
    const [first, second] = workers as [(typeof workers)[0], (typeof workers)[0]];
    const turn = first.reconciler.turn();
    await gate.entered;
    expect(await second.reconciler.turn()).toBe('skipped');
    gate.open();
    expect(await turn).toBe('done');
    expect(await first.persistence.engine.repairs()).toBe(3);
    // Its next turn is its own, and there is nothing left to count.
    expect(await second.reconciler.turn()).toBe('done');
    expect(await second.persistence.engine.repairs()).toBe(3);
    expect(await second.persistence.engine.acts(5)).toMatchObject([{ act: 'repair', detail: { count: 3 } }]);
  });

  it('an operator who repairs waits for a worker in its turn', async () => {
    const [first, second] = workers as [(typeof workers)[0], (typeof workers)[0]];
    const before = await second.persistence.engine.repairs();
    const turn = first.reconciler.turn();
    await gate.entered;
    // What the worker does in its turn is done when the operator's begins.
    const operator = new ReconcileLock(second.persistence.dataSource).inTurn(() =>
      second.persistence.engine.repairs(),
    );
    await eventually(
      () => db.ask(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`),
      (waiting) => waiting.length === 1,
    );
    gate.open();
    expect(await operator).toBe(before + 3);
    expect(await turn).toBe('done');
  });

  it('the turn of a worker that dies is free again', async () => {
    const [first, second] = workers as [(typeof workers)[0], (typeof workers)[0]];
    const dying = first.reconciler.turn();
    await gate.entered;
    await db.ask(
      `SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
       WHERE application_name = 'dondoc reconcile' AND datname = current_database()`,
      [],
      'superuser',
    );
    const stuck = gate;
    gate = new Gate();
    gate.open();
    expect(await second.reconciler.turn()).toBe('done');
    stuck.open();
    await dying;
  });
});
