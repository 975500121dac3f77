import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Stage } from '../stage.js';
import { LOOKS, type Look, walk } from '../walk/screens.js';
import { MORNING, type WholeDemo, wholeDemo } from '../walk/whole-demo.js';

/**
 * Every screen on one sheet of each look, `docs/pictures/man-hinh-*.webp`: `npm run contact-sheet`. With
 * `DONDOC_SHOTS=<folder>` each screen whole as well, to be looked at one by one.
 */
const FOLDER = join(import.meta.dirname, '../../../docs/pictures');
const SHOTS = process.env['DONDOC_SHOTS'];
const MOST_BYTES = 400 * 1024;
const QUALITY = 50;
const SHEET_WIDTH = 1880;
/** So many screens beside each other. */
const COLUMNS: Readonly<Record<Look['name'], number>> = {
  'sang-1366': 4,
  'toi-1366': 4,
  'toi-360': 10,
  'sang-360': 10,
};

interface Shot {
  pattern: string;
  png: Buffer;
}

describe('the contact sheet', () => {
  let stage: Stage;
  let demo: WholeDemo;

  beforeAll(async () => {
    for (const folder of [FOLDER, SHOTS]) if (folder !== undefined) await mkdir(folder, { recursive: true });
    stage = await Stage.open('sheet', MORNING, async (persistence) => {
      demo = await wholeDemo(persistence);
    });
  }, 300_000);
  afterAll(() => stage?.end(), 60_000);

  it('shows every screen in every look', async () => {
    const shots = new Map<Look['name'], Shot[]>(LOOKS.map(({ name }) => [name, []]));
    await walk(stage, demo, async (page, { pattern }, { name }) => {
      shots.get(name)?.push({ pattern, png: await page.screenshot({ animations: 'disabled' }) });
      if (SHOTS === undefined) return;
      const file = `${pattern.replace(/[^\w-]+/g, '.').replace(/^\./, '')}-${name}.png`;
      await writeFile(join(SHOTS, file), await page.screenshot({ animations: 'disabled', fullPage: true }));
    });
    for (const [name, all] of shots) {
      const sheet = await drawn(stage, all, COLUMNS[name]);
      expect(sheet.length).toBeLessThan(MOST_BYTES);
      await writeFile(join(FOLDER, `man-hinh-${name}.webp`), sheet);
    }
  }, 600_000);
});

/** The browser itself scales the pictures down and puts them side by side. */
async function drawn(stage: Stage, shots: readonly Shot[], columns: number): Promise<Buffer> {
  const page = await stage.visitor({ width: SHEET_WIDTH, height: 800 });
  const figures = shots.map(
    ({ pattern, png }) =>
      `<figure><img src="data:image/png;base64,${png.toString('base64')}"><figcaption>${pattern}</figcaption></figure>`,
  );
  await page.setContent(
    `<style>body { margin: 0; padding: 12px; display: grid; grid-template-columns: repeat(${columns}, minmax(0, 1fr));
      gap: 12px; background: #888; font: 14px sans-serif } figure { margin: 0 } img { display: block; width: 100% }
      figcaption { padding: 2px 4px; background: #fff; overflow-wrap: anywhere }</style>${figures.join('')}`,
  );
  const height = Number(
    await page.evaluate(
      'Promise.all([...document.images].map((one) => one.decode())).then(() => document.documentElement.scrollHeight)',
    ),
  );
  const browser = await page.context().newCDPSession(page);
  const { data } = await browser.send('Page.captureScreenshot', {
    ...{ format: 'webp', quality: QUALITY, captureBeyondViewport: true },
    clip: { x: 0, y: 0, width: SHEET_WIDTH, height, scale: 1 },
  });
  await page.context().close();
  return Buffer.from(data, 'base64');
}
