import { beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { type TrackerView, trackerView } from '#contracts';
import { fetched } from '../support/api/cycles.js';
import { withApi } from '../support/api/index.js';
import { active, command, draft } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';

const PATH = '/api/programmes/khcn/tracker';

describe('the national tracker', () => {
  const database = withDatabase('national_tracker');
  const api = withApi(database, '2026-12-07T02:00:00Z');
  let first: string;

  beforeAll(async () => {
    first = await active(api, '1.2');
    await active(api, '1.10');
    const deadlines = [{ id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'by', date: '2026-12-31' } }];
    await active(api, '2.1', { leadUnits: ['so-tai-chinh'], officer: 'can-bo-2', deadlines });
    await draft(api, '3.1');
  });

  const seen = async (as: string): Promise<TrackerView> =>
    trackerView.parse((await api.ask('GET', PATH, { as })).body);
  const short = ({ items }: TrackerView) =>
    items.map(({ code, trackedOn, changed }) => [code, trackedOn, changed]);
  const mark = async (as: string, tasks: string[], on: string | null, version?: number) => {
    const headers = { 'If-Match': `"${version ?? (await seen('van-phong-1')).version}"` };
    const body = { type: 'mark-tracked', tasks, on };
    return api.ask('POST', '/api/programmes/khcn/ledger/commands', { as, body, headers });
  };

  it('knows of nothing until somebody says it; whoever reads a task sees its line', async () => {
    expect(short(await seen('van-phong-1'))).toEqual([
      ['1.2', null, false],
      ['1.10', null, false],
      ['2.1', null, false],
    ]);
    expect((await seen('van-phong-1')).mayManage).toBe(true);
    const officer = await seen('can-bo-2');
    expect([short(officer), officer.mayManage]).toEqual([[['2.1', null, false]], false]);
    expect(await api.ask('GET', '/api/programmes/none/tracker', { as: 'can-bo' })).toMatchObject({
      status: 404,
    });
  });

  it('is told by the office, and then says what has changed since', async () => {
    expect(await mark('can-bo', ['1.2'], '2026-12-04')).toMatchObject({ status: 403 });
    expect(await mark('van-phong-1', ['1.2', '2.1'], '2026-12-08')).toMatchObject({ status: 400 });
    expect(await mark('van-phong-1', ['9.9'], '2026-12-04')).toMatchObject({ status: 400 });
    expect(await mark('van-phong-1', ['1.2', '2.1'], '2026-12-04')).toMatchObject({ status: 200 });
    expect(await mark('van-phong-1', ['1.10'], '2026-12-04', 0)).toMatchObject({ status: 412 });
    await command(api, 'can-bo', first, { type: 'report-progress', percent: 40, note: 'Đã có dự thảo' });
    expect(short(await seen('van-phong-1'))).toEqual([
      ['1.2', '2026-12-04', true],
      ['1.10', null, false],
      ['2.1', '2026-12-04', false],
    ]);
    expect(await mark('van-phong-1', ['1.2'], '2026-12-07')).toMatchObject({ status: 200 });
    expect(await mark('van-phong-1', ['2.1'], null)).toMatchObject({ status: 200 });
    expect(short(await seen('giam-doc'))).toEqual([
      ['1.2', '2026-12-07', false],
      ['1.10', null, false],
    ]);
  });

  it('stands in the chain of the ledger, with the versions that were carried over', async () => {
    const rows = await database.ask(
      `SELECT actor, data FROM event WHERE type = 'tasks-tracked' ORDER BY seq`,
    );
    expect(rows).toMatchObject([
      {
        actor: 'van-phong-1',
        data: { tasks: { '1.2': 3, '2.1': 3 }, trackedOn: '2026-12-04', on: '2026-12-07' },
      },
      { data: { tasks: { '1.2': 4 }, trackedOn: '2026-12-07' } },
      { data: { tasks: { '2.1': 3 }, trackedOn: null } },
    ]);
    expect((await api.persistence.check.verifyChains()).fault).toBeNull();
  });

  it('is a workbook with the lines of whoever asks', async () => {
    const { status, name, bytes } = await fetched(api, `${PATH}.xlsx`, 'giam-doc');
    expect([status, name]).toEqual([200, 'theodoinq-khcn-2026-12-07.xlsx']);
    const texts = strFromU8(unzipSync(bytes)['xl/sharedStrings.xml'] as Uint8Array);
    for (const text of ['Nhiệm vụ 1.2', 'Sở Khoa học và Công nghệ', 'Chưa hoàn thành, trong hạn']) {
      expect(texts).toContain(text);
    }
    expect(texts).not.toContain('Nhiệm vụ 2.1');
  });
});
