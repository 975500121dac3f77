import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Persistence, ProgrammeEntity } from '#persistence';
import { yearlyPlans } from '../support/database/province.js';
import { activate, dueBy, OFFICE, tenOfficers } from '../support/story/cast.js';
import { DESKTOP, PHONE, Stage, seriousViolations } from './stage.js';

const SHOTS = process.env['SHOTS'];

/** One late, one to come, one beyond the programme's years; one of which nothing is said but its title. */
async function fourTasks(persistence: Persistence): Promise<void> {
  await tenOfficers(persistence);
  await yearlyPlans(persistence, [2027, 2028, 2029]);
  await persistence.directory.change((tx) =>
    tx.update(ProgrammeEntity, { code: 'khcn' }, {
      data: {
        catalogue: ['1.1', '1.2', '2.1', '2.2'],
        groups: [
          { number: 1, name: 'Công tác lãnh đạo, chỉ đạo' },
          { number: 2, name: 'Xây dựng cơ chế, chính sách' },
        ],
        period: { from: 2026, to: 2030 },
      },
    } as object),
  );
  const earlier = new Persistence(persistence.dataSource, { now: () => new Date('2026-11-03T02:00:00Z') });
  const give = (code: string, leadUnit: string, officer: string, due: string) =>
    activate(earlier, {
      ...{ code, title: `Báo cáo ${code} về kết quả thực hiện`, leadUnit, officer, assignedOn: '2026-11-03' },
      deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: dueBy(due) }],
    });
  await give('1.1', 'so-khcn', 'officer-0', '2026-11-10');
  await give('1.2', 'so-khcn', 'officer-0', '2027-12-18');
  await give('2.1', 'so-tai-chinh', 'officer-1', '2031-03-31');
  await earlier.unitOfWork({ id: OFFICE }).createTask({
    ...{
      programme: 'khcn',
      code: '2.2',
      kind: 'task',
      group: 2,
      title: 'Nhiệm vụ chưa rõ đơn vị, chưa rõ hạn',
    },
    coordinatingUnits: ['so-khcn'],
  });
}

