import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type DemoProvince, demoProvince, NOW } from '../demo-province.js';
import { DESKTOP, PHONE, Stage } from '../stage.js';
import { writeMorningMails } from '../walk/morning-mails.js';
import { withPalette } from './palette-png.js';

/**
 * Takes the pictures of the guides and the README anew: `npm run guides:pictures`. Each is to be looked at before it is
 * committed.
 */
const FOLDER = join(import.meta.dirname, '../../../docs/pictures');
/** As wide as a mail is read. */
const MAIL = { width: 700, height: 980 };
const OFFICER = 'canbo@demo.example';
const HEAD = 'thutruong@demo.example';
const OFFICE = 'vanphong@demo.example';
const DEPUTY_CHAIR = 'photruongban@demo.example';
const ADMINISTRATOR = 'quantri@demo.example';

let opened: DemoProvince;

describe('the pictures', () => {
  let stage: Stage;

  beforeAll(async () => {
    await mkdir(FOLDER, { recursive: true });
    stage = await Stage.open('pictures', NOW, async (persistence) => {
      opened = await demoProvince(persistence);
    });
  }, 300_000);
  afterAll(() => stage?.end(), 60_000);

  const inAs = async (email: string, viewport = DESKTOP): Promise<Page> => {
    const page = await stage.visitor(viewport);
    await stage.signIn(page, email);
    return page;
  };
  const take = async (page: Page, name: string) => {
    await page.evaluate('document.fonts.ready');
    // Off the page: nothing looks pointed at.
    await page.mouse.move(0, 0);
    const path = join(FOLDER, `${name}-${page.viewportSize()!.width}.png`);
    const png = withPalette(await page.screenshot({ animations: 'disabled' }));
    expect(png.length).toBeLessThan(150 * 1024);
    await writeFile(path, png);
  };

  it.each([DESKTOP, PHONE])(
    'of the officer at $width',
    async (viewport) => {
      const page = await inAs(OFFICER, viewport);
      await page.getByRole('heading', { name: /Sau đó/ }).waitFor();
      await take(page, 'viec-cua-toi');
      if (viewport === PHONE) {
        await page.getByRole('button', { name: /^Tài khoản/ }).click();
        await page.getByRole('link', { name: 'Hướng dẫn' }).click();
        await page.getByRole('heading', { name: 'Hướng dẫn cho cán bộ được giao việc', level: 1 }).waitFor();
        const width = await page.evaluate('document.documentElement.scrollWidth');
        expect(width).toBeLessThanOrEqual(PHONE.width);
      } else {
        await page.goto(`${stage.url}/nhiem-vu/${opened.late}`);
        await page.getByRole('heading', { name: 'Diễn biến' }).waitFor();
        await page.getByText('Báo vướng mắc').first().waitFor();
        await take(page, 'nhiem-vu');
      }
      await page.context().close();
    },
    120_000,
  );

  it('of the head', async () => {
    const page = await inAs(HEAD);
    await page.getByRole('link', { name: 'Của đơn vị tôi' }).click();
    await page.getByRole('heading', { name: /Sau đó/ }).waitFor();
    await take(page, 'viec-cua-don-vi');
    await page.context().close();
  }, 120_000);

  it('of the office', async () => {
    const page = await inAs(OFFICE);
    await page.goto(`${stage.url}/nhiem-vu/${opened.checked}`);
    await page.getByRole('button', { name: 'Xác nhận hoàn thành' }).waitFor();
    await page.getByText('214/TTr-SKHCN').first().waitFor();
    await take(page, 'kiem-tra');
    await page.context().close();
  }, 120_000);

  it('of the committee, on a phone', async () => {
    const page = await inAs(DEPUTY_CHAIR, PHONE);
    await page.goto(`${stage.url}/cho-y-kien/${encodeURIComponent(opened.case)}`);
    await page.getByRole('heading', { name: 'Sự việc' }).waitFor();
    await take(page, 'ho-so');
    await page.getByRole('button', { name: 'Kết luận', exact: true }).click();
    const form = page.getByRole('form', { name: 'Kết luận' });
    await form.getByLabel('Giữ nguyên thời hạn').check();
    await form.getByLabel('Giữ nguyên thời hạn').scrollIntoViewIfNeeded();
    await take(page, 'ket-luan');
    await page.context().close();
  }, 120_000);

  it('of the administrator', async () => {
    const page = await inAs(ADMINISTRATOR);
    await page.goto(`${stage.url}/ky`);
    await page.getByRole('button', { name: 'Mở kỳ…' }).click();
    const form = page.getByRole('form', { name: 'Mở kỳ' });
    await form.getByLabel('Chương trình').selectOption('khcn');
    await form.getByLabel('Loại kỳ').selectOption({ label: 'Sơ kết' });
    await form.getByLabel('Năm', { exact: true }).fill('2028');
    await form.getByLabel('Số văn bản').fill('12-CV/VPTU');
    await form.getByRole('button', { name: 'Xem trước' }).click();
    const seen = form.getByRole('heading', { name: /^Mở kỳ này sẽ/ });
    await seen.waitFor();
    await seen.evaluate('(element) => element.scrollIntoView()');
    await take(page, 'mo-ky');
    await page.context().close();
  }, 120_000);

  it('of the mail of 08:00, as its receiver has it', async () => {
    await writeMorningMails(stage.persistence);
    const { id } = (await stage.persistence.reads.person(OFFICER))!;
    const { items } = await stage.persistence.reads.messages({ recipient: id }, { page: 1, pageSize: 1 });
    const page = await inAs(OFFICER, MAIL);
    await page.goto(`${stage.url}/api/messages/${items[0]!.id}/html`);
    await page.getByText('Kính gửi').filter({ visible: true }).first().waitFor();
    await take(page, 'thu-nhac-han');
    await page.context().close();
  }, 120_000);
});
