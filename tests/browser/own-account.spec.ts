import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import type { Page } from 'playwright-core';
import type { Persistence } from '#persistence';
import { smallProvince } from '../support/database/province.js';
import { fits, shot } from './looks.js';
import { DESKTOP, PHONE, Stage, seriousViolations } from './stage.js';

/** Two tasks of one officer, and one of another department. */
async function someWork(persistence: Persistence): Promise<void> {
  await smallProvince(persistence);
  const office = persistence.unitOfWork({ id: 'van-phong-1' });
  for (const [code, title, unit, officer, date] of [
    ['1.1', 'Trung tâm đổi mới sáng tạo', 'so-khcn', 'can-bo', '2026-12-18'],
    ['1.2', 'Nền tảng dữ liệu dùng chung', 'so-khcn', 'can-bo', '2027-02-26'],
    ['2.1', 'Cơ chế tài chính cho đổi mới sáng tạo', 'so-tai-chinh', 'can-bo-2', '2026-12-31'],
  ] as const) {
    const { id } = await office.createTask({
      ...{ programme: 'khcn', code, kind: 'task', group: 1, title, leadUnits: [unit], officer },
      deadlines: [{ id: 'm1', deliverable: `Dự thảo ${title}`, rule: { kind: 'by', date } }],
    });
    await office.executeTask(id, { type: 'activate', assignedOn: '2026-11-02' });
  }
}

describe('one’s own account', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await Stage.open('own_account', '2026-12-07T02:00:00Z', someWork);
  }, 300_000);

  afterAll(() => stage?.end(), 60_000);

  const open = async (viewport: typeof DESKTOP, who: string): Promise<Page> => {
    const page = await stage.visitor(viewport);
    await stage.signIn(page, `${who}@demo.example`);
    await page.getByRole('button', { name: /^Tài khoản: / }).click();
    await page.getByRole('link', { name: 'Tài khoản của tôi' }).click();
    await page.getByRole('heading', { name: 'Tài khoản của tôi', level: 1 }).waitFor();
    return page;
  };
  it('has an address for the calendar, shown once, read by whoever has it, and revoked', async () => {
    const page = await open(DESKTOP, 'can-bo');
    const calendar = page.getByRole('region', { name: 'Lịch của tôi' });
    await calendar.getByText('0 địa chỉ').waitFor();
    await calendar.getByRole('button', { name: 'Tạo địa chỉ lịch' }).click();
    await calendar.getByText('cần ghi nơi dùng').waitFor();
    await calendar.getByLabel('Nơi dùng').fill('Điện thoại');
    await calendar.getByRole('button', { name: 'Tạo địa chỉ lịch' }).click();
    const shown = calendar.getByLabel('Địa chỉ lịch cho “Điện thoại”');
    await shown.waitFor();
    const address = await shown.inputValue();
    await calendar.getByText('Chưa có lịch nào đọc').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await shot(page, 'tai-khoan-1366');

    const text = await (await fetch(address)).text();
    const root = new ICAL.Component(ICAL.parse(text) as [string, unknown[], unknown[]]);
    const titles = root.getAllSubcomponents('vevent').map((e) => String(e.getFirstPropertyValue('summary')));
    expect(titles).toEqual([
      'Hạn: 1.1 – Trung tâm đổi mới sáng tạo',
      'Hạn: 1.2 – Nền tảng dữ liệu dùng chung',
    ]);
    await page.reload();
    await calendar.getByText('Đọc lần cuối lúc').waitFor();
    expect(await page.content()).not.toContain(address);
    await calendar.getByRole('button', { name: 'Thu hồi: Điện thoại' }).click();
    await calendar.getByText('0 địa chỉ').waitFor();
    expect((await fetch(address)).status).toBe(404);
    await page.context().close();
  }, 120_000);

  it('says how mails come, and keeps it', async () => {
    const page = await open(PHONE, 'can-bo');
    const mails = page.getByRole('region', { name: 'Thư nhắc việc' });
    expect(await mails.getByLabel('Cách nhận').inputValue()).toBe('together');
    await mails.getByLabel('Cách nhận').selectOption('grave-apart');
    await page.getByText('Đã đổi cách nhận thư, từ lần gửi tới.').waitFor();
    await page.reload();
    expect(await mails.getByLabel('Cách nhận').inputValue()).toBe('grave-apart');
    expect(await fits(page)).toBe(true);
    expect(await seriousViolations(page)).toEqual([]);
    await shot(page, 'tai-khoan-360');
    await page.context().close();
  }, 120_000);

  it('beside it, what the office has carried over to the national tracker', async () => {
    const page = await stage.visitor(DESKTOP);
    await stage.signIn(page, 'van-phong-1@demo.example');
    await page.getByRole('link', { name: 'Quản trị' }).click();
    await page.getByRole('link', { name: 'Cập nhật theodoinq' }).click();
    await page.getByText('0 trên 3 nhiệm vụ đã cập nhật').waitFor();
    await page.getByLabel('Chọn 1.1').check();
    await page.getByLabel('Chọn 2.1').check();
    await page.getByRole('button', { name: 'Đánh dấu 2 nhiệm vụ đã cập nhật' }).click();
    await page.getByText('2 trên 3 nhiệm vụ đã cập nhật').waitFor();
    await stage.persistence
      .unitOfWork({ id: 'can-bo' })
      .executeTask('khcn-1.1', { type: 'report-progress', note: 'Đã có dự thảo' });
    await page.reload();
    await page.getByText('có thay đổi từ lần cập nhật').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await shot(page, 'theodoinq-1366');
    await page.getByRole('button', { name: 'Đã thay đổi' }).click();
    expect(await page.getByRole('listitem').filter({ hasText: 'Nền tảng dữ liệu' }).count()).toBe(0);
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Tải bảng XLSX' }).click();
    expect((await coming).suggestedFilename()).toBe('theodoinq-khcn-2026-12-07.xlsx');
    await page.setViewportSize(PHONE);
    expect(await fits(page)).toBe(true);
    await shot(page, 'theodoinq-360');
    expect(stage.complaints).toEqual([]);
    await page.context().close();
  }, 120_000);
});
