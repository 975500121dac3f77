import { beforeAll, describe, expect, it } from '@jest/globals';
import { type CycleState, stageOf } from '#domain';
import { migrate, migrateBack, type Persistence, Reconciliation } from '#persistence';
import { APP_ROLE, StandingClock, withDatabase } from '../support/database/index.js';
import { assessment, realProvince } from '../support/programme/cycle-cast.js';
import { schemaOf } from '../support/schema/index.js';

const ID = 'khcn.ad-hoc-report.2028-1';
const UNITS = ['so-noi-vu', 'so-tai-chinh', 'so-y-te'];

/** The migrations that came with the cycles and after them; back to before the first. */
const SINCE_CYCLES = /Cycles\d+$/;

describe('the record of a cycle', () => {
  const db = withDatabase('cycles_record');
  const clock = new StandingClock('2028-07-03T02:00:00.000Z');
  let persistence: Persistence;

  beforeAll(async () => {
    persistence = await db.persistence(clock);
    await realProvince(persistence, '2026-11-23');
    const input = { programme: 'khcn', kind: 'ad-hoc-report', year: 2028, part: 1 } as const;
    await persistence.unitOfWork({ id: 'quan-tri' }).startCycle({ ...input, units: UNITS, dryRun: false });
    await answer('so-y-te', 1);
    const back = { type: 'return-submission', stage: 'don-vi', unit: 'so-y-te', reason: 'Thiếu' } as const;
    await persistence.unitOfWork({ id: 'van-phong-1' }).executeCycle(ID, back);
    await answer('so-y-te', 2);
    await answer('so-noi-vu', 3);
    clock.set('2028-07-13T02:00:00.000Z');
    await persistence.unitOfWork({ id: 'system' }).executeCycle(ID, { type: 'advance' });
    const { unit, content, stage } = {
      ...{ unit: 'van-phong-tinh-uy', stage: 'van-phong' },
      content: { 'ket-qua': 'x', 'ton-tai': 'x', 'phuong-huong': 'x' },
    };
    await persistence.unitOfWork({ id: 'van-phong-1' }).submitToCycle(ID, { stage, unit, content });
    await persistence
      .unitOfWork({ id: 'chanh' })
      .executeCycle(ID, { type: 'accept-submission', stage, unit });
  }, 60_000);

  const answer = (unit: string, n: number) =>
    persistence.unitOfWork({ id: unit }).submitToCycle(ID, { stage: 'don-vi', unit, content: assessment(n) });
  const problems = async () => (await persistence.check.checkAnswers()).map(({ problem }) => problem);
  const state = async (): Promise<CycleState> => (await persistence.cycles.reads.find(ID))!;

  it('ends frozen: each stage and the whole have a hash, which the next chain link carries', async () => {
    const { status, contentHash, stages } = await state();
    expect(status).toBe('closed');
    expect(contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(stages.map((s) => s.contentHash)).toEqual(
      stages.map(() => expect.stringMatching(/^[0-9a-f]{64}$/)),
    );
    expect((await persistence.check.verifyChains()).fault).toBeNull();
    expect(await problems()).toEqual([]);
  });

  it('is what its events say: the snapshot is their fold', async () => {
    expect(await persistence.check.checkDerived()).toEqual([]);
    await db.ask(`UPDATE aggregate SET state = jsonb_set(state, '{stages,0,missing}', '[]') WHERE id = $1`, [
      ID,
    ]);
    await db.ask(`UPDATE cycle SET status = 'running' WHERE id = $1`, [ID]);
    const reconciliation = new Reconciliation(persistence, clock as never);
    const found = (await reconciliation.findings(null)).filter(({ subject }) => subject === ID);
    expect(found).toMatchObject([{ kind: 'snapshot', repair: 'refold' }]);
    await reconciliation.repair(found, 'spec');
    expect(stageOf(await state(), 'don-vi')!.missing).toEqual(['so-tai-chinh']);
    expect(await persistence.check.checkDerived()).toEqual([]);
  });

  it('cannot be changed by the application: what was sent is only ever added', async () => {
    for (const act of [`UPDATE cycle_submission SET content = '{}'`, 'DELETE FROM cycle_submission']) {
      await expect(db.ask(act, [], 'app')).rejects.toThrow(/permission denied/);
    }
  });

  it('names a frozen answer that the owner of the database has changed, and one that is gone', async () => {
    const change = (to: string) =>
      db.ask(
        `UPDATE cycle_submission SET content = jsonb_set(content, '{nv-hoan-thanh,done}', $2::jsonb)
         WHERE cycle_id = $1 AND unit = 'so-noi-vu'`,
        [ID, to],
      );
    await change('4');
    expect(await problems()).toEqual([`${ID}: round 1 of so-noi-vu in stage don-vi is not what was sent`]);
    expect(await persistence.check.checkDerived()).toMatchObject([{ aggregateId: ID, part: 'answers' }]);
    await change('3');
    expect(await problems()).toEqual([]);
    const [row] = await db.ask<Record<string, unknown>>(
      `DELETE FROM cycle_submission WHERE cycle_id = $1 AND unit = 'so-y-te' AND round = 1 RETURNING *`,
      [ID],
    );
    expect(await problems()).toEqual([`${ID}: round 1 of so-y-te in stage don-vi is gone`]);
    const { cycle_id, stage, unit, round, form, content, content_hash, submitted_by, submitted_at } = row!;
    await db.ask(`INSERT INTO cycle_submission VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, [
      ...[
        cycle_id,
        stage,
        unit,
        round,
        form,
        JSON.stringify(content),
        content_hash,
        submitted_by,
        submitted_at,
      ],
    ]);
    expect(await problems()).toEqual([]);
  });

  it('names an answer that nobody sent', async () => {
    await db.ask(
      `INSERT INTO cycle_submission SELECT cycle_id, stage, 'so-tai-chinh', 1, form, content, content_hash, 'ai-do', submitted_at
       FROM cycle_submission WHERE cycle_id = $1 AND unit = 'so-noi-vu'`,
      [ID],
    );
    expect(await problems()).toEqual([`${ID}: round 1 of so-tai-chinh in stage don-vi was never sent`]);
    await db.ask(`DELETE FROM cycle_submission WHERE cycle_id = $1 AND unit = 'so-tai-chinh'`, [ID]);
  });

  it('goes with the schema back to before the cycles, and the rest is as it was', async () => {
    const caseId = `${ID}.don-vi.1`;
    const work = persistence.unitOfWork({ id: 'system' });
    const open = { type: 'open', taskId: ID, deadlineId: 'don-vi', programme: 'khcn' } as const;
    await work.executeCase(caseId, open);
    await work.executeCase(caseId, { type: 'send-up-by-engine' });
    const tasks = () =>
      db.ask('SELECT id, seq, head_hash FROM aggregate WHERE kind = $1 ORDER BY id', ['task']);
    const [before, schema] = [await tasks(), await schemaOf(db.ownerUrl)];
    for (let undone = ''; !SINCE_CYCLES.test(undone); ) undone = (await migrateBack(db.ownerUrl)).undone;
    expect(await db.ask(`SELECT id FROM aggregate WHERE id LIKE '%report%'`)).toEqual([]);
    expect(
      await db.ask(`SELECT topic FROM outbox WHERE topic LIKE 'cycle.%' OR key LIKE $1`, [`${ID}%`]),
    ).toEqual([]);
    expect(await tasks()).toEqual(before);
    await migrate(db.ownerUrl, APP_ROLE);
    expect(await schemaOf(db.ownerUrl)).toEqual(schema);
    expect((await persistence.check.verifyChains()).fault).toBeNull();
    expect(await persistence.check.checkDerived()).toEqual([]);
  }, 60_000);
});
