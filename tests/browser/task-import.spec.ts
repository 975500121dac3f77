import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { smallProvince } from '../support/database/province.js';
import { rowOf, TASK_ROWS, type TaskRow, taskSheet, threeWrong } from '../support/programme/task-sheet.js';
import { looks } from './looks.js';
import { Stage } from './stage.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The office has the 62 tasks of the document in a spreadsheet, three rows of it wrong. */
describe('62 tasks from a spreadsheet, on the page', () => {
  let stage: Stage;
  let office: Page;

  const look = async (rows: readonly TaskRow[]) => {
    const buffer = Buffer.from(await taskSheet(rows));
    await office.locator('#nhap-tep').setInputFiles({ name: 'nhiem-vu.xlsx', mimeType: XLSX, buffer });
    await office.getByRole('button', { name: 'Xem trước', exact: true }).click();
    await office.getByText('Xem trước 62 dòng').waitFor();
    return office.getByRole('region', { name: 'Xem trước' });
  };
  const entered = async () =>
    (await stage.persistence.reads.tasks({ programme: 'khcn' }, { page: 1, pageSize: 1 })).total;

  beforeAll(async () => {
    stage = await Stage.open('task_import', '2026-11-22T02:00:00Z', smallProvince);
    office = await stage.visitor();
    await stage.signIn(office, 'van-phong-1@demo.example');
  }, 180_000);
  afterAll(() => stage?.end(), 60_000);

  it('three wrong rows stand first with their cells, and nothing can be entered', async () => {
    await office.getByRole('link', { name: 'Hoàn thiện dự thảo' }).click();
    await office.getByRole('link', { name: 'Nhập từ bảng tính' }).click();
    const seen = await look(threeWrong());
    const rows = await seen.getByRole('listitem').allInnerTexts();
    expect(rows).toHaveLength(62);
    const [lead, date, code] = ['2.4', '4.1', '5.2'].map((of) => rowOf(of) + 2);
    for (const [row, said] of [
      [
        lead,
        `Ô F${lead}: Không có đơn vị “Sở Khoa học và Công nghê”; tên gần nhất là “Sở Khoa học và Công nghệ”`,
      ],
      [date, `Ô L${date}: Ngày “31/02/2027”: tháng 2 không có ngày 31.`],
      [code, `Ô B${code}: Mã “5.1” đã có ở dòng ${rowOf('5.1') + 2}.`],
    ]) {
      const wrong = rows.slice(0, 3).find((text) => text.includes(`Dòng ${row}\n`));
      expect(wrong).toContain(said);
    }
    await seen.getByText('Sửa các chỗ sai trong tệp rồi chọn lại tệp.').waitFor();
    expect(await seen.getByRole('button', { name: /^Ghi/ }).count()).toBe(0);
    expect(await entered()).toBe(0);
    await looks(office, 'import-wrong');
  }, 60_000);

  it('mended, all are entered at once: drafts that say what each lacks', async () => {
    const seen = await look(TASK_ROWS);
    await looks(office, 'import-right');
    await seen.getByRole('button', { name: 'Ghi 62 dòng mới và đổi' }).click();
    await office.getByText('Đã ghi 62 dòng.').waitFor();
    expect(await entered()).toBe(62);
    await office.getByRole('link', { name: 'Hoàn thiện dự thảo' }).click();
    await office.getByText('62 dự thảo, 1 đã đủ 5 rõ').waitFor();
    await looks(office, 'import-drafts');
    expect(stage.complaints).toEqual([]);
  }, 60_000);
});
