import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  Dispatch,
  type FindingKind,
  type Persistence,
  type ReconcileFinding,
  Reconciliation,
  type RunningWorkflows,
} from '#persistence';
import { StandingClock, withDatabase } from '../support/database/index.js';
import { smallProvince } from '../support/database/province.js';
import { claimAll } from '../support/slot/claim-all.js';
import { eventually } from '../support/story/index.js';

const MAIL = {
  from: { name: 'Văn phòng Tỉnh ủy', address: 'dondoc@demo.example' },
  replyTo: { name: 'Văn phòng Tỉnh ủy', address: 'dondoc@demo.example' },
  publicUrl: 'http://localhost:3000',
  allowedDomains: ['demo.example'],
};
const SLOT = '2026-11-05';
const BY = 'operator:spec';
const ALL = ['task/khcn-1.1', 'task/khcn-1.2', 'programme/khcn', 'dispatch/2026-11-06'];

/** Temporal as a list that a test writes; it remembers those that ran once, or came up empty. */
const runs = (ids: readonly string[], remembered: readonly string[] = ALL): RunningWorkflows => ({
  list: async () => new Set(ids),
  state: async (id) => (ids.includes(id) ? 'running' : remembered.includes(id) ? 'ended' : 'never'),
});

describe('reconciling', () => {
  const db = withDatabase('reconcile');
  const clock = new StandingClock('2026-11-02T03:00:00.000Z');
  let persistence: Persistence;
  let reconciliation: Reconciliation;

  beforeAll(async () => {
    persistence = await db.persistence(clock);
    reconciliation = new Reconciliation(persistence, clock);
    await smallProvince(persistence);
    const dispatch = new Dispatch(persistence, clock, MAIL);
    const work = persistence.unitOfWork({ id: 'van-phong-1' });
    for (const code of ['1.1', '1.2']) {
      const rule = { kind: 'by' as const, date: '2026-11-06' };
      const { id } = await work.createTask({
        programme: 'khcn',
        code,
        kind: 'task',
        group: 1,
        title: code,
        leadUnits: ['so-khcn'],
        officer: 'can-bo',
        deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule }],
      });
      await work.executeTask(id, { type: 'activate' });
    }
    for (const slot of ['2026-11-03', '2026-11-04', SLOT]) {
      clock.set(`${slot}T01:00:00.000Z`);
      await dispatch.slots.phase(slot);
      for (const id of await dispatch.planner.unplanned(slot, 100)) await dispatch.planner.planFor(id, slot);
      await claimAll(dispatch, slot);
      await dispatch.slots.claimed(slot);
      await db.ask(`UPDATE message SET state = 'sent', settled_at = $1 WHERE state = 'queued'`, [
        clock.now().toISOString(),
      ]);
      await dispatch.closing.close(slot, () => undefined);
    }
    clock.set(`${SLOT}T03:00:00.000Z`);
    await dispatch.slots.phase('2026-11-06');
    // For its first seconds a PostgreSQL does not tell dead senders from those that have just lost their lock.
    await eventually(
      () => db.ask<{ up: boolean }>(`SELECT now() - pg_postmaster_start_time() > interval '6 seconds' AS up`),
      ([row]) => row!.up,
    );
  }, 60_000);

  beforeEach(async () => {
    await db.ask('UPDATE outbox SET done_at = $1 WHERE done_at IS NULL', [clock.now().toISOString()]);
  });

  const kinds = (findings: readonly ReconcileFinding[]) =>
    [...new Set(findings.map(({ kind }) => kind))].sort();
  const look = (running: RunningWorkflows | null = runs(ALL)) => reconciliation.findings(running);
  const asRoot = (sql: string) =>
    db.ask(`BEGIN; SET LOCAL session_replication_role = replica; ${sql}; COMMIT`, [], 'superuser');

  it('finds nothing where nothing is wrong, and changes nothing', async () => {
    expect(await look()).toEqual([]);
    expect(await reconciliation.repair([], BY)).toEqual({ repaired: [], rebuilt: [], left: [] });
    expect(await persistence.engine.acts(1)).toEqual([]);
  });

  const MENDED: [kinds: FindingKind[], how: string, sql: string][] = [
    [
      ['plan-differs'],
      'another next slot',
      `UPDATE aggregate SET next_slot = next_slot + 1 WHERE id = 'khcn-1.1'`,
    ],
    [['plan-differs'], 'another wake-up', `UPDATE aggregate SET next_wake = next_wake + interval '1 second'`],
    [
      ['plan-differs', 'unplanned'],
      'slept through',
      `UPDATE aggregate SET next_wake = '${SLOT}T02:00:00Z' WHERE id = 'khcn-1.1'`,
    ],
    [
      ['snapshot'],
      'a snapshot that the events do not make',
      `UPDATE aggregate SET state = jsonb_set(state, '{acknowledgedOn}', '"2026-11-04"') WHERE id = 'khcn-1.2'`,
    ],
    [['rows'], 'another officer in the list', `UPDATE task SET officer = 'can-bo-2' WHERE id = 'khcn-1.1'`],
    [
      ['rows'],
      'another date in the list',
      `UPDATE deadline SET legal_due = '2027-01-01' WHERE task_id = 'khcn-1.1'`,
    ],
    [
      ['slot-left-over'],
      'mail composed for a day that is over',
      `INSERT INTO message SELECT 'm-old', 'old', 'nobody', 'a@demo.example', slot, slot_date, 'routine', 's', 'planned', NULL, '<x@y>',
         '{}', 0, 0, NULL, NULL, not_after, NULL, NULL, created_at, NULL, NULL, NULL FROM message LIMIT 1`,
    ],
    [
      // Its slot has mail, so its dispatch should run as well.
      ['mail-stuck', 'workflow-missing'],
      'mails in the hands of senders that are dead, and of a day that is over',
      `INSERT INTO message SELECT 'm-' || s, 'k-' || s, 'nobody-' || s, 'a@demo.example', slot, slot_date, c, 's', s, 'x', '<' || s || '>',
         '{}', 1, 0, 77, NULL, not_after, NULL, NULL, created_at, created_at, NULL, NULL
       FROM (SELECT * FROM message WHERE slot_date = '2026-11-03' LIMIT 1) AS m,
         (VALUES ('sending', 'routine'), ('finishing', 'routine'), ('queued', 'grave')) AS v (s, c)`,
    ],
    [
      ['outbox-parked'],
      'a row that was set aside',
      `INSERT INTO outbox (topic, key, payload, created_at, available_at, attempts, last_error, parked_at)
       VALUES ('changed', 'khcn-1.1', '{"kind":"task","workflow":true}', '${SLOT}T02:59:00Z', '${SLOT}T02:59:00Z', 8, 'x', '${SLOT}T02:59:30Z')`,
    ],
  ];
  it.each(MENDED)('mends %j: %s', async (expected, _how, damage) => {
    await asRoot(damage);
    const before = await persistence.engine.repairs();
    const events = await db.ask('SELECT * FROM event ORDER BY recorded');
    const findings = await look();
    expect(kinds(findings)).toEqual(expected);
    const { repaired, left } = await reconciliation.repair(findings, BY);
    expect({ left, repaired: repaired.length }).toEqual({ left: [], repaired: findings.length });
    expect(await look()).toEqual([]);
    expect(await persistence.engine.repairs()).toBe(before + findings.length);
    const [act] = await persistence.engine.acts(1);
    expect(act).toMatchObject({
      act: 'repair',
      actor: BY,
      detail: { count: findings.length, what: findings.map(({ kind, subject }) => ({ kind, subject })) },
    });
    expect(await db.ask('SELECT * FROM event ORDER BY recorded')).toEqual(events);
  });

  it('settles mails of dead senders by the promise, not by sending them again', async () => {
    const rows = await db.ask(
      'SELECT id, state FROM message WHERE sender_id IS NULL AND id LIKE $1 ORDER BY id',
      ['m-%ing'],
    );
    expect(rows).toEqual([
      { id: 'm-finishing', state: 'ambiguous' },
      { id: 'm-sending', state: 'failed' },
    ]);
  });

  it.each([
    [
      ['plan-differs', 'snapshot'],
      'a snapshot whose chain was cut',
      `DELETE FROM event WHERE aggregate_id = 'khcn-1.2' AND seq = (SELECT max(seq) FROM event WHERE aggregate_id = 'khcn-1.2')`,
    ],
    [['mail-state'], 'a mail without an end', `UPDATE message SET settled_at = NULL WHERE state = 'sent'`],
    [
      ['outbox-old'],
      'rows that nobody carries',
      `INSERT INTO outbox (topic, key, payload, created_at, available_at, attempts)
       VALUES ('case.send-up', 'x', '{}', '${SLOT}T01:00:00Z', '${SLOT}T01:00:00Z', 0)`,
    ],
  ] as [FindingKind[], string, string][])('leaves %j to a person: %s', async (expected, _how, damage) => {
    const kept = ['aggregate', 'event', 'message'];
    for (const table of kept) await db.ask(`CREATE TABLE kept_${table} AS TABLE ${table}`, [], 'superuser');
    await asRoot(damage);
    const findings = await look();
    expect(expected).toEqual(expect.arrayContaining(kinds(findings)));
    const { left } = await reconciliation.repair(findings, BY);
    expect(left.length).toBeGreaterThan(0);
    expect(kinds(await look()).length).toBeGreaterThan(0);
    for (const table of [...kept].reverse()) await asRoot(`DELETE FROM ${table}`);
    for (const table of kept) {
      await asRoot(
        `INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM kept_${table}; DROP TABLE kept_${table}`,
      );
    }
  });

  it('tells what does not run, and what nobody asked for', async () => {
    await db.ask('UPDATE outbox SET done_at = $1 WHERE done_at IS NULL', [clock.now().toISOString()]);
    const findings = await look(runs(['task/khcn-1.1', 'dispatch/2026-11-06', 'task/khcn-9.9']));
    expect(findings.map(({ kind, subject, repair }) => [kind, subject, repair])).toEqual([
      ['workflow-missing', 'task/khcn-1.2', 'tell-workflow'],
      ['workflow-missing', 'programme/khcn', 'ask-worker'],
      ['workflow-surplus', 'task/khcn-9.9', null],
    ]);
    const { left } = await reconciliation.repair(findings, BY);
    // Never ended by a program: whoever runs it may know why.
    expect(left.map(({ kind }) => kind)).toEqual(['workflow-surplus']);
    const pending = await db.ask<{ key: string }>(
      'SELECT key FROM outbox WHERE done_at IS NULL AND parked_at IS NULL',
    );
    expect(pending).toEqual([{ key: 'khcn-1.2' }]);
    // What the outbox is about to start is not missing.
    expect(await look(runs(['task/khcn-1.1', 'programme/khcn', 'dispatch/2026-11-06']))).toEqual([]);
  });

  it('tells a Temporal that came up empty from workflows that are gone: it is rebuilt, and counted apart', async () => {
    const [repairs, rebuilt] = [await persistence.engine.repairs(), await persistence.engine.rebuilt()];
    const findings = await look(runs([], []));
    expect(findings.map(({ kind, subject }) => [kind, subject])).toEqual(
      ALL.map((id) => ['workflow-lost', id]),
    );
    const done = await reconciliation.repair(findings, BY);
    expect(done).toEqual({ repaired: [], rebuilt: findings, left: [] });
    expect(await persistence.engine.repairs()).toBe(repairs);
    expect(await persistence.engine.rebuilt()).toBe(rebuilt + ALL.length);
    expect((await persistence.engine.acts(1))[0]).toMatchObject({
      act: 'rebuild',
      actor: BY,
      detail: { count: ALL.length },
    });
    await db.ask('UPDATE outbox SET done_at = $1 WHERE done_at IS NULL', [clock.now().toISOString()]);
    // One that did run once: this Temporal knows the installation, and what is gone should not be.
    expect(kinds(await look(runs([], ['programme/khcn'])))).toEqual(['workflow-missing']);
  });

  it('says when Temporal does not answer', async () => {
    expect(kinds(await look(null))).toEqual(['temporal-away']);
    const away: RunningWorkflows = {
      list: () => Promise.reject(new Error('away')),
      state: async () => 'running',
    };
    expect(kinds(await look(away))).toEqual(['temporal-away']);
  });
});
