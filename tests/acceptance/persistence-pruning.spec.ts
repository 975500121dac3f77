import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { Pruning } from '#persistence';
import { StandingClock, withDatabase } from '../support/database/index.js';
import { smallProvince } from '../support/database/province.js';

const DAY_MS = 86_400_000;
/** The two clocks stand years apart, so that nothing is removed by the wrong one. */
const PROGRAMME = '2028-02-29T01:00:00.000Z';
const REAL = '2026-11-22T01:00:00.000Z';

const KEEPS_TEXTS = { mailTextDays: null };

describe('rows that only the past needed', () => {
  const db = withDatabase('pruning');
  const clocks = { programme: new StandingClock(PROGRAMME), real: new StandingClock(REAL) };
  let dataSource: DataSource;

  beforeAll(async () => {
    const persistence = await db.persistence(clocks.programme);
    await smallProvince(persistence);
    dataSource = persistence.dataSource;
  });

  beforeEach(async () => {
    for (const table of ['idempotency', 'session', 'login_code', 'outbox'])
      await db.ask(`DELETE FROM ${table}`);
  });

  const ago = (now: string, days: number, ms = 0) =>
    new Date(Date.parse(now) - days * DAY_MS + ms).toISOString();
  const key = (name: string, at: string, status: number | null = 200) =>
    db.ask(
      `INSERT INTO idempotency (actor, key, request_hash, status, created_at) VALUES ('a', $1, 'h', $2, $3)`,
      [name, status, at],
    );
  const session = (name: string, expires: string, revoked: string | null = null) =>
    db.ask(
      `INSERT INTO session (id_hash, person_id, created_at, last_seen_at, expires_at, revoked_at, user_agent)
       VALUES ($1, 'can-bo', $2, $2, $2, $3, '')`,
      [name, expires, revoked],
    );
  const code = (name: string, expires: string) =>
    db.ask(
      `INSERT INTO login_code (id, email, code_hash, token_hash, browser_hash, created_at, expires_at, attempts)
       VALUES ($1, 'a@demo.example', 'c', $1, 'b', $2, $2, 0)`,
      [name, expires],
    );
  const row = (name: string, done: string | null, parked: string | null = null) =>
    db.ask(
      `INSERT INTO outbox (topic, key, payload, created_at, available_at, attempts, done_at, parked_at)
       VALUES ('changed', $1, '{}', '2020-01-01Z', '2020-01-01Z', 1, $2, $3)`,
      [name, done, parked],
    );
  const names = async (table: string, column: string) =>
    (await db.ask<{ name: string }>(`SELECT ${column} AS name FROM ${table} ORDER BY 1`)).map((r) => r.name);

  it('go when their time is over, each kind by its own clock, and not a moment earlier', async () => {
    await key('old', ago(PROGRAMME, 7, -1));
    await key('abandoned', ago(PROGRAMME, 8), null);
    await key('kept', ago(PROGRAMME, 7));
    await session('expired long ago', ago(REAL, 30, -1));
    await session('revoked long ago', ago(REAL, -5), ago(REAL, 31));
    await session('expired', ago(REAL, 30));
    await session('live', ago(REAL, -5));
    await code('old', ago(REAL, 1, -1));
    await code('kept', ago(REAL, 1));
    await row('done long ago', ago(PROGRAMME, 30, -1));
    await row('done', ago(PROGRAMME, 30));
    await row('waiting', null);
    await row('set aside', null, '2020-01-02Z');

    const { removed, more } = await new Pruning(dataSource, clocks, KEEPS_TEXTS).turn();
    expect(removed).toEqual({
      ...{ idempotency: 2, session: 2, login_code: 1, outbox: 1 },
      ...{ pending_sign_in: 0, access_entry: 0, webhook_delivery: 0, received_event: 0 },
      ...{ calendar_address: 0, mail_body: 0 },
    });
    expect(more).toBe(false);
    expect(await names('idempotency', 'key')).toEqual(['kept']);
    expect(await names('session', 'id_hash')).toEqual(['expired', 'live']);
    expect(await names('login_code', 'id')).toEqual(['kept']);
    expect(await names('outbox', 'key')).toEqual(['done', 'set aside', 'waiting']);
  });

  it('go in batches: a turn is bounded, and says when there is more', async () => {
    await db.ask(
      `INSERT INTO idempotency (actor, key, request_hash, status, created_at)
       SELECT 'a', n::text, 'h', 200, $1 FROM generate_series(1, 25) AS n`,
      [ago(PROGRAMME, 100)],
    );
    const pruning = new Pruning(dataSource, clocks, { ...KEEPS_TEXTS, batch: 10, batches: 2 });
    expect(await pruning.turn()).toMatchObject({ removed: { idempotency: 20 }, more: true });
    expect(await pruning.turn()).toMatchObject({ removed: { idempotency: 5 }, more: false });
  });

  it('are left alone while somebody works on them', async () => {
    await key('busy', ago(PROGRAMME, 100));
    await key('idle', ago(PROGRAMME, 100));
    const pruning = new Pruning(dataSource, clocks, KEEPS_TEXTS);
    await dataSource.transaction(async (tx) => {
      await tx.query(`SELECT 1 FROM idempotency WHERE key = 'busy' FOR UPDATE`);
      expect((await pruning.turn()).removed.idempotency).toBe(1);
    });
    expect((await pruning.turn()).removed.idempotency).toBe(1);
  });
});
