import { describe, expect, it } from '@jest/globals';
import { importTables } from '../support/api/import-tables.js';
import { withApi } from '../support/api/index.js';
import { withDatabase } from '../support/database/index.js';
import {
  rowOf as at,
  TASK_ROWS as ROWS,
  type TaskRow as Row,
  taskSheet as sheet,
  threeWrong,
} from '../support/programme/task-sheet.js';

const OFFICE = 'van-phong-1';
const changed = (code: string, change: Row): Row[] =>
  ROWS.map((row) => (row.code === code ? { ...row, ...change } : row));

describe('tasks from a spreadsheet', () => {
  const database = withDatabase('api_import_tasks');
  const api = withApi(database, '2026-11-22T02:00:00Z');

  const { send, exported, history, undo, ...tables } = importTables(api, 'tasks', OFFICE);
  const look = async (rows: readonly Row[]) => tables.look(await sheet(rows));
  const save = async (rows: readonly Row[]) => tables.save(await sheet(rows));
  const statuses = () =>
    database.ask<{ status: string; count: number }>(
      'SELECT status, count(*)::int AS count FROM task GROUP BY status ORDER BY status',
    );
  const task = async (code: string) => (await api.persistence.reads.task(`khcn-${code}`))?.state;

  it('are the 62 of the document', () => {
    expect(ROWS).toHaveLength(62);
  });

  it('are refused with the cells of three wrong rows, and none is entered', async () => {
    const bytes = await sheet(threeWrong());
    const seen = await tables.look(bytes);
    expect(seen.counts).toEqual({ new: 59, changed: 0, same: 0, wrong: 3 });
    const [lead, date, code] = [at('2.4') + 2, at('4.1') + 2, at('5.2') + 2];
    expect(seen.rows.flatMap(({ faults }) => faults)).toEqual([
      {
        cell: `F${lead}`,
        message:
          'Không có đơn vị “Sở Khoa học và Công nghê”; tên gần nhất là “Sở Khoa học và Công nghệ” (mã so-khcn).',
      },
      { cell: `L${date}`, message: 'Ngày “31/02/2027”: tháng 2 không có ngày 31.' },
      { cell: `B${code}`, message: `Mã “5.1” đã có ở dòng ${at('5.1') + 2}.` },
      {
        cell: `C${code}`,
        message: `Tên nhiệm vụ khác dòng ${at('5.1') + 2} của cùng mã “5.1”; để trống hoặc ghi như nhau.`,
      },
    ]);
    expect((await send(bytes, seen.basis)).status).toBe(400);
    expect(await statuses()).toEqual([]);
    expect((await send(bytes, undefined, 'can-bo')).status).toBe(403);
  });

  it('are entered whole once right: drafts that say what they lack, with their import in the register', async () => {
    const seen = await look(ROWS);
    expect(seen.counts).toEqual({ new: 62, changed: 0, same: 0, wrong: 0 });
    expect(seen.rows[at('3.6')]?.missing).toEqual([]);
    expect(seen.rows[at('1.1')]?.missing).toHaveLength(4);
    expect((await save(ROWS)).saved).toBe(true);
    expect(await statuses()).toEqual([{ status: 'draft', count: 62 }]);
    expect(await task('3.6')).toMatchObject({
      ...{ leadUnits: ['so-khcn'], coordinatingUnits: ['so-tai-chinh'], officer: 'can-bo', group: 3 },
      basis: { number: '12-ĐA/TU', issuerUnit: 'tinh-uy' },
      deadlines: [{ id: 'm1', deliverable: 'Dự thảo Đề án', rule: { kind: 'before', date: '2027-12-20' } }],
    });
    expect(await task('1.1')).toMatchObject({ leadUnits: [], officer: null, deadlines: [], basis: null });
    expect(await history()).toMatchObject([{ written: 62, by: { id: OFFICE }, mayUndo: true, touched: [] }]);
  });

  it('come back from their own export with nothing to change', async () => {
    const { name, bytes } = await exported('&programme=khcn');
    expect(name).toContain('nhiem-vu.xlsx');
    const seen = await tables.look(bytes);
    expect(seen.faults).toEqual([]);
    expect(seen.counts).toEqual({ new: 0, changed: 0, same: 62, wrong: 0 });
  });

  it('are not saved over what somebody has changed since', async () => {
    const bytes = await sheet(changed('1.2', { title: 'Tên khác' }));
    const { basis, counts } = await tables.look(bytes);
    expect(counts).toMatchObject({ changed: 1, same: 61 });
    const office = api.persistence.unitOfWork({ id: OFFICE });
    await office.executeTask('khcn-1.3', { type: 'complete-profile', leadUnits: ['so-khcn'] });
    expect((await send(bytes, basis)).status).toBe(412);
    expect((await task('1.2'))?.title).toBe(ROWS[at('1.2')]?.title);
  });

  it('that were changed are changed back, by events of their own', async () => {
    const before = await task('1.2');
    await save(changed('1.2', { title: 'Tên khác', leads: 'so-tai-chinh', date: '2027-06-30' }));
    expect(await task('1.2')).toMatchObject({ title: 'Tên khác', leadUnits: ['so-tai-chinh'] });
    const [last, first] = await history();
    // Whoever completed 1.3 has acted on the first import.
    expect(first).toMatchObject({ written: 62, mayUndo: false });
    expect(first?.touched.sort()).toEqual(['1.2', '1.3']);
    expect(last).toMatchObject({ written: 1, mayUndo: true });
    expect((await undo(last?.no ?? 0, 'can-bo')).status).toBe(403);
    expect((await undo(last?.no ?? 0)).status).toBe(200);
    const { title, leadUnits, deadlines, version } = (await task('1.2')) ?? {};
    expect({ title, leadUnits, deadlines }).toEqual({
      ...{ title: before?.title, leadUnits: before?.leadUnits, deadlines: before?.deadlines },
    });
    expect(version).toBe((before?.version ?? 0) + 2);
    expect((await history())[0]).toMatchObject({ mayUndo: false, undone: { by: { id: OFFICE } } });
    expect((await undo(last?.no ?? 0)).status).toBe(409);
  });

  it('are not taken back once somebody has acted on one, which is named', async () => {
    const first = (await history()).at(-1)?.no ?? 0;
    const refused = await undo(first);
    expect(refused.status).toBe(409);
    expect(((await refused.json()) as { detail: string }).detail).toBe(
      'Không hoàn tác được: đã có người xử lý sau khi nhập: 1.2, 1.3.',
    );
    expect(await statuses()).toEqual([{ status: 'draft', count: 62 }]);
  });

  it('that were made are ended by an undoing, and entered again by the file', async () => {
    const more = [
      { programme: 'khcn', code: 'A.1', title: 'Việc thêm một' },
      { programme: 'khcn', code: 'A.2', title: 'Việc thêm hai' },
    ];
    await save(more);
    const [last] = await history();
    expect((await undo(last?.no ?? 0)).status).toBe(200);
    expect(await statuses()).toEqual([
      { status: 'draft', count: 62 },
      { status: 'stopped', count: 2 },
    ]);
    expect((await look(more)).counts).toMatchObject({ new: 2, wrong: 0 });
    await save([{ ...more[0], title: 'Việc thêm, sửa lại' }, more[1] ?? {}]);
    expect(await task('a.1')).toMatchObject({ status: 'draft', title: 'Việc thêm, sửa lại' });
    const events = (await api.persistence.reads.taskEvents('khcn-a.1')).map(({ type }) => type);
    expect(events).toEqual(['task-created', 'stopped', 'reopened', 'profile-completed']);
    const again = await look(
      more.map((row) => (row.code === 'A.1' ? { ...row, title: 'Việc thêm, sửa lại' } : row)),
    );
    expect(again.counts).toEqual({ new: 0, changed: 0, same: 2, wrong: 0 });
  });

  it('that run change nothing but their officer', async () => {
    const office = api.persistence.unitOfWork({ id: OFFICE });
    await office.executeTask('khcn-3.6', { type: 'activate' });
    const refused = await look(changed('3.6', { title: 'Tên khác', date: '2028-01-01' }));
    expect(refused.rows[at('3.6')]?.faults.map(({ message }) => message)).toEqual([
      'Nhiệm vụ đang thực hiện: tên chỉ đổi bằng đề nghị điều chỉnh được chấp thuận.',
      'Nhiệm vụ đang thực hiện: hạn chỉ đổi bằng gia hạn, đính chính hoặc văn bản thay, ở trang của nhiệm vụ.',
    ]);
    await save(changed('3.6', { officer: 'can-bo-2@demo.example' }).filter(({ code }) => code === '3.6'));
    expect(await task('3.6')).toMatchObject({ status: 'active', officer: 'can-bo-2' });
    expect((await undo((await history())[0]?.no ?? 0)).status).toBe(200);
    expect(await task('3.6')).toMatchObject({ status: 'active', officer: 'can-bo' });
  });
});
