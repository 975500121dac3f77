import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Persistence } from '#persistence';
import { PDF, PNG } from '../support/attachments/files.js';
import { smallProvince } from '../support/database/province.js';
import { PHONE, Stage, seriousViolations } from './stage.js';

const NOW = '2026-12-04T02:00:00Z';
const OFFICER = 'can-bo@demo.example';
const opened = { task: '' };

async function oneTask(persistence: Persistence): Promise<void> {
  await smallProvince(persistence);
  const work = persistence.unitOfWork({ id: 'van-phong-1' });
  const { id } = await work.createTask({
    programme: 'khcn',
    code: '1.1',
    kind: 'task',
    group: 1,
    title: 'Báo cáo chuyên đề có tệp kèm theo',
    leadUnits: ['so-khcn'],
    officer: 'can-bo',
    deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'before', date: '2026-12-20' } }],
  });
  await work.executeTask(id, { type: 'activate' });
  opened.task = id;
}

const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });
const shot = async (page: Page, name: string) => {
  const folder = process.env['DONDOC_SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

describe('evidence files on the page', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await Stage.open('evidence', NOW, oneTask);
  }, 180_000);

  afterAll(async () => {
    await stage?.end();
  }, 60_000);

  it('are chosen or dropped, tell what is wrong with them, and are found again at the submission', async () => {
    const page = await stage.visitor();
    await stage.signIn(page, OFFICER);
    await page.goto(`${stage.url}/nhiem-vu/${opened.task}?viec=submit-deliverable`);
    const form = page.getByRole('form', { name: 'Trình sản phẩm' });
    const send = form.getByRole('button', { name: 'Trình sản phẩm' });
    const line = (name: string) => form.getByRole('listitem').filter({ hasText: name });

    await form
      .getByLabel('Chọn tệp')
      .setInputFiles([file('Báo cáo quý IV.pdf', PDF), file('cũ.doc', PDF), file('không phải.pdf', PNG)]);
    await line('Báo cáo quý IV.pdf').getByText('đã tải lên').waitFor();
    await line('cũ.doc').getByText('Lưu thành').waitFor();
    await line('không phải.pdf').getByRole('alert').waitFor();
    await send.click();
    await form.getByText('Có tệp chưa tải lên được').waitFor();
    await shot(page, 'evidence-form');
    expect(await seriousViolations(page)).toEqual([]);

    for (const name of ['cũ.doc', 'không phải.pdf']) {
      await form.getByRole('button', { name: `Bỏ ra ${name}` }).click();
    }
    await drop(page, 'ảnh.png', PNG);
    await line('ảnh.png').getByText('đã tải lên').waitFor();

    // What was uploaded outlives a closed form.
    await form.getByRole('button', { name: 'Đóng lại' }).click();
    await page.getByRole('button', { name: 'Trình sản phẩm' }).click();
    await line('ảnh.png').waitFor();
    await form.getByLabel('Ngày gửi, nếu khác hôm nay').fill('01/12/2026');
    await form.getByLabel('Ngày gửi, nếu khác hôm nay').press('Enter');
    await send.click();
    await page.getByText('Đã trình sản phẩm;').waitFor();

    const evidence = page.getByRole('region', { name: 'Tệp kèm theo lần trình 1' });
    await evidence.getByText('ghi nhận sau').waitFor();
    const saving = page.waitForEvent('download');
    await evidence.getByRole('link', { name: 'Báo cáo quý IV.pdf' }).click();
    expect((await saving).suggestedFilename()).toBe('Báo cáo quý IV.pdf');
    expect(await (await saving).failure()).toBeNull();
    expect(await evidence.getByRole('listitem').count()).toBe(2);
    await shot(page, 'evidence-task');
    expect(await seriousViolations(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await shot(page, 'evidence-phone');
    expect(stage.complaints).toEqual([]);
  }, 120_000);
});

/** As from the desktop: the browser hands files to whatever lies under the pointer. */
async function drop(page: Page, name: string, bytes: Buffer): Promise<void> {
  const dropped = await page.evaluateHandle(
    `(() => {
      const transfer = new DataTransfer();
      const bytes = Uint8Array.from(atob('${bytes.toString('base64')}'), (c) => c.charCodeAt(0));
      transfer.items.add(new File([bytes], '${name}'));
      return transfer;
    })()`,
  );
  await page.getByText('hoặc kéo thả vào đây').dispatchEvent('drop', { dataTransfer: dropped });
}
