import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { MessageEntity } from '#persistence';
import { sheetsIn } from '../../libs/documents/plan-sheet/workbook.js';
import { withApi } from '../support/api/index.js';
import { active, draft } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';

const by = (date: string) => ({ id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'by', date } });
const EVERYBODY = ['van-phong-1', 'can-bo', 'can-bo-2', 'bi-thu'];

/** A list as a file holds exactly what the list shows to whoever asks. */
describe('lists as files over HTTP', () => {
  const database = withDatabase('exports');
  const api = withApi(database, '2026-12-11T02:12:00Z');
  let task: string;

  beforeAll(async () => {
    task = await active(api, '1.1', {
      ...{ leadUnits: ['so-khcn'], coordinatingUnits: ['so-tai-chinh'], officer: 'can-bo' },
      deadlines: [by('2026-12-08')],
    });
    await active(api, '1.2', {
      leadUnits: ['so-tai-chinh'],
      officer: 'can-bo-2',
      deadlines: [by('2027-03-31')],
    });
    await draft(api, '1.3', { title: '=HYPERLINK("http://evil")' });
    await api.persistence.unitOfWork({ id: 'system' }).executeCase(`${task}.m1.1`, {
      ...{ type: 'open', taskId: task, deadlineId: 'm1', programme: 'khcn' },
    });
    const slot = { slot: '2026-12-11T01:00:00Z', slotDate: '2026-12-11', notAfter: '2026-12-12T01:00:00Z' };
    await api.persistence.dataSource.manager.insert(MessageEntity, {
      ...slot,
      ...{ id: 'thu-1', key: 'can-bo|thu-1', recipient: 'can-bo', address: 'can-bo@demo.example' },
      ...{
        class: 'routine',
        subject: '[Nhắc hạn] 1 việc',
        state: 'queued',
        messageId: '<thu-1@demo.example>',
      },
      ...{ sources: {}, attempts: 0, resends: 0, createdAt: '2026-12-11T00:00:00Z' },
    } as object);
  });

  const csv = async (path: string, as: string): Promise<Record<string, string>[]> => {
    const { status, body } = await api.ask('GET', path, { as });
    expect({ path, as, status }).toEqual({ path, as, status: 200 });
    return parse(body as string, { bom: true, columns: true }) as Record<string, string>[];
  };
  const workbook = async (path: string, as: string) => {
    const answer = await fetch(api.url + path, {
      headers: { Authorization: `Bearer ${await api.token(as)}` },
    });
    const [sheet] = await sheetsIn(new Uint8Array(await answer.arrayBuffer()));
    const rows = [...sheet!.rows.values()].map((row) =>
      [...row.values()].map((cell) => ('text' in cell ? cell.text : 'value' in cell ? cell.value : null)),
    );
    return { answer, name: sheet!.name, rows };
  };

  it.each<[list: string, query: string, of: string, shown: string]>([
    ['tasks', '', 'Mã', 'code'],
    ['tasks', 'status=active&sort=-due', 'Mã', 'code'],
    ['tasks', 'lead=so-khcn', 'Mã', 'code'],
    ['tasks', 'missing=lead,due', 'Mã', 'code'],
    ['cases', '', 'Mã nhiệm vụ', 'taskCode'],
    ['cases', 'state=closed', 'Mã nhiệm vụ', 'taskCode'],
    ['messages', '', 'Mã thư', 'messageId'],
    ['people', 'q=can', 'Họ và tên', 'name'],
    ['units', '', 'Mã đơn vị', 'code'],
    ['indicators', '', 'Mã', 'code'],
  ])('%s?%s are those of the list, in its order, for everybody', async (list, query, of, shown) => {
    for (const as of EVERYBODY) {
      const { body } = await api.ask('GET', `/api/${list}?${query}`, { as });
      const listed = body.items.map((item: Record<string, string>) => item[shown]);
      const rows = await csv(`/api/${list}/export.csv?${query}`, as);
      expect({ as, rows: rows.map((row) => row[of]) }).toEqual({ as, rows: listed });
    }
  });

  it('tell a task in Vietnamese, its dates as people write them', async () => {
    const [row] = await csv('/api/tasks/export.csv?sort=code', 'van-phong-1');
    expect(row).toMatchObject({
      ...{ Mã: '1.1', 'Nhiệm vụ': 'Nhiệm vụ 1.1', 'Cán bộ được giao': 'can-bo' },
      ...{ 'Đơn vị chủ trì': 'Sở Khoa học và Công nghệ', 'Đơn vị phối hợp': 'Sở Tài chính' },
      ...{ 'Trạng thái': 'Đang thực hiện', 'Tiến độ': 'Quá hạn' },
      'Hạn gần nhất theo văn bản': '08/12/2026',
      'Số ngày làm việc còn lại': '-3',
      'Sản phẩm, hạn': 'Báo cáo (hạn 08/12/2026; quá hạn)',
    });
  });

  it('say in a workbook of when they are and what they were narrowed to', async () => {
    const { answer, name, rows } = await workbook(
      '/api/tasks/export.xlsx?programme=khcn&status=draft',
      'van-phong-1',
    );
    expect(answer.headers.get('content-type')).toContain('spreadsheetml');
    expect(answer.headers.get('content-disposition')).toContain('filename="nhiem-vu-2026-12-11.xlsx"');
    expect(name).toBe('Nhiệm vụ');
    expect(rows.slice(0, 3)).toEqual([
      ['Nhiệm vụ'],
      ['Số liệu lúc 09:12 ngày 11/12/2026: 1 dòng'],
      ['Điều kiện lọc: Chương trình: Đề án; Trạng thái: Dự thảo'],
    ]);
    // Text in a workbook is never calculated; in a CSV it gets an apostrophe.
    expect(rows[4]!.slice(0, 2)).toEqual(['1.3', '=HYPERLINK("http://evil")']);
    const [draftRow] = await csv('/api/tasks/export.csv?status=draft', 'van-phong-1');
    expect(draftRow!['Nhiệm vụ']).toBe(`'=HYPERLINK("http://evil")`);
    expect(draftRow!['Còn thiếu']).toBe('đơn vị chủ trì; thời hạn; cán bộ được giao');
  });

  it('hold one’s own work, the unit’s, and what waits', async () => {
    const codes = async (view: string, as: string) =>
      (await csv(`/api/work/export.csv?view=${view}`, as)).map((row) => row['Mã']);
    expect(await codes('mine', 'can-bo')).toEqual(['1.1']);
    expect(await codes('unit', 'giam-doc')).toEqual(['1.1']);
    expect(await codes('unit', 'can-bo')).toEqual([]);
    expect(await codes('waiting', 'kiem-tra')).toEqual([]);
  });

  it('hold the journal, for those who read it', async () => {
    const { body } = await api.ask('GET', '/api/audit?kind=task', { as: 'van-phong-1' });
    const rows = await csv('/api/audit/export.csv?kind=task', 'van-phong-1');
    expect(rows.map((row) => row['Mã băm'])).toEqual(body.items.map(({ hash }: { hash: string }) => hash));
    expect(rows[0]).toMatchObject({ Mã: '1.3', 'Việc đã làm': 'Nhập nhiệm vụ', Lúc: '11/12/2026 09:12' });
    expect((await api.ask('GET', '/api/audit/export.csv', { as: 'can-bo' })).status).toBe(403);
  });

  it('are refused in another form, and with a filter that the list refuses', async () => {
    for (const path of ['tasks/export.pdf', 'tasks/export.csv?status=xong', 'cases/export.xlsx?include=*']) {
      expect((await api.ask('GET', `/api/${path}`, { as: 'van-phong-1' })).status).toBe(400);
    }
  });
});