describe('the page of a programme', () => {
  let stage: Stage;
  let page: Page;

  beforeAll(async () => {
    stage = await Stage.open('programme', '2026-11-16T02:12:00Z', fourTasks);
    page = await stage.visitor(DESKTOP);
    await stage.signIn(page, `${OFFICE}@demo.example`);
  }, 180_000);

  afterAll(async () => {
    await page?.context().close();
    await stage?.end();
  }, 60_000);

  const shoot = async (of: Page, name: string) => {
    if (SHOTS) await of.screenshot({ path: `${SHOTS}/programme-${name}.png`, fullPage: true });
  };

  it('is in the rail, lists tasks by group, and says what nobody has said', async () => {
    await page.getByRole('link', { name: 'Chương trình', exact: true }).click();
    await page.getByRole('heading', { name: 'Đề án khoa học, công nghệ', level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/chuong-trinh/khcn');
    await page.getByText('4 nhiệm vụ', { exact: true }).waitFor();
    await page.getByText(/Nguồn chưa nêu: đơn vị chủ trì của 1 nhiệm vụ, thời hạn của 1 nhiệm vụ/).waitFor();
    const second = page.getByRole('table', { name: 'Nhóm 2. Xây dựng cơ chế, chính sách' });
    expect(await second.getByRole('row').last().textContent()).toMatch(
      /2\.2 .*chưa rõ đơn vị chủ trì\s*phối hợp: Sở Khoa học và Công nghệ\s*Dự thảo\s*chưa có hạn: nguồn chưa nêu/s,
    );
    expect(await seriousViolations(page)).toEqual([]);
    await shoot(page, 'list');
    await page.getByRole('button', { name: 'Thiếu hạn' }).click();
    await page.getByText('1 trên 4 nhiệm vụ').waitFor();
    expect(page.url()).toContain('missing=due');
    await page.getByRole('button', { name: 'Thiếu hạn' }).click();
  });

  it.each(['light', 'dark'] as const)('draws the tasks over the years, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(`${stage.url}/chuong-trinh/khcn?xem=bieu-do`);
    const chart = page.getByRole('table', { name: 'Biểu đồ thời gian' });
    await chart.getByRole('img', { name: 'Mốc theo văn bản 20/12/2026, 20/12/2027, 20/12/2028' }).waitFor();
    const late = chart.getByRole('row', { name: /^1\.1 / });
    expect(await late.textContent()).toMatch(/Quá hạn\s*quá hạn 4 ngày làm việc/);
    await late.getByRole('link', { name: '1.1: 10/11/2026 (thứ Ba). Quá hạn. Báo cáo' }).waitFor();
    expect(
      await chart
        .getByRole('row', { name: /^2\.1 / })
        .locator('svg title')
        .allTextContents(),
    ).toEqual([expect.stringMatching(/^2\.1 /), 'Sau khoảng này: 31/03/2031']);
    await chart
      .getByRole('row', { name: /^2\.2 / })
      .getByText('chưa có hạn: nguồn chưa nêu')
      .last()
      .waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await shoot(page, `chart-${colorScheme}`);
  });

  it('goes down to a month with its rest days, and opens a task from its mark by the keyboard', async () => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.getByRole('combobox', { name: /^Thời gian/ }).selectOption('2026');
    await page.getByRole('combobox', { name: /Quý, tháng/ }).selectOption('12');
    await page.getByText('Cột xám là ngày nghỉ.').waitFor();
    expect(page.url()).toContain('ky=2026-12');
    // Weekends of December 2026: 5–6, 12–13, 19–20, 26–27.
    expect(await page.locator('#nen-bieu-do rect').count()).toBe(4);
    await shoot(page, 'month');
    await page.getByRole('button', { name: 'Lùi' }).click();
    const mark = page.getByRole('link', { name: /^1\.1: 10\/11\/2026/ });
    await mark.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Báo cáo 1\.1/, level: 1 }).waitFor();
  });

  it('counts who works with whom, and every count opens what it counts', async () => {
    await page.goto(`${stage.url}/chuong-trinh/khcn?xem=ma-tran`);
    await page
      .getByRole('link', { name: '2 nhiệm vụ: Sở Khoa học và Công nghệ, Không nêu phối hợp' })
      .waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await shoot(page, 'matrix');
    await page
      .getByRole('link', { name: '1 nhiệm vụ: Chưa rõ đơn vị chủ trì, Sở Khoa học và Công nghệ' })
      .click();
    await page.getByText('1 trên 4 nhiệm vụ').waitFor();
    await page.getByRole('link', { name: /^2\.2 / }).waitFor();
  });

  it('is a list by month on a phone, of what the reader may see', async () => {
    const phone = await stage.visitor(PHONE);
    await stage.signIn(phone, 'officer-0@demo.example');
    await phone.goto(`${stage.url}/chuong-trinh/khcn`);
    await phone.getByText('3 nhiệm vụ', { exact: true }).waitFor();
    await phone.getByText('phạm vi: việc của đơn vị đồng chí').waitFor();
    await shoot(phone, 'list-phone');
    await phone.getByRole('link', { name: 'Biểu đồ thời gian' }).click();
    const november = phone.getByRole('region', { name: 'Tháng 11/2026' });
    await november.getByRole('link', { name: /^1\.1 / }).waitFor();
    expect(await phone.getByRole('region', { name: 'Tháng 12/2026' }).textContent()).toContain('NV-01-2027');
    expect(await phone.getByRole('table').count()).toBe(0);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    expect(await seriousViolations(phone)).toEqual([]);
    await shoot(phone, 'chart-phone');
    await phone.getByRole('link', { name: 'Chủ trì, phối hợp' }).click();
    await phone
      .getByRole('link', { name: /^2 nhiệm vụ: / })
      .first()
      .waitFor();
    expect(await seriousViolations(phone)).toEqual([]);
    await shoot(phone, 'matrix-phone');
    await phone.context().close();
    expect(stage.complaints).toEqual([]);
  });
});
