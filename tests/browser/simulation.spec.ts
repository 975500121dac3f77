import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Persistence } from '#persistence';
import { smallProvince } from '../support/database/province.js';
import { looks } from './looks.js';
import { Stage } from './stage.js';

const NOW = '2026-11-26T03:00:00Z';

async function tasks(persistence: Persistence): Promise<void> {
  await smallProvince(persistence);
  const office = persistence.unitOfWork({ id: 'van-phong-1' });
  for (const [code, leadUnit, officer] of [
    ['1.1', 'so-khcn', 'can-bo'],
    ['1.2', 'so-khcn', 'can-bo'],
    ['1.3', 'so-tai-chinh', 'can-bo-2'],
  ] as const) {
    const { id } = await office.createTask({
      ...{ programme: 'khcn', code, kind: 'task', group: 1, title: `Báo cáo chuyên đề số ${code}` },
      ...{ leadUnits: [leadUnit], officer },
      deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'by', date: '2026-12-18' } }],
    });
    await office.executeTask(id, { type: 'activate', assignedOn: '2026-11-26' });
  }
}

describe('rules run ahead on the page', () => {
  let stage: Stage;
  const inAs = async (email: string) => {
    const page = await stage.visitor();
    await stage.signIn(page, email);
    return page;
  };
  beforeAll(async () => {
    stage = await Stage.open('simulation_page', NOW, tasks);
  }, 180_000);
  afterAll(() => stage?.end(), 60_000);

  it('the office sees which days are full, which mails go out and why', async () => {
    const office = await inAs('van-phong-1@demo.example');
    await office.getByRole('link', { name: 'Quản trị' }).first().click();
    await office.getByRole('main').getByRole('link', { name: 'Mô phỏng' }).click();
    await office.getByRole('button', { name: 'Chạy mô phỏng' }).click();
    await office.getByText(/^Từ 26.11.2026 đến 26.02.2027: \d+ thư/).waitFor();
    const busiest = office.getByRole('region', { name: 'Những ngày nhiều thư nhất' });
    await busiest.getByRole('button', { name: /18\/12\/2026/ }).click();
    const steps = office.getByRole('region', { name: 'Thư nào, ngày nào, vì sao' });
    await steps.getByText('3 bước', { exact: true }).waitFor();
    const heading = "document.getElementById('mp-thu').getBoundingClientRect().top";
    expect(await office.evaluate(`${heading} >= 0 && ${heading} < innerHeight`)).toBe(true);
    await steps.getByText('Nhắc hạn trong ngày cuối', { exact: true }).first().waitFor();
    await looks(office, 'simulation');
    const people = office.getByRole('region', { name: 'Theo người và tháng' });
    await people.getByRole('button', { name: /^can-bo, tháng 12\/2026/ }).click();
    await steps.getByLabel('Người nhận').selectOption({ label: 'không có người nhận' });
    await steps
      .getByText(/^Không gửi:/)
      .first()
      .waitFor();
    await people.getByRole('button', { name: /^can-bo, tháng 12\/2026/ }).click();
    await steps.getByLabel('Nhiệm vụ, kỳ').selectOption({ label: '1.1 – Báo cáo chuyên đề số 1.1' });
    await steps.getByText('Nhắc hạn trước 7 ngày').waitFor();
    expect(await steps.getByText('1.2 – Báo cáo chuyên đề số 1.2').locator('visible=true').count()).toBe(0);
    await office
      .getByRole('region', { name: 'Hồ sơ trình sẽ mở' })
      .getByText(/mở dự thảo ngày 28/)
      .first()
      .waitFor();
    await office.context().close();
  }, 120_000);

  it('another rest day and other values are compared with today, and nothing is saved', async () => {
    const admin = await inAs('quan-tri@demo.example');
    await admin.goto(`${stage.url}/mo-phong`);
    await admin.getByText('Giả định lịch khác').click();
    await admin.getByLabel('Ngày', { exact: true }).fill('18/12/2026');
    await admin.keyboard.press('Enter');
    await admin.getByRole('button', { name: 'Thêm vào giả định' }).click();
    await admin.getByText('18/12/2026 (thứ Sáu): nghỉ').waitFor();
    await admin.getByText('Giả định quy tắc khác').click();
    await admin.getByLabel('Báo người đứng đầu trước hạn').fill('5');
    await admin.getByRole('button', { name: 'Chạy mô phỏng' }).click();
    const difference = admin.getByRole('region', { name: 'Khác với hiện nay' });
    // Nobody heads the other department: two tasks of three have a head to tell.
    await difference
      .getByText(/^Thêm 2 bước, bớt 4 bước, \d+ bước đổi ngày; 3 hạn được tính lại\.$/)
      .waitFor();
    await difference.getByText('Ngày làm việc cuối cùng trong hạn: 18/12/2026').first().waitFor();
    await difference
      .getByText('Báo trước người đứng đầu 5 ngày: thêm, gửi ngày 11/12/2026')
      .first()
      .waitFor();
    await looks(admin, 'simulation-difference');
    await admin.getByLabel('Nếu').selectOption('in-time');
    await admin.getByText('Đã đổi lựa chọn sau lần chạy').waitFor();
    expect((await stage.persistence.settings.rules(null)).calendar.version).toBe('thu-1');
    await admin.context().close();
  }, 120_000);

  it('beside the rules being edited stands what they would send', async () => {
    const admin = await inAs('quan-tri@demo.example');
    await admin.goto(`${stage.url}/quy-tac-nhac-han`);
    const trial = admin.getByRole('region', { name: 'Thử với một thời hạn' });
    await trial.getByText('Nhắc hạn trước 30 ngày').waitFor();
    await trial.getByLabel('Hoặc lấy thời hạn của nhiệm vụ').fill('1.1');
    await admin.locator('.ant-select-item-option').filter({ hasText: '1.1 –' }).click();
    await trial.getByText('ngày làm việc cuối cùng trong hạn là 18/12/2026 (thứ Sáu)').waitFor();
    await admin.getByLabel('Nhắc cán bộ trước hạn').fill('10, 0');
    await admin.getByLabel('Đã tiếp nhận thì thôi các lần nhắc trước hạn').fill('10');
    await trial.getByText('Nhắc hạn trước 10 ngày').waitFor();
    expect(await trial.getByText('Nhắc hạn trước 7 ngày').count()).toBe(0);
    await looks(admin, 'rules-tried');
    await trial.getByLabel('Nếu').selectOption('submitted');
    await trial.getByText('Nhắc kiểm tra sản phẩm').waitFor();
    expect(stage.complaints).toEqual([]);
    await admin.context().close();
  }, 120_000);
});
