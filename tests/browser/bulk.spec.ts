import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Persistence } from '#persistence';
import { smallProvince } from '../support/database/province.js';
import { PHONE, Stage, seriousViolations } from './stage.js';

const NOW = '2026-12-04T02:00:00Z';
const CODES = ['1.1', '1.2', '1.3'] as const;
const tasks = new Map<string, string>();

async function threeTasks(persistence: Persistence): Promise<void> {
  await smallProvince(persistence);
  const memberships = [{ unit: 'so-khcn', role: 'officer' as const }];
  const colleague = { id: 'can-bo-3', email: 'can-bo-3@demo.example', name: 'Cán bộ Mẫu', demo: true };
  await persistence.directory.addUser({ ...colleague, memberships });
  const work = persistence.unitOfWork({ id: 'van-phong-1' });
  for (const [i, code] of CODES.entries()) {
    const { id } = await work.createTask({
      ...{ programme: 'khcn', code, kind: 'task', group: 1, title: `Báo cáo ${code}` },
      ...{ leadUnits: ['so-khcn'], officer: 'can-bo' },
      deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'before', date: `2026-12-${20 + i}` } }],
    });
    await work.executeTask(id, { type: 'activate' });
    tasks.set(code, id);
  }
}

describe('acts over several tasks', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await Stage.open('bulk', NOW, threeTasks);
  }, 180_000);

  afterAll(async () => {
    await stage?.end();
  }, 60_000);

  const stateOf = async (code: string) => (await stage.persistence.reads.task(tasks.get(code)!))!.state;

  it('asks for each task by itself, and says of each what became of it', async () => {
    const page = await stage.visitor();
    const sent: { match: string | undefined; key: string | undefined }[] = [];
    page.on('request', (request) => {
      if (!request.url().endsWith('/commands')) return;
      const headers = request.headers();
      sent.push({ match: headers['if-match'], key: headers['idempotency-key'] });
    });
    await stage.signIn(page, 'can-bo@demo.example');
    await page.getByRole('button', { name: 'Chọn cả 3 việc' }).click();
    const versions = await Promise.all(CODES.map(async (code) => (await stateOf(code)).version));
    // Meanwhile the person did one of them elsewhere.
    const elsewhere = stage.persistence.unitOfWork({ id: 'can-bo' });
    await elsewhere.executeTask(tasks.get('1.2')!, { type: 'acknowledge' });
    await page.getByRole('button', { name: 'Tiếp nhận 3 việc' }).click();

    const results = page.getByRole('region', { name: 'Kết quả từng việc' });
    await results.getByText('Đã xong 2 việc, 1 việc chưa thực hiện được.').waitFor();
    const lines = await results.getByRole('listitem').allInnerTexts();
    expect(lines.map((line) => line.replace(/\s+/g, ' ').trim())).toEqual([
      '1.1 Báo cáo 1.1: đã tiếp nhận',
      expect.stringMatching(/^1\.2 Báo cáo 1\.2: .{10,}/),
      '1.3 Báo cáo 1.3: đã tiếp nhận',
    ]);
    expect(lines[1]).not.toContain('đã tiếp nhận');
    expect(sent.map(({ match }) => match)).toEqual(versions.map((version) => `"${version}"`));
    expect(new Set(sent.map(({ key }) => key)).size).toBe(3);
    for (const code of CODES) expect((await stateOf(code)).acknowledgedOn).toBe('2026-12-04');
    expect(await seriousViolations(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.context().close();
  }, 60_000);

  it('lets a head give several tasks of the unit to one officer', async () => {
    const page = await stage.visitor();
    await stage.signIn(page, 'giam-doc@demo.example');
    await page.getByRole('link', { name: 'Của đơn vị tôi' }).click();
    await page.getByLabel('Chọn 1.1').check();
    await page.getByLabel('Chọn 1.3').check();
    await page.getByRole('button', { name: 'Giao 2 việc cho cán bộ' }).click();
    await page.getByLabel('Cán bộ được giao').click();
    await page.getByTitle('Cán bộ Mẫu').click();
    await page.getByRole('button', { name: 'Giao cán bộ', exact: true }).click();
    await page.getByText('Đã xong 2 việc.').waitFor();
    const officers = await Promise.all(CODES.map(async (code) => (await stateOf(code)).officer));
    expect(officers).toEqual(['can-bo-3', 'can-bo', 'can-bo-3']);
    expect(stage.complaints).toEqual([]);
    await page.context().close();
  }, 60_000);
});
