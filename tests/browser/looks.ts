import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { PHONE, seriousViolations } from './stage.js';

const FOLDER = process.env['DONDOC_SHOTS'];

/** A picture of the whole page in the folder `DONDOC_SHOTS`; none when nobody asked for them. */
export async function shot(page: Page, name: string): Promise<void> {
  if (FOLDER !== undefined) await page.screenshot({ path: `${FOLDER}/${name}.png`, fullPage: true });
}

/** Nothing lies beyond the edge. */
export function fits(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth <= innerWidth');
}

/** On a desk and on a phone: nothing seriously wrong, nothing beyond the edge. */
export async function looks(page: Page, name: string): Promise<void> {
  const desk = page.viewportSize()!;
  await shot(page, name);
  expect(await seriousViolations(page)).toEqual([]);
  await page.setViewportSize(PHONE);
  expect(await fits(page)).toBe(true);
  await shot(page, `${name}-phone`);
  await page.setViewportSize(desk);
}
