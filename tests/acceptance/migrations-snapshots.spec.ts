import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { AggregateEntity, type ChainRow, EventEntity, migrate, type Persistence } from '#persistence';
import { APP_ROLE, StandingClock, withDatabase } from '../support/database/index.js';
import { smallProvince } from '../support/database/province.js';

const FOLDER = join(import.meta.dirname, 'fixtures', 'events');

/** A database whose snapshots and events were written by the program before there were conclusions. */
describe('snapshots of an earlier program', () => {
  const db = withDatabase('snapshots');
  let persistence: Persistence;
  const snapshotProblems = async () =>
    (await persistence.check.checkDerived()).filter(({ part }) => part === 'snapshot');

  beforeAll(async () => {
    persistence = await db.persistence(new StandingClock('2026-11-23T02:00:00.000Z'));
    await smallProvince(persistence);
    const rows = (await readFile(join(FOLDER, 'task-1-case-1.jsonl'), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as ChainRow);
    const states = JSON.parse(await readFile(join(FOLDER, 'task-1-case-1.states.json'), 'utf8'));
    const { manager } = await db.dataSource('owner');
    for (const [id, state] of Object.entries(states as Record<string, { seq: number; version: number }>)) {
      const { seq, version } = state;
      await manager.insert(AggregateEntity, {
        ...{ id, kind: id.split('.').length > 2 ? 'case' : 'task', programme: 'khcn', seq, version, state },
        ...{ snapshotSchema: 1, workflowGeneration: 1, closed: false, updatedAt: '2026-11-16T02:00:00.000Z' },
        headHash: rows.findLast((row) => row.aggregateId === id)!.hash,
      } as object);
    }
    await manager.insert(EventEntity, rows as object[]);
  });

  it('are told from those of this program', async () => {
    expect(await snapshotProblems()).toHaveLength(4);
  });

  it('are folded anew by the migration, once, and the record verifies as before', async () => {
    const chains = await persistence.check.verifyChains();
    expect(chains).toMatchObject({ fault: null });
    await migrate(db.ownerUrl, APP_ROLE);
    expect(await snapshotProblems()).toEqual([]);
    expect(await persistence.check.verifyChains()).toEqual(chains);
    const folded = () => db.ask<{ xmin: string }>('SELECT xmin FROM aggregate ORDER BY id');
    const before = await folded();
    await migrate(db.ownerUrl, APP_ROLE);
    expect(await folded()).toEqual(before);
  });

  it('then bear the commands of this program', async () => {
    const work = persistence.unitOfWork({ id: 'van-phong-1' });
    const { state } = await work.executeTask('khcn-a', {
      type: 'assign-difficulty',
      difficultyNo: 1,
      owner: 'chanh',
      due: '2026-12-04',
    });
    expect(state.difficulties).toMatchObject([{ no: 1, by: null, status: 'owned', owner: 'chanh' }]);
    // What was reported in those days is not told about now.
    expect(state.notices.map(({ kind }) => kind)).not.toContain('difficulty-reported');
    expect(await snapshotProblems()).toEqual([]);
  });

  it('whose chain was touched stay as they are, but can be read', async () => {
    await db.ask(
      `UPDATE aggregate SET snapshot_schema = 1, head_hash = 'x', state = state - 'inputs' WHERE id = 'khcn-b'`,
    );
    await migrate(db.ownerUrl, APP_ROLE);
    const [row] = await db.ask<{ inputs: unknown; schema: number }>(
      `SELECT state->'inputs' AS inputs, snapshot_schema AS schema FROM aggregate WHERE id = 'khcn-b'`,
    );
    expect(row).toEqual({ inputs: [], schema: 3 });
    expect((await persistence.check.verifyChains()).fault).toMatchObject({ aggregateId: 'khcn-b' });
  });
});
