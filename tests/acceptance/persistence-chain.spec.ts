import { beforeAll, describe, expect, it } from '@jest/globals';
import { type ChainRow, type Persistence, readExportLine, verifyChain } from '#persistence';
import { StandingClock, withDatabase } from '../support/database/index.js';
import { smallProvince } from '../support/database/province.js';

const OFFICE = { id: 'van-phong-1' };
const IDS = ['khcn-a', 'khcn-b', 'khcn-c'];

describe('checking the record', () => {
  const db = withDatabase('chain');
  let persistence: Persistence;

  beforeAll(async () => {
    persistence = await db.persistence(new StandingClock('2026-11-02T03:00:00.000Z'));
    await smallProvince(persistence);
    const office = persistence.unitOfWork(OFFICE);
    for (const code of ['A', 'B', 'C']) {
      const { id } = await office.createTask({
        programme: 'khcn',
        code,
        kind: 'task',
        group: null,
        title: `Việc ${code}`,
        leadUnits: ['so-khcn'],
        officer: 'can-bo',
        deadlines: [{ deliverable: 'Báo cáo', rule: { kind: 'by', date: '2026-12-18' } }],
      });
      await office.executeTask(id, { type: 'activate' });
      await persistence
        .unitOfWork({ id: 'can-bo' })
        .executeTask(id, { type: 'report-progress', note: 'Đang làm' });
    }
    await persistence.unitOfWork({ id: 'system' }).executeCase('khcn-a.m1.1', {
      type: 'open',
      taskId: 'khcn-a',
      deadlineId: 'm1',
      programme: 'khcn',
    });
  });

  /** As somebody could who owns the machine: the trigger is off, and what is done is undone afterwards. */
  const tampered = async <T>(statements: string[], look: () => Promise<T>): Promise<T> => {
    await db.ask('CREATE TABLE kept_event AS TABLE event', [], 'superuser');
    await db.ask('CREATE TABLE kept_aggregate AS TABLE aggregate', [], 'superuser');
    try {
      for (const statement of statements) {
        await db.ask(`SET session_replication_role = replica; ${statement}`, [], 'superuser');
      }
      return await look();
    } finally {
      await db.ask(
        `SET session_replication_role = replica;
         DELETE FROM event; INSERT INTO event SELECT * FROM kept_event; DROP TABLE kept_event;
         DELETE FROM aggregate; INSERT INTO aggregate SELECT * FROM kept_aggregate; DROP TABLE kept_aggregate`,
        [],
        'superuser',
      );
    }
  };
  const fault = () => persistence.check.verifyChains().then((report) => report.fault);

  it('finds nothing where nothing was touched', async () => {
    const { aggregates, events, fault: none } = await persistence.check.verifyChains();
    expect({ aggregates, events, none }).toEqual({ aggregates: 4, events: 13, none: null });
    expect(await persistence.check.checkDerived()).toEqual([]);
  });

  it.each([
    [
      'changed data',
      `UPDATE event SET data = '{"on":"2026-10-01"}' WHERE aggregate_id = 'khcn-b' AND seq = 3`,
      3,
      'changed',
    ],
    ['another actor', `UPDATE event SET actor = 'x' WHERE aggregate_id = 'khcn-b' AND seq = 2`, 2, 'changed'],
    [
      'changed text',
      `UPDATE event SET text = '{"note":"Đã xong"}' WHERE aggregate_id = 'khcn-b' AND seq = 4`,
      4,
      'text-changed',
    ],
    ['a missing row', `DELETE FROM event WHERE aggregate_id = 'khcn-b' AND seq = 2`, 3, 'gap'],
    ['a missing end', `DELETE FROM event WHERE aggregate_id = 'khcn-b' AND seq = 4`, 4, 'head'],
    ['a missing chain', `DELETE FROM event WHERE aggregate_id = 'khcn-b'`, 1, 'head'],
  ])('names the first bad row: %s', async (_what, statement, seq, code) => {
    expect(await tampered([statement], fault)).toMatchObject({ aggregateId: 'khcn-b', seq, code });
    expect(await fault()).toBeNull();
  });

  it('holds when a text has been erased', async () => {
    await db.ask(
      `UPDATE event SET text = NULL, salt = NULL WHERE type = 'progress-reported' AND aggregate_id = 'khcn-c'`,
    );
    expect(await fault()).toBeNull();
    expect(await persistence.check.checkDerived()).toEqual([]);
  });

  it('names what is derived and does not follow from the events', async () => {
    const lied = `UPDATE aggregate SET state = jsonb_set(state, '{status}', '"completed"') WHERE id = 'khcn-b'`;
    expect(await tampered([lied], () => persistence.check.checkDerived())).toMatchObject([
      { aggregateId: 'khcn-b', part: 'snapshot' },
    ]);
    for (const [table, column, id] of [
      ['task', 'officer', 'khcn-a'],
      ['deadline', 'status', 'khcn-c'],
      ['case_file', 'status', 'khcn-a.m1.1'],
    ]) {
      const key = table === 'deadline' ? 'task_id' : 'id';
      const [row] = await db.ask<{ value: string }>(
        `SELECT ${column} AS value FROM ${table} WHERE ${key} = $1`,
        [id],
      );
      await db.ask(`UPDATE ${table} SET ${column} = 'khac' WHERE ${key} = $1`, [id]);
      expect(await persistence.check.checkDerived()).toMatchObject([{ aggregateId: id, part: 'rows' }]);
      await db.ask(`UPDATE ${table} SET ${column} = $2 WHERE ${key} = $1`, [id, row!.value]);
    }
    expect(await persistence.check.checkDerived()).toEqual([]);
  });

  it('exports rows that verify elsewhere, in a file of JSON lines', async () => {
    const lines: string[] = [];
    await persistence.proof.check.export((line) => void lines.push(JSON.stringify(line)));
    const rows = lines
      .map((line) => readExportLine(line, 'here'))
      .filter((line): line is ChainRow => line.kind === undefined);
    expect(verifyChain(rows)).toMatchObject({ aggregates: 4, events: 13, fault: null });
    expect([...new Set(rows.map((row) => row.aggregateId))]).toEqual([
      'khcn-a',
      'khcn-a.m1.1',
      ...IDS.slice(1),
    ]);
    rows[7] = { ...rows[7]!, at: '2026-11-01T00:00:00.000Z' };
    expect(verifyChain(rows).fault).toMatchObject({ aggregateId: rows[7]!.aggregateId, seq: rows[7]!.seq });
  });
});
