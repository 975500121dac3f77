import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Persistence } from '#persistence';
import { activate, dueBy, OFFICE, tenOfficers } from '../support/story/cast.js';
import { PHONE, Stage, seriousViolations } from './stage.js';

const SHOTS = process.env['SHOTS'];
const OPEN = '1.1';

async function oneTask(persistence: Persistence): Promise<void> {
  await tenOfficers(persistence);
  await activate(persistence, {
    ...{
      code: OPEN,
      title: 'Báo cáo kết quả',
      leadUnit: 'so-khcn',
      officer: 'officer-0',
      assignedOn: '2026-11-16',
    },
    deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: dueBy('2027-03-31') }],
  });
}

describe('the end of a programme on its page', () => {
  let stage: Stage;
  let page: Page;

  beforeAll(async () => {
    stage = await Stage.open('programme_end_page', '2026-11-16T02:12:00Z', oneTask);
    page = await stage.visitor(PHONE);
    await stage.signIn(page, `${OFFICE}@demo.example`);
  }, 180_000);

  afterAll(async () => {
    await page?.context().close();
    await stage?.end();
  }, 60_000);

  const look = async () => {
    await page.goto(`${stage.url}/chuong-trinh/khcn`);
    await page.getByText('Kết thúc chương trình', { exact: true }).click();
  };

  it('says what is still open, and offers nothing to send', async () => {
    await look();
    await page.getByText('1 nhiệm vụ chưa hoàn thành hoặc chưa dừng').waitFor();
    expect(await page.getByRole('button', { name: 'Ghi nhận kết thúc' }).count()).toBe(0);
  });

  it('is recorded on its document and said to everybody from then on', async () => {
    const task = `khcn-${OPEN}`;
    await stage.persistence
      .unitOfWork({ id: 'officer-0' })
      .executeTask(task, { type: 'submit-deliverable', deadlineId: 'm1' });
    await stage.persistence
      .unitOfWork({ id: OFFICE })
      .executeTask(task, { type: 'accept-deliverable', deadlineId: 'm1' });
    await look();
    const form = page.getByRole('form', { name: 'Kết thúc chương trình' });
    await form.getByLabel('Văn bản kết thúc').fill('Kết luận về việc kết thúc Đề án');
    await form.getByLabel('Số, ký hiệu').fill('12-KL/TU');
    await form.getByLabel('Ngày ban hành').fill('13/11/2026');
    await form.getByLabel('Cơ quan ban hành').fill('Ban Thường vụ Tỉnh ủy');
    await form.getByLabel('Nhập lại mã chương trình (khcn)').fill('khcm');
    await form.getByRole('button', { name: 'Ghi nhận kết thúc' }).click();
    await form.getByText('không phải mã chương trình: khcn').first().waitFor();
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/programme-end.png`, fullPage: true });
    expect(await seriousViolations(page)).toEqual([]);
    await form.getByLabel('Nhập lại mã chương trình (khcn)').fill('khcn');
    await form.getByRole('button', { name: 'Ghi nhận kết thúc' }).click();
    await page.getByText(/^Chương trình đã kết thúc ngày 16\/11\/2026\./).waitFor();
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/programme-ended.png`, fullPage: true });
  });
});
