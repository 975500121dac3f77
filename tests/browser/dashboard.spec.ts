import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Persistence } from '#persistence';
import { activate, dueBy, OFFICE, tenOfficers } from '../support/story/cast.js';
import { DESKTOP, PHONE, Stage, seriousViolations } from './stage.js';

const SHOTS = process.env['SHOTS'];

/** One overdue and one to come of the first department, one due soon of the second. */
async function threeTasks(persistence: Persistence): Promise<void> {
  await tenOfficers(persistence);
  const earlier = new Persistence(persistence.dataSource, { now: () => new Date('2026-11-03T02:00:00Z') });
  const give = (code: string, leadUnit: string, officer: string, due: string) =>
    activate(earlier, {
      ...{ code, title: `Báo cáo ${code}`, leadUnit, officer, assignedOn: '2026-11-03' },
      deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: dueBy(due) }],
    });
  await give('1.1', 'so-khcn', 'officer-0', '2026-11-10');
  await give('1.2', 'so-khcn', 'officer-0', '2026-12-18');
  await give('1.3', 'so-tai-chinh', 'officer-1', '2026-11-20');
}

describe('the dashboard', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await Stage.open('dashboard', '2026-11-16T02:12:00Z', threeTasks);
  }, 180_000);

  afterAll(async () => {
    await stage?.end();
  }, 60_000);

  it.each(['light', 'dark'] as const)(
    'shows the office the whole programme, worst first, %s',
    async (scheme) => {
      const page = await stage.visitor(DESKTOP);
      await page.emulateMedia({ colorScheme: scheme });
      await stage.signIn(page, `${OFFICE}@demo.example`);
      await page.goto(`${stage.url}/bang-dieu-hanh`);
      const units = page.getByRole('table', { name: 'Theo đơn vị, việc cần chú ý trước' });
      await units.waitFor();
      const four = await page
        .getByRole('region', { name: 'Việc có thời hạn' })
        .locator('dl > div')
        .allInnerTexts();
      expect(four.map((text) => text.split('\n').sort().join(' '))).toEqual([
        '0 Hoàn thành đúng hạn',
        '0 Hoàn thành quá hạn',
        '2 Chưa hoàn thành, trong hạn',
        '1 Chưa hoàn thành, quá hạn',
      ]);
      const rows = await units.getByRole('row').allInnerTexts();
      expect(rows.slice(1).map((row) => row.split(/\s*\t\s*/).slice(0, 3))).toEqual([
        ['Sở Khoa học và Công nghệ', 'Có việc quá hạn', '1'],
        ['Sở Tài chính', 'Có việc sắp đến hạn', '0'],
      ]);
      await page.getByText('Số liệu lúc 09:12 ngày 16/11/2026').waitFor();
      expect(await seriousViolations(page)).toEqual([]);
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/dashboard-${scheme}.png`, fullPage: true });
      await units.getByRole('link', { name: '1', exact: true }).click();
      await page.getByRole('heading', { name: 'Nhiệm vụ', level: 1 }).waitFor();
      await page.getByRole('link', { name: /Báo cáo 1\.1/ }).waitFor();
      expect(await page.getByRole('link', { name: /Báo cáo 1\.\d/ }).count()).toBe(1);
      await page.context().close();
    },
    60_000,
  );

  it('shows a unit itself alone, on a phone, and as the day before', async () => {
    const page = await stage.visitor(PHONE);
    await stage.signIn(page, 'officer-1@demo.example');
    await page.goto(`${stage.url}/bang-dieu-hanh?asOf=2026-11-02`);
    await page.getByText('Số liệu đến hết ngày 02/11/2026').waitFor();
    await page.getByText('Phạm vi: đơn vị của đồng chí').waitFor();
    await page.goto(`${stage.url}/bang-dieu-hanh`);
    const units = page.getByRole('table', { name: 'Theo đơn vị, việc cần chú ý trước' });
    await units.waitFor();
    // The head of the table has no place on a phone.
    expect(await units.getByRole('row').count()).toBe(1);
    expect(await page.content()).not.toContain('Sở Khoa học');
    expect(await seriousViolations(page)).toEqual([]);
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/dashboard-phone.png`, fullPage: true });
    await page.context().close();
  }, 60_000);

  it('keeps the choice of day or night in this browser', async () => {
    const page = await stage.visitor();
    await stage.signIn(page, 'officer-1@demo.example');
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const day = await ground();
    await page.getByRole('button', { name: /^Tài khoản/ }).click();
    await page.getByLabel('Giao diện').selectOption('Tối');
    const night = await ground();
    expect(night).not.toBe(day);
    await page.reload();
    await page.getByRole('heading', { name: 'Việc của tôi', level: 1 }).waitFor();
    expect(await ground()).toBe(night);
    await page.context().close();
  }, 60_000);

  it('shows the office who did what, and whether the engine runs', async () => {
    const page = await stage.visitor();
    await page.emulateMedia({ colorScheme: 'dark' });
    await stage.signIn(page, `${OFFICE}@demo.example`);
    await page.goto(`${stage.url}/nhat-ky`);
    const acts = page.getByRole('table', { name: 'Nhật ký' });
    await acts.getByRole('link', { name: '1.1 Báo cáo 1.1' }).first().waitFor();
    expect(await acts.textContent()).toContain('Giao nhiệm vụ');
    expect(await seriousViolations(page)).toEqual([]);
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/journal.png` });
    await page.goto(`${stage.url}/tinh-trang-he-thong`);
    await page.getByRole('table', { name: 'Các phần của hệ thống nhắc hạn' }).waitFor();
    // No worker runs here, and Temporal is not there.
    await page.getByText('Chưa rõ: hệ thống nhắc hạn chưa chạy lần nào.').waitFor();
    await page
      .getByText(/Có lỗi/)
      .first()
      .waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/engine.png` });
    await page.context().close();
  }, 60_000);
});
