import { beforeAll, describe, expect, it } from '@jest/globals';
import { Dispatch, type InvariantName, Invariants, type Persistence } from '#persistence';
import { StandingClock, withDatabase } from '../support/database/index.js';
import { smallProvince } from '../support/database/province.js';
import { claimAll } from '../support/slot/claim-all.js';

const MAIL = {
  from: { name: 'Văn phòng Tỉnh ủy', address: 'dondoc@demo.example' },
  replyTo: { name: 'Văn phòng Tỉnh ủy', address: 'dondoc@demo.example' },
  publicUrl: 'http://localhost:3000',
  allowedDomains: ['demo.example'],
};
const SLOT = '2026-11-05';

/** Every invariant is broken by hand once, and must be seen. */
describe('what doctor finds in the record', () => {
  const db = withDatabase('invariants');
  const clock = new StandingClock('2026-11-02T03:00:00.000Z');
  let persistence: Persistence;
  let invariants: Invariants;

  beforeAll(async () => {
    persistence = await db.persistence(clock);
    invariants = new Invariants(persistence, clock);
    await smallProvince(persistence);
    const dispatch = new Dispatch(persistence, clock, MAIL);
    const work = persistence.unitOfWork({ id: 'van-phong-1' });
    for (const code of ['1.1', '1.2']) {
      const profile = { leadUnits: ['so-khcn'], officer: 'can-bo' };
      const rule = { kind: 'by' as const, date: '2026-11-06' };
      const deadlines = [{ id: 'm1', deliverable: 'Báo cáo', rule }];
      const input = { programme: 'khcn', code, kind: 'task' as const, group: 1, title: code, ...profile };
      const { id } = await work.createTask({ ...input, deadlines });
      await work.executeTask(id, { type: 'activate' });
    }
    for (const slot of ['2026-11-03', '2026-11-04', SLOT]) {
      clock.set(`${slot}T01:00:00.000Z`);
      await dispatch.slots.phase(slot);
      for (const id of await dispatch.planner.unplanned(slot, 100)) await dispatch.planner.planFor(id, slot);
      await claimAll(dispatch, slot);
      await dispatch.slots.claimed(slot);
      await settleAll();
      await dispatch.closing.close(slot, () => undefined);
    }
    clock.set(`${SLOT}T03:00:00.000Z`);
    await dispatch.slots.phase('2026-11-06');
  }, 60_000);

  const settleAll = () =>
    db.ask(`UPDATE message SET state = 'sent', settled_at = $1 WHERE state = 'queued'`, [
      clock.now().toISOString(),
    ]);

  /** Breaks the rows, looks, and puts them back. */
  const seen = async (damage: string): Promise<InvariantName[]> => {
    const kept = [
      ...['aggregate', 'event', 'idempotency', 'message', 'message_item'],
      ...['planned_item', 'dispatch_slot', 'outbox'],
    ];
    for (const table of kept) await db.ask(`CREATE TABLE kept_${table} AS TABLE ${table}`);
    try {
      await db.ask(damage);
      const { findings } = await invariants.check();
      return [...new Set(findings.map((f) => f.invariant))].sort();
    } finally {
      for (const table of kept) {
        await db.ask(
          `BEGIN; SET LOCAL session_replication_role = replica; DELETE FROM ${table};
           INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM kept_${table}; DROP TABLE kept_${table}; COMMIT`,
          [],
          'superuser',
        );
      }
    }
  };

  it('finds nothing where nothing is wrong', async () => {
    expect(await invariants.check()).toEqual({ atRest: true, findings: [] });
    const [row] = await db.ask<{ mails: number; facts: number }>(
      `SELECT (SELECT count(*)::int FROM message WHERE state = 'sent') AS mails,
              (SELECT count(*)::int FROM event WHERE type IN ('reminded', 'escalated')) AS facts`,
    );
    expect(row!.mails).toBeGreaterThan(2);
    expect(row!.facts).toBeGreaterThan(3);
  });

  const DAMAGE: [invariant: InvariantName, how: string, sql: string][] = [
    [
      'plan-differs',
      'another next slot',
      `UPDATE aggregate SET next_slot = next_slot + 1 WHERE id = 'khcn-1.1'`,
    ],
    ['plan-differs', 'another wake-up', `UPDATE aggregate SET next_wake = next_wake + interval '1 second'`],
    [
      'plan-differs',
      'nothing to come',
      `UPDATE aggregate SET next_slot = NULL, next_wake = NULL WHERE id = 'khcn-1.2'`,
    ],
    ['plan-differs', 'planned without items', `UPDATE aggregate SET planned_slot = '2026-11-06'`],
    [
      'unplanned',
      'slept through',
      `UPDATE aggregate SET next_wake = '${SLOT}T02:00:00Z' WHERE id = 'khcn-1.1'`,
    ],
    [
      'two-mails-in-a-slot',
      'a second mail',
      `UPDATE message SET slot_date = '${SLOT}' WHERE recipient = 'can-bo'`,
    ],
    [
      'told-twice',
      'a step in two mails',
      `INSERT INTO message_item SELECT (SELECT id FROM message WHERE recipient = i.recipient AND id <> i.message_id LIMIT 1),
         99, aggregate_id, deadline_id, done_key, rung, kind, nominal, line
       FROM (SELECT x.*, m.recipient FROM message_item x JOIN message m ON m.id = x.message_id
             WHERE x.done_key IS NOT NULL AND m.recipient = 'can-bo' LIMIT 1) i`,
    ],
    [
      'fact-missing',
      'a step nobody recorded',
      `UPDATE aggregate SET state = jsonb_set(state, '{done}', '{}')`,
    ],
    ['notice-unproven', 'a lost mail', `DELETE FROM message_item WHERE done_key IS NOT NULL`],
    [
      'told-after-end',
      'a mail about what had been stopped',
      `INSERT INTO event (aggregate_id, seq, type, schema_version, at, actor, data, prev_hash, hash)
       SELECT id, seq + 1, 'stopped', 1, '2026-11-02T04:00:00Z', 'x', '{}', '', 'x' || id FROM aggregate`,
    ],
    [
      'command-twice',
      'the same command at two moments',
      `INSERT INTO event (aggregate_id, seq, type, schema_version, at, actor, command_id, data, prev_hash, hash)
       SELECT id, seq + n, 'acknowledged', 1, '2026-11-05T02:00:00Z'::timestamptz + n * interval '1 second', 'x', 'x/1', '{}', '', id || n
       FROM aggregate, generate_series(1, 2) n`,
    ],
    [
      'command-lost',
      'an answer without an event',
      `INSERT INTO idempotency (actor, key, request_hash, status, body, created_at)
       VALUES ('can-bo', 'k', 'h', 200, '{"events": [{"type": "acknowledged"}]}', '${SLOT}T02:00:00Z')`,
    ],
    ['resent', 'a routine mail sent again', `UPDATE message SET resends = 1 WHERE class = 'routine'`],
    ['resent', 'a grave mail sent three times', `UPDATE message SET resends = 2 WHERE class = 'grave'`],
    [
      'mail-stuck',
      'in the hands of nobody',
      `UPDATE message SET state = 'sending', sender_id = 7, settled_at = NULL WHERE slot_date = '${SLOT}'`,
    ],
    [
      'mail-stuck',
      'queued for ever',
      `UPDATE message SET state = 'queued', settled_at = NULL, not_after = '${SLOT}T02:00:00Z' WHERE slot_date = '${SLOT}'`,
    ],
    ['mail-state', 'sent and not settled', `UPDATE message SET settled_at = NULL`],
    ['mail-state', 'sent and never frozen', `UPDATE message SET frozen_at = NULL`],
    [
      'slot-left-over',
      'a slot that never ended',
      `UPDATE dispatch_slot SET state = 'open', slot = '2026-11-01' WHERE slot = '2026-11-06'`,
    ],
    [
      'slot-left-over',
      'a mail that was composed for nothing',
      `UPDATE message SET state = 'planned', frozen_at = NULL, settled_at = NULL WHERE slot_date = '${SLOT}'`,
    ],
    ['outbox-parked', 'a row set aside', `UPDATE outbox SET done_at = NULL, parked_at = '${SLOT}T02:00:00Z'`],
  ];

  it.each(DAMAGE)('%s: %s', async (invariant, _how, sql) => {
    expect(await seen(sql)).toContain(invariant);
  });

  it('knows that a slot is being served', async () => {
    clock.set('2026-11-06T01:00:00.000Z');
    expect((await invariants.check()).atRest).toBe(false);
  });
});
