import { beforeAll, describe, expect, it } from '@jest/globals';
import { statsOf } from '#domain';
import type { NewTask, Persistence, TaskFilter } from '#persistence';
import { StandingClock, withDatabase } from '../support/database/index.js';
import { smallProvince, yearlyPlans } from '../support/database/province.js';

const OFFICE = { id: 'van-phong-1' };

describe('reading', () => {
  const db = withDatabase('reads');
  const clock = new StandingClock('2026-11-02T03:00:00.000Z');
  let persistence: Persistence;

  const task = async (code: string, dates: string[], more: Partial<NewTask> = {}, activate = true) => {
    const office = persistence.unitOfWork(OFFICE);
    const { id } = await office.createTask({
      programme: 'khcn',
      code,
      kind: 'task',
      group: 1,
      title: `Nhiệm vụ ${code}`,
      leadUnits: ['so-khcn'],
      officer: 'can-bo',
      deadlines: dates.map((date) => ({ deliverable: `Báo cáo ${date}`, rule: { kind: 'by', date } })),
      ...more,
    });
    if (activate) await office.executeTask(id, { type: 'activate' });
    return id;
  };
  const codes = async (filter: TaskFilter, sort?: string) =>
    (await persistence.reads.tasks(filter, { sort })).items.map((t) => t.code);

  beforeAll(async () => {
    persistence = await db.persistence(clock);
    await smallProvince(persistence);
    await yearlyPlans(persistence, [2027]);
    await task('1.2', ['2026-12-18', '2026-11-20'], { title: 'Chuyển đổi số trong Đảng' });
    await task('1.10', ['2027-02-26'], {
      leadUnits: ['so-tai-chinh'],
      officer: 'can-bo-2',
      coordinatingUnits: ['so-khcn'],
    });
    await task('1.1', [], { title: 'Đường truyền 50% xã', officer: null }, false);
    await task('2.1', ['2026-11-20'], {
      leadUnits: ['so-tai-chinh'],
      officer: 'can-bo-2',
      group: 2,
      watcher: 'can-bo',
    });
    await persistence.unitOfWork({ id: 'system' }).openDueObligations('khcn', '2026-11-02');
  });

  it('narrows a list by each filter', async () => {
    expect(await codes({})).toEqual(['1.1', '1.2', '1.10', '2.1', 'NV-01-2027']);
    expect(await codes({ programme: 'khcn', group: 1 })).toEqual(['1.1', '1.2', '1.10']);
    expect(await codes({ programme: 'uav' })).toEqual([]);
    expect(await codes({ kind: 'obligation' })).toEqual(['NV-01-2027']);
    expect(await codes({ unit: 'so-khcn' })).toEqual(['1.1', '1.2', '1.10']);
    expect(await codes({ officer: 'can-bo-2' })).toEqual(['1.10', '2.1']);
    expect(await codes({ status: 'draft' })).toEqual(['1.1']);
    expect(await codes({ status: ['active', 'draft'], group: 1 })).toEqual(['1.1', '1.2', '1.10']);
    expect(await codes({ dueFrom: '2026-11-20', dueTo: '2026-11-20' })).toEqual(['1.2', '2.1']);
    expect(await codes({ dueFrom: '2026-11-21', dueTo: '2026-12-31' })).toEqual(['NV-01-2027']);
    expect(await codes({ hasBacklog: true })).toEqual([]);
  });

  it('finds words with and without diacritics, in code, title and deliverable, and takes signs as they are', async () => {
    expect(await codes({ q: 'chuyen doi' })).toEqual(['1.2']);
    expect(await codes({ q: 'SỐ chuyển' })).toEqual(['1.2']);
    expect(await codes({ q: 'duong' })).toEqual(['1.1']);
    expect(await codes({ q: 'đường 50%' })).toEqual(['1.1']);
    expect(await codes({ q: '5%0' })).toEqual([]);
    expect(await codes({ q: 'nv-01' })).toEqual(['NV-01-2027']);
    expect(await codes({ q: 'bao cao 2027-02' })).toEqual(['1.10']);
    expect(await codes({ q: "'; DROP TABLE task; --" })).toEqual([]);
  });

  it('shows a unit its own, and a person what he holds or follows', async () => {
    expect(await codes({ visibleTo: { units: ['so-khcn'], persons: ['giam-doc'] } })).toEqual([
      '1.1',
      '1.2',
      '1.10',
    ]);
    expect(await codes({ visibleTo: { units: [], persons: ['can-bo'] } })).toEqual(['1.2', '2.1']);
    expect(await codes({ visibleTo: { units: [], persons: ['ai-do'] } })).toEqual([]);
  });

  it('sorts and pages with the total of all', async () => {
    expect(await codes({}, 'nextDue')).toEqual(['1.2', '2.1', 'NV-01-2027', '1.10', '1.1']);
    expect(await codes({}, '-nextDue')).toEqual(['1.10', 'NV-01-2027', '1.2', '2.1', '1.1']);
    expect(await codes({}, 'no-such-field')).toEqual(['1.1', '1.2', '1.10', '2.1', 'NV-01-2027']);
    const pages = await Promise.all(
      [1, 2, 3].map((page) => persistence.reads.tasks({}, { page, pageSize: 2 })),
    );
    expect(pages.map((p) => [p.total, p.items.map((t) => t.code)])).toEqual([
      [5, ['1.1', '1.2']],
      [5, ['1.10', '2.1']],
      [5, ['NV-01-2027']],
    ]);
    expect((await persistence.reads.tasks({}, { page: 9 })).items).toEqual([]);
  });

  it('gives each task its deadlines in order', async () => {
    const { items } = await persistence.reads.tasks({ q: '1.2 chuyen' });
    expect(items[0]!.deadlines.map((d) => [d.ordinal, d.legalDue])).toEqual([
      [0, '2026-12-18'],
      [1, '2026-11-20'],
    ]);
    expect(items[0]!.deadlines[0]!.explanation.length).toBeGreaterThan(1);
    expect(await persistence.reads.task('khcn-0.0')).toBeNull();
  });

  it('counts a programme cohort by cohort', async () => {
    const { counts } = (await persistence.reads.programme('khcn'))!;
    expect(counts.catalogue).toMatchObject({ total: 2, byStatus: { draft: 1, active: 1 } });
    expect(counts.added.total).toBe(2);
    expect(counts.obligations).toMatchObject({ total: 1, opened: 1 });
    expect(await persistence.reads.programme('khac')).toBeNull();
  });

  it('counts deadlines as officials do, on a day', async () => {
    const counted = async (day: string) => statsOf(await persistence.reads.asOf.tasks('khcn', day), day);
    const officer = persistence.unitOfWork({ id: 'can-bo-2' });
    await officer.executeTask('khcn-2.1', { type: 'submit-deliverable', deadlineId: 'm1' });
    expect((await counted('2026-11-02')).deadlines).toMatchObject({
      total: 5,
      awaitingCheck: 1,
    });
    await persistence
      .unitOfWork(OFFICE)
      .executeTask('khcn-2.1', { type: 'accept-deliverable', deadlineId: 'm1' });
    const now = await counted('2026-11-16');
    expect(now.deadlines).toMatchObject({
      total: 5,
      doneOnTime: 1,
      openInTime: 4,
      openOverdue: 0,
      dueSoon: 1,
      onTimeRate: 100,
    });
    const late = await counted('2026-11-21');
    expect(late.deadlines).toMatchObject({ doneOnTime: 1, doneLate: 0, openOverdue: 1, openInTime: 3 });
    expect(late.units.map((u) => [u.unit, u.total, u.light])).toEqual([
      ['dang-uy-ubnd', 1, 'green'],
      ['so-khcn', 2, 'red'],
      ['so-tai-chinh', 2, 'green'],
    ]);
    expect(late.tasks).toEqual({ draft: 1, active: 3, completed: 1 });
  });

  it('knows who a step speaks to from the directory as it is now, in every process', async () => {
    const other = await db.persistence(clock);
    const { state } = (await persistence.reads.task('khcn-1.2'))!;
    expect(await other.reads.recipients(state, { role: 'head' }, '2026-12-04')).toEqual({
      persons: ['giam-doc'],
      skip: null,
    });
    await persistence.directory.changePerson('giam-doc', { active: false });
    expect(await other.reads.recipients(state, { role: 'head' }, '2026-12-04')).toEqual({
      persons: [],
      skip: 'nobody',
    });
    await persistence.directory.addUser({
      email: 'Moi@Demo.example',
      name: 'Người mới',
      memberships: [{ unit: 'so-khcn', role: 'head' }],
    });
    const head = (await other.reads.person('moi@demo.example'))!;
    expect(head.id).toMatch(/^p-[0-9a-f]{12}$/);
    expect(await other.reads.recipients(state, { role: 'head' }, '2026-12-04')).toEqual({
      persons: [head.id],
      skip: null,
    });
    expect(await other.reads.recipients(state, { role: 'parent-head' }, '2026-12-04')).toEqual({
      persons: ['bi-thu'],
      skip: null,
    });
  });

  it('says that a transaction may still write below what is seen, also the youngest of all', async () => {
    const dataSource = await db.dataSource('owner', 2);
    const [younger, older] = [dataSource.createQueryRunner(), dataSource.createQueryRunner()];
    const record = async (runner: typeof older, id: string) => {
      await runner.query(
        `INSERT INTO aggregate (id, kind, programme, seq, version, state, head_hash, workflow_generation, closed, updated_at)
         SELECT $1, 'register', programme, 1, 1, '{}', $1, 0, true, updated_at FROM aggregate LIMIT 1`,
        [id],
      );
      await runner.query(
        `INSERT INTO event (aggregate_id, seq, type, schema_version, at, actor, data, prev_hash, hash)
         SELECT $1, 1, type, schema_version, at, actor, data, prev_hash, $1 FROM event LIMIT 1`,
        [id],
      );
    };
    await older.startTransaction();
    await older.query('SELECT pg_current_xact_id()');
    await younger.startTransaction();
    await record(younger, 'younger');
    await record(older, 'older');
    await older.commitTransaction();
    // The older one has the higher place, and nothing that began later has ended.
    const seen = await persistence.reads.recorded.after(0n, 1);
    expect(seen.settledBefore).toBeLessThan(seen.begunBefore);
    await younger.commitTransaction();
    await Promise.all([younger.release(), older.release()]);
  });

  it('refuses a second user of an address, and a unit that is not there', async () => {
    const add = (email: string, unit: string) =>
      persistence.directory.addUser({ email, name: 'x', memberships: [{ unit, role: 'officer' }] });
    await expect(add('MOI@demo.example', 'so-khcn')).rejects.toMatchObject({ code: 'state-conflict' });
    await expect(add('khac@demo.example', 'so-la')).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await persistence.reads.person('khac@demo.example')).toBeNull();
  });
});
