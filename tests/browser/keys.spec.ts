import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Persistence } from '#persistence';
import { smallProvince } from '../support/database/province.js';
import { Stage, seriousViolations } from './stage.js';

const NOW = '2026-12-04T02:00:00Z';
const OFFICER = 'can-bo@demo.example';
const CODES = ['1.1', '1.2', '1.3'];
/** More stops than any page of this walk has before what it looks for. */
const MOST_STOPS = 60;

async function threeTasks(persistence: Persistence): Promise<void> {
  await smallProvince(persistence);
  const work = persistence.unitOfWork({ id: 'van-phong-1' });
  for (const [i, code] of CODES.entries()) {
    const { id } = await work.createTask({
      ...{ programme: 'khcn', code, kind: 'task', group: 1, title: `Báo cáo ${code}` },
      ...{ leadUnits: ['so-khcn'], officer: 'can-bo' },
      deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'before', date: `2026-12-${20 + i}` } }],
    });
    await work.executeTask(id, { type: 'activate' });
  }
}

const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

/** Whether somebody who looks can tell where the focus is: an outline around it, or around what it stands in. */
const focusIsSeen = (page: Page) =>
  page.evaluate(() => {
    let at: Element | null = document.activeElement;
    for (let i = 0; i < 5 && at !== null; i += 1, at = at.parentElement) {
      const { outlineStyle, outlineWidth } = getComputedStyle(at);
      if (outlineStyle !== 'none' && outlineWidth !== '0px') return true;
    }
    return false;
  });

/** As often as it takes; every stop on the way can be seen. */
async function tabTo(page: Page, words: string): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const text = await focusedText(page);
    expect({ text, seen: await focusIsSeen(page) }).toEqual({ text, seen: true });
    if (text === words) return;
  }
  throw new Error(`Tab never came to ${words}`);
}

describe('the keys of the page', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await Stage.open('keys', NOW, threeTasks);
  }, 180_000);

  afterAll(async () => {
    await stage?.end();
  }, 60_000);

  const row = (page: Page, code: string) => page.getByRole('link', { name: `${code} Báo cáo ${code}` });

  it('lead an officer without a mouse from the sign-in to an acknowledged task and back', async () => {
    const page = await stage.visitor();
    const { keyboard } = page;
    await page.goto(`${stage.url}/dang-nhap`);
    await page.getByLabel('Địa chỉ thư công vụ').waitFor();
    const coming = stage.nextMail(OFFICER);
    await keyboard.type(OFFICER);
    await keyboard.press('Enter');
    const { code } = await coming;
    await page.getByLabel('Mã 6 chữ số').waitFor();
    await keyboard.type(code);
    await keyboard.press('Enter');

    await row(page, '1.1').waitFor();
    await keyboard.press('j');
    await keyboard.press('j');
    expect(await focusedText(page)).toBe('1.2 Báo cáo 1.2');
    expect(await focusIsSeen(page)).toBe(true);
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Báo cáo 1.2', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Tiếp nhận' }).waitFor();
    await tabTo(page, 'Tiếp nhận');
    await keyboard.press('Enter');
    await page.getByText('Đã tiếp nhận nhiệm vụ').waitFor();

    // Alt + ←, which the browser keeps for itself.
    await page.goBack();
    await page.getByRole('link', { name: 'Trình sản phẩm 1.2' }).waitFor();
    const { items } = await stage.persistence.reads.tasks({ q: '1.2' }, { page: 1, pageSize: 5 });
    expect((await stage.persistence.reads.task(items[0]!.id))?.state.acknowledgedOn).toBe('2026-12-04');
    await page.context().close();
  }, 120_000);

  it('move through rows, stay letters where somebody types, and can be turned off', async () => {
    const page = await stage.visitor();
    const { keyboard } = page;
    await stage.signIn(page, OFFICER);
    await row(page, '1.3').waitFor();
    await keyboard.press('Tab');
    expect(await focusedText(page)).toBe('Tới nội dung chính');
    await keyboard.press('Enter');

    await keyboard.press('j');
    await keyboard.press('j');
    await keyboard.press('k');
    await keyboard.press('k');
    expect(await focusedText(page)).toBe('1.1 Báo cáo 1.1');

    await keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Phím tắt' });
    await dialog.waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    for (let stop = 0; stop < 8; stop += 1) {
      await keyboard.press('Tab');
      const outside = await page.evaluate(() => {
        const at = document.activeElement;
        return at !== document.body && at?.closest('dialog') === null;
      });
      expect(outside).toBe(false);
    }
    await keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await focusedText(page)).toBe('1.1 Báo cáo 1.1');

    await keyboard.press('/');
    await keyboard.type('j/k?');
    const field = page.getByRole('searchbox', { name: 'Tìm nhiệm vụ' });
    expect(await field.inputValue()).toBe('j/k?');
    await field.fill('1.3');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Nhiệm vụ', level: 1 }).waitFor();
    await page.getByText('1 nhiệm vụ khớp “1.3”').waitFor();
    await keyboard.press('j');
    expect(await focusedText(page)).toBe('1.3 Báo cáo 1.3');

    await keyboard.press('?');
    await dialog.getByLabel('Dùng các phím / j k ?').press('Space');
    await keyboard.press('Escape');
    await keyboard.press('?');
    expect(await dialog.isVisible()).toBe(false);
    await page.getByRole('button', { name: /^Tài khoản/ }).press('Enter');
    await page.getByRole('button', { name: 'Phím tắt', exact: true }).press('Enter');
    await dialog.waitFor();
    expect(stage.complaints).toEqual([]);
    await page.context().close();
  }, 120_000);
});
