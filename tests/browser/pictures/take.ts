import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Persistence } from '#persistence';
import { loadSeeds } from '#seeds';
import { installSeeds } from '#seeds/install';
import { DESKTOP, PHONE, Stage } from '../stage.js';
import { withPalette } from './palette-png.js';

/**
 * Takes the pictures of the guides and the README anew: `npm run guides:pictures`. Each is to be looked at before it is
 * committed.
 */
const FOLDER = join(import.meta.dirname, '../../../docs/pictures');
const SEEDED_ON = '2026-12-04';
const NOW = '2026-12-08T02:00:00Z';
/** Overdue since the day before, and given by the committee. */
const LATE = '3.14';
const CHECKED = '4.1';

const OFFICER = 'canbo@demo.example';
const HEAD = 'thutruong@demo.example';
const OFFICE = 'vanphong@demo.example';
const DEPUTY_CHAIR = 'photruongban@demo.example';
const ADMINISTRATOR = 'quantri@demo.example';

const opened = { late: '', case: '', checked: '' };

/** The demo layer, one deliverable handed in, and one case that waits for the committee. */
async function province(persistence: Persistence): Promise<void> {
  await installSeeds(persistence, loadSeeds(), { demo: true, seededOn: SEEDED_ON });
  const as = async (email: string) =>
    persistence.unitOfWork({ id: (await persistence.reads.person(email))!.id });
  const taskOf = async (code: string) => {
    const { items } = await persistence.reads.tasks(
      { q: code, programme: 'khcn' },
      { page: 1, pageSize: 50 },
    );
    const { id } = items.find((item) => item.code === code)!;
    const { state } = (await persistence.reads.task(id))!;
    return { id, deadline: state.deadlines[0]!.id };
  };
  const checked = await taskOf(CHECKED);
  const officer = await as(OFFICER);
  await officer.executeTask(checked.id, { type: 'acknowledge' });
  await officer.executeTask(checked.id, {
    type: 'submit-deliverable',
    deadlineId: checked.deadline,
    documentNumber: '214/TTr-SKHCN',
    documentDate: '2026-12-07',
  });
  const late = await taskOf(LATE);
  const note = 'Chờ Sở Tài chính thống nhất nguồn kinh phí, dự kiến trong tháng 12.';
  await officer.executeTask(late.id, { type: 'report-difficulty', note });
  Object.assign(opened, { late: late.id, checked: checked.id, case: `${late.id}.${late.deadline}.1` });
  const open = { type: 'open', taskId: late.id, deadlineId: late.deadline, programme: 'khcn' } as const;
  await persistence.unitOfWork({ id: 'system' }).executeCase(opened.case, open);
  const office = await as(OFFICE);
  const directive = 'Giữ nguyên thời hạn; báo cáo tiến độ hằng tuần.';
  const proposal = { outcome: 'keep-date', directive, checkDue: '2026-12-22' } as const;
  await office.executeCase(opened.case, { type: 'propose', proposal });
  await office.executeCase(opened.case, { type: 'send-up', note: 'Kính trình Ban Chỉ đạo.' });
  const text = 'Đồng ý với đề xuất của Cơ quan Thường trực.';
  await (await as('uyvien1@demo.example')).executeCase(opened.case, { type: 'give-opinion', text });
}

describe('the pictures', () => {
  let stage: Stage;

  beforeAll(async () => {
    await mkdir(FOLDER, { recursive: true });
    stage = await Stage.open('pictures', NOW, province);
  }, 300_000);
  afterAll(() => stage?.end(), 60_000);

  const inAs = async (email: string, viewport = DESKTOP): Promise<Page> => {
    const page = await stage.visitor(viewport);
    await stage.signIn(page, email);
    return page;
  };
  const take = async (page: Page, name: string) => {
    await page.evaluate('document.fonts.ready');
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
});
