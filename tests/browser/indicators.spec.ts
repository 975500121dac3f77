import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { recordMoney, recordValue } from '#contracts';
import { decideMoney, indicatorIdOf, moneyIdOf, recordIndicatorValue } from '#domain';
import { definitionOf, type Persistence } from '#persistence';
import { smallProvince } from '../support/database/province.js';
import { giveKhcnFacts } from '../support/programme/khcn.js';
import { DESKTOP, Stage, seriousViolations } from './stage.js';

const SHOTS = process.env['SHOTS'];
const PHONE = { width: 390, height: 844 };
const TODAY = '2029-02-15';
const OFFICE = 'van-phong-1';

/** Indicators and money of the real Đề án as the page shows them, on a desk and on a phone. */
describe('what is measured', () => {
  let stage: Stage;
  let page: Page;

  beforeAll(async () => {
    stage = await Stage.open('indicators', `${TODAY}T02:00:00Z`, async (persistence) => {
      await smallProvince(persistence);
      await giveKhcnFacts(persistence);
      await give(persistence, 'KH-04', { asOf: '2026-12-31', status: 'done', value: 24 });
      await give(persistence, 'KH-04', { asOf: '2027-12-31', status: 'done', value: 40 });
      await give(persistence, 'KH-04', { asOf: '2028-12-31', status: 'estimated', value: 46 });
      await give(persistence, 'DM-01', { asOf: '2028-12-31', status: 'done', value: 10 });
      await give(persistence, 'CS-01', { asOf: '2027-12-31', status: 'done', value: 0.795 });
      await give(persistence, 'HT-01', { asOf: '2028-12-31', status: 'done', value: 62.5 });
      await spend(persistence, { kind: 'allocated', amount: 120_500, group: 3 });
      await spend(persistence, { kind: 'disbursed', amount: 48_200.5, group: 3 });
    });
    page = await stage.visitor(DESKTOP);
    await stage.signIn(page, 'van-phong-1@demo.example');
  }, 300_000);

  afterAll(() => stage?.end(), 60_000);

  it('lists indicators by group, each with icon, word and reason', async () => {
    await page.getByRole('link', { name: 'Chương trình', exact: true }).click();
    await page.getByRole('link', { name: 'Chỉ tiêu', exact: true }).click();
    await page.getByRole('heading', { name: 'Phát triển khoa học, công nghệ (20)' }).waitFor();
    expect(await page.getByText('69 chỉ tiêu').count()).toBe(1);
    await page.getByRole('button', { name: 'Chậm (1)' }).click();
    await page.getByText('1 chỉ tiêu', { exact: true }).waitFor();
    expect(page.url()).toContain('standing=behind');
    await page.getByRole('button', { name: 'Chậm (1)' }).click();
    await page.getByText('69 chỉ tiêu').waitFor();
    await shoot(page, 'indicators-1366');
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('shows one with its path, values and the note on its base', async () => {
    await page.getByRole('link', { name: 'Doanh nghiệp khoa học và công nghệ' }).click();
    const chart = page.getByRole('img', { name: /Doanh nghiệp khoa học và công nghệ\. Chỉ tiêu: 70/ });
    await chart.waitFor();
    expect(await chart.locator('circle title').allTextContents()).toEqual([
      '31/12/2026: 24 doanh nghiệp',
      '31/12/2027: 40 doanh nghiệp',
      '31/12/2028: 46 doanh nghiệp (ước)',
    ]);
    await page.getByText('Chậm (ước)').waitFor();
    await page.getByText('Đánh giá theo số ước thực hiện.').waitFor();
    expect(await page.getByText('so sánh được', { exact: true }).count()).toBe(1);
    await shoot(page, 'indicator-1366');
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('takes a number that replaces another, which stays struck', async () => {
    const form = page.getByRole('form', { name: 'Ghi số liệu' });
    await form.getByLabel('Giá trị (doanh nghiệp)').fill('48,0,1');
    await form.getByRole('button', { name: 'Ghi số liệu' }).click();
    await form.getByText('cần một con số').waitFor();
    await form.getByLabel('Giá trị (doanh nghiệp)').fill('50');
    await form.getByLabel('Nguồn số liệu').fill('Sở Khoa học và Công nghệ');
    await form.getByLabel('Thay cho số liệu').selectOption({ index: 3 });
    const day = form.getByLabel('Số liệu đến ngày');
    await day.fill('31/12/2028');
    await day.press('Enter');
    await form.getByRole('button', { name: 'Ghi số liệu' }).click();
    await page.getByText('đã thay bằng số liệu 4').waitFor();
    await page.getByText('Đúng lộ trình').first().waitFor();
    expect(await stage.persistence.check.checkDerived()).toEqual([]);
  });

  it('says what the document leaves open', async () => {
    await page.goto(`${stage.url}/chi-tieu/HT-01?programme=khcn`);
    await page.getByText('Văn bản không nêu số gốc.').waitFor();
    expect(await page.getByText('văn bản không nêu', { exact: true }).count()).toBe(1);
    await page.getByText('chưa nêu').waitFor();
    await page.getByText('suy ra: Đề án chạy 2026–2030').waitFor();
  });

  it('shows money by source with its sums and warnings', async () => {
    await page.goto(`${stage.url}/kinh-phi?programme=khcn`);
    await page.getByRole('table', { name: 'Theo nguồn vốn' }).waitFor();
    expect(await page.getByRole('cell', { name: '16.303.827', exact: true }).count()).toBe(1);
    expect(await page.getByText('khớp tổng các phần').count()).toBe(3);
    await page.getByText(/^Năm 2028: giải ngân 40% số đã giao/).waitFor();
    await shoot(page, 'money-1366');
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('fits a phone', async () => {
    await page.setViewportSize(PHONE);
    for (const [path, name] of [
      ['/kinh-phi?programme=khcn', 'money-390'],
      ['/chi-tieu?programme=khcn', 'indicators-390'],
      ['/chi-tieu/KH-04?programme=khcn', 'indicator-390'],
    ] as const) {
      await page.goto(stage.url + path);
      await page.locator('main h2').first().waitFor();
      if (path.includes('KH-04')) await page.getByRole('img', { name: /Doanh nghiệp/ }).waitFor();
      const wide = await page.evaluate('document.documentElement.scrollWidth');
      expect({ path, wide }).toEqual({ path, wide: PHONE.width });
      await shoot(page, name);
    }
    expect(await seriousViolations(page)).toEqual([]);
    expect(stage.complaints).toEqual([]);
  });
});

async function give(persistence: Persistence, code: string, value: object): Promise<void> {
  const [row] = await persistence.reads.indicatorsOfCode(code, 'khcn');
  const definition = definitionOf(row!);
  const { calendar } = await persistence.settings.rules('khcn');
  const ctx = { today: TODAY, actor: OFFICE, calendar, knownUnit: () => true };
  const input = recordValue.parse({ source: 'Sở Khoa học và Công nghệ', ...value });
  const subject = { kind: 'indicator', id: indicatorIdOf('khcn', code), programme: 'khcn' } as const;
  await persistence.measures.record(subject, { id: OFFICE }, (state) =>
    recordIndicatorValue(definition, state, input, ctx),
  );
}

async function spend(persistence: Persistence, entry: object): Promise<void> {
  const input = recordMoney.parse({
    programme: 'khcn',
    source: 'FV-0122',
    year: 2028,
    on: '2028-06-30',
    ...entry,
  });
  const sources = [{ id: 'FV-0122', parent: 'FV-012' }];
  const ctx = { today: TODAY, actor: OFFICE, sources, knownTask: () => true, knownGroup: () => true };
  const subject = { kind: 'money', id: moneyIdOf('khcn', 2028), programme: 'khcn' } as const;
  await persistence.measures.record(subject, { id: OFFICE }, (state) => decideMoney(state, input, ctx));
}

async function shoot(page: Page, name: string): Promise<void> {
  if (SHOTS)
    await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: !name.startsWith('indicators') });
}
