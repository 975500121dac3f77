import { beforeAll, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { Dispatch, type ExportLine, type Persistence, Pruning, verifyExport } from '#persistence';
import { StandingClock, withDatabase } from '../support/database/index.js';
import { smallProvince } from '../support/database/province.js';
import { claimAll } from '../support/slot/claim-all.js';

const OFFICE = { id: 'van-phong-1' };
const BOX = { name: 'Văn phòng Tỉnh ủy', address: 'dondoc@demo.example' };
const MAIL = {
  from: BOX,
  replyTo: BOX,
  publicUrl: 'http://localhost:3000',
  allowedDomains: ['demo.example'],
};
const KEPT = ['event', 'aggregate', 'message', 'checkpoint', 'mail_proof'];

describe('proof of notice', () => {
  const db = withDatabase('proof');
  const clock = new StandingClock('2026-11-02T03:00:00.000Z');
  let persistence: Persistence;
  let dispatch: Dispatch;

  const activated = async (code: string) => {
    const work = persistence.unitOfWork(OFFICE);
    const deadlines = [
      { id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'by' as const, date: '2026-12-18' } },
    ];
    const { id } = await work.createTask({
      ...{ programme: 'khcn', code, kind: 'task' as const, group: 1, title: `Nhiệm vụ ${code}` },
      ...{ leadUnits: ['so-khcn'], officer: 'can-bo', deadlines },
    });
    await work.executeTask(id, { type: 'activate' });
  };
  /** A slot as the engine has it, its mails then taken by the mail server. */
  const slotSent = async (slot: string) => {
    clock.set(`${slot}T01:00:00.000Z`);
    await dispatch.slots.phase(slot);
    for (const id of await dispatch.planner.unplanned(slot, 100)) await dispatch.planner.planFor(id, slot);
    await claimAll(dispatch, slot);
    await dispatch.slots.claimed(slot);
    await db.ask(
      `UPDATE message SET state = 'sent', attempts = 1, reply = '250 2.0.0 taken', finishing_at = $1, settled_at = $1
       WHERE state = 'queued'`,
      [clock.now().toISOString()],
    );
  };
  /** Other specs may write in the same server: it then waits for them. */
  const checkpoint = async () => {
    for (;;) {
      const taken = await persistence.proof.store.takeDaily();
      if (taken !== null) return taken;
    }
  };
  const exported = async () => {
    const lines: ExportLine[] = [];
    await persistence.proof.check.export((line) => void lines.push(JSON.parse(JSON.stringify(line))));
    return lines;
  };

  beforeAll(async () => {
    persistence = await db.persistence(clock);
    dispatch = new Dispatch(persistence, clock, MAIL);
    await smallProvince(persistence);
    await activated('A');
    await slotSent('2026-11-03');
    await checkpoint();
    await activated('B');
    await slotSent('2026-11-05');
    await checkpoint();
    await activated('C');
    clock.set('2026-11-06T01:00:00.000Z');
    await checkpoint();
  });

  /** As somebody could who owns the machine, also with the proof itself; undone afterwards. */
  const tampered = async <T>(statement: string, look: () => Promise<T>): Promise<T> => {
    for (const table of KEPT) await db.ask(`CREATE TABLE kept_${table} AS TABLE ${table}`, [], 'superuser');
    try {
      await db.ask(`SET session_replication_role = replica; ${statement}`, [], 'superuser');
      return await look();
    } finally {
      for (const table of KEPT) {
        await db.ask(
          `SET session_replication_role = replica; DELETE FROM ${table};
           INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM kept_${table}; DROP TABLE kept_${table}`,
          [],
          'superuser',
        );
      }
    }
  };

  it('is taken once a day, and each names the one before', async () => {
    expect(await persistence.proof.store.takeDaily()).toBeNull();
    const { faults, latest, ...counts } = await persistence.proof.check.verify();
    expect({ faults, counts }).toEqual({ faults: [], counts: { checkpoints: 3, mails: 3 } });
    const rows = await db.ask<{
      no: number;
      prev: string;
      hash: string;
      heads: object;
      mails: { count: number };
    }>('SELECT no, prev_hash AS prev, hash, heads, mails FROM checkpoint ORDER BY no');
    expect(rows.map(({ prev }) => prev).slice(1)).toEqual(rows.map(({ hash }) => hash).slice(0, -1));
    expect(rows.map(({ mails }) => mails.count)).toEqual([1, 2, 0]);
    expect(Object.keys(rows[2]!.heads)).toEqual(['khcn-c']);
    expect(latest).toMatchObject({ no: 3, hash: rows[2]!.hash });
  });

  it('goes out of the house with every later mail', async () => {
    const [mail] = await db.ask<{ mime: Buffer }>(`SELECT mime FROM message WHERE slot_date = '2026-11-05'`);
    const [first] = await db.ask<{ hash: string }>('SELECT hash FROM checkpoint WHERE no = 1');
    const { headers } = await simpleParser(mail!.mime);
    expect(headers.get('x-dondoc-checkpoint')).toBe(`1 ${first!.hash}`);
    const known = await persistence.proof.check.verify(first!.hash);
    expect(known.faults).toEqual([]);
  });

  it('waits for whoever still writes', async () => {
    clock.set('2026-11-09T01:00:00.000Z');
    const open = persistence.dataSource.createQueryRunner();
    await open.startTransaction();
    try {
      await open.query(`SELECT 1 FROM aggregate WHERE id = 'khcn-a' FOR UPDATE`);
      expect(await persistence.proof.store.takeDaily()).toBeNull();
      expect(await persistence.proof.store.takeDaily()).toBeNull();
    } finally {
      await open.rollbackTransaction();
      await open.release();
    }
    const taken = await tampered('SELECT 1', checkpoint);
    expect(taken).toMatchObject({ no: 4, heads: {}, mails: { count: 0 } });
  });

  it.each([
    [
      'an event less at the end, the head set back',
      `DELETE FROM event WHERE aggregate_id = 'khcn-b' AND seq = 4; UPDATE aggregate SET seq = 3, head_hash = (SELECT hash FROM event WHERE aggregate_id = 'khcn-b' AND seq = 3) WHERE id = 'khcn-b'`,
      'chain',
      'khcn-b',
    ],
    [
      'a whole task less',
      `DELETE FROM event WHERE aggregate_id = 'khcn-b'; DELETE FROM aggregate WHERE id = 'khcn-b'`,
      'chain',
      'khcn-b',
    ],
    [
      'a mail given to somebody else',
      `UPDATE message SET recipient = 'van-phong-1' WHERE slot_date = '2026-11-03'`,
      'mail',
      null,
    ],
    ['other bytes', `UPDATE message SET mime = 'x' WHERE slot_date = '2026-11-05'`, 'mail', null],
    ['a mail less', `DELETE FROM message WHERE slot_date = '2026-11-03'`, 'mail', null],
    [
      'a mail that was never sent',
      `INSERT INTO message SELECT (jsonb_populate_record(m, '{"id":"gia","key":"gia","return_mark":null}')).* FROM message m WHERE slot_date = '2026-11-03'`,
      'mail',
      'gia',
    ],
    [
      'a proof and its mail less',
      `DELETE FROM mail_proof WHERE checkpoint = 2; DELETE FROM message WHERE slot_date = '2026-11-05'`,
      'mails',
      '2',
    ],
    ['a checkpoint less', `DELETE FROM checkpoint WHERE no = 2`, 'checkpoint', '3'],
  ])('names %s', async (_what, statement, code, subject) => {
    const { faults } = await tampered(statement, () => persistence.proof.check.verify());
    expect(faults).toContainEqual({
      code,
      subject: subject ?? expect.any(String),
      problem: expect.any(String),
    });
    expect((await persistence.proof.check.verify()).faults).toEqual([]);
  });

  it('holds from an export alone, and names what was done in the database before', async () => {
    const whole = await verifyExport(await exported());
    expect(whole).toMatchObject({ chains: { fault: null }, proof: { checkpoints: 3, mails: 3, faults: [] } });
    const foundAfter = async (statement: string) => {
      const { chains, proof } = await verifyExport(await tampered(statement, exported));
      return [chains.fault, ...proof.faults].flatMap((fault) => fault?.code ?? []);
    };
    expect(
      await foundAfter(`UPDATE event SET actor = 'khac' WHERE aggregate_id = 'khcn-a' AND seq = 2`),
    ).toEqual(['changed']);
    const deleted = `DELETE FROM event WHERE aggregate_id = 'khcn-b'`;
    expect(await foundAfter(`${deleted}; DELETE FROM aggregate WHERE id = 'khcn-b'`)).toEqual(['chain']);
    expect(await foundAfter(`DELETE FROM aggregate WHERE id = 'khcn-b'`)).toEqual(['headless']);
    expect(await foundAfter(`DELETE FROM event WHERE aggregate_id = 'khcn-c' AND seq = 3`)).toEqual([
      'head',
      'chain',
    ]);
    expect(
      await foundAfter(`UPDATE mail_proof SET facts = jsonb_set(facts, '{recipient}', '"khac"')`),
    ).toEqual(['mail', 'mail', 'mail']);
    expect(await foundAfter(`UPDATE checkpoint SET heads = '{}' WHERE no = 3`)).toEqual(['checkpoint']);
  });

  it('holds without the texts of mails, which go when the province has decided so; one without a proof keeps its text', async () => {
    const real = { now: () => new Date('2026-11-09T01:00:00Z') };
    const removedBy = async (programme: string, mailTextDays: number | null = 731) => {
      const clocks = { programme: { now: () => new Date(programme) }, real };
      const pruning = new Pruning(persistence.dataSource, clocks, { mailTextDays });
      return (await pruning.turn()).removed.mail_body;
    };
    await tampered('SELECT 1', async () => {
      expect(await removedBy('2040-01-01T00:00:00Z', null)).toBe(0);
      expect(await removedBy('2028-11-03T01:00:00.000Z')).toBe(0);
      expect(await removedBy('2028-11-03T01:00:00.001Z')).toBe(1);
      expect((await persistence.proof.check.verify()).faults).toEqual([]);
      expect((await verifyExport(await exported())).proof).toMatchObject({ mails: 3, faults: [] });
    });
    await tampered('DELETE FROM mail_proof WHERE checkpoint = 1', async () => {
      expect(await removedBy('2029-01-01T01:00:00.000Z')).toBe(2);
    });
  });

  it('is only ever added to by the application', async () => {
    for (const statement of [
      'UPDATE checkpoint SET hash = hash',
      'DELETE FROM mail_proof',
      'TRUNCATE checkpoint',
    ])
      await expect(persistence.dataSource.query(statement)).rejects.toThrow(/permission denied/);
  });

  it('is taken once more before the record is handed out, when something is new', async () => {
    const { store, check } = persistence.proof;
    expect(await store.takeNow(1_000)).toBeNull();
    await persistence.unitOfWork({ id: 'can-bo' }).executeTask('khcn-c', { type: 'acknowledge' });
    expect(await store.takeNow(1_000)).toMatchObject({ heads: { 'khcn-c': expect.anything() } });
    expect(await store.takeDaily()).toBeNull();
    expect((await check.verify()).faults).toEqual([]);
    const open = persistence.dataSource.createQueryRunner();
    await open.startTransaction();
    await open.query(`SELECT 1 FROM aggregate WHERE id = 'khcn-a' FOR UPDATE`);
    expect(await store.takeNow(100)).toBeNull();
    await open.rollbackTransaction();
    await open.release();
    await db.ask(
      `SET session_replication_role = replica; DELETE FROM checkpoint WHERE no = 4`,
      [],
      'superuser',
    );
  });
});
