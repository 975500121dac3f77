import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anyViolations, Stage } from './stage.js';
import { walk } from './walk/screens.js';
import { Traffic } from './walk/traffic.js';
import { MORNING, type WholeDemo, wholeDemo } from './walk/whole-demo.js';

const MOST_SCRIPT_BYTES = 250 * 1024;

/** Every screen of the route table as somebody who works there has it: by day and by night, on a desk and on a phone. */
describe('every screen', () => {
  let stage: Stage;
  let demo: WholeDemo;

  beforeAll(async () => {
    stage = await Stage.open('screens', MORNING, async (persistence) => {
      demo = await wholeDemo(persistence);
    });
  }, 240_000);
  afterAll(() => stage?.end(), 60_000);

  it('breaks no rule of axe, and fits a phone', async () => {
    const found: string[] = [];
    await walk(stage, demo, async (page, { pattern }, { name, viewport }) => {
      for (const broken of await anyViolations(page)) found.push(`${pattern} ${name} ${broken}`);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > viewport.width) found.push(`${pattern} ${name} is ${width} px wide`);
    });
    expect(found).toEqual([]);
    expect(stage.complaints).toEqual([]);
  }, 600_000);

  it('brings Việc của tôi with less than 250 KB of scripts, as they travel', async () => {
    const first = await stage.visitor();
    await stage.signIn(first, 'canbo@demo.example');
    // The same person in a browser that has kept nothing.
    const page = await stage.visitor(undefined, await first.context().cookies());
    const traffic = new Traffic(page);
    const scripts: Promise<number>[] = [];
    page.on('requestfinished', (request) => {
      if (request.resourceType() !== 'script') return;
      scripts.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    await page.goto(`${stage.url}/viec-cua-toi`);
    await page.getByRole('heading', { name: 'Việc của tôi', level: 1 }).waitFor();
    await traffic.settled();
    const sizes = await Promise.all(scripts);
    expect(sizes.length).toBeGreaterThan(2);
    expect(Math.min(...sizes)).toBeGreaterThan(0);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_SCRIPT_BYTES);
    await page.context().close();
    await first.context().close();
  }, 60_000);
});
