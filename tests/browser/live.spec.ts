import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { activate, dueBy, OFFICE, tenOfficers } from '../support/story/cast.js';
import { PHONE, Stage, seriousViolations } from './stage.js';

const SHOTS = process.env['SHOTS'];

describe('a page that stays open', () => {
  let stage: Stage;
  let task: string;

  const give = (code: string) =>
    activate(stage.persistence, {
      code,
      title: `Báo cáo chuyên đề ${code}`,
      leadUnit: 'so-khcn',
      officer: 'officer-0',
      assignedOn: '2026-11-03',
      deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: dueBy('2026-11-12') }],
    });

  beforeAll(async () => {
    stage = await Stage.open('live', '2026-11-04T02:00:00Z', tenOfficers);
    task = await give('1.1');
  }, 180_000);

  afterAll(async () => {
    await stage?.end();
  }, 60_000);

  it('says how many rows have changed, and moves none until it is told to', async () => {
    const page = await stage.visitor(PHONE);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await stage.signIn(page, 'officer-0@demo.example');
    const rows = page.getByRole('link', { name: /Báo cáo chuyên đề/ });
    await rows.first().waitFor();
    asked.length = 0;
    await give('1.2');
    await give('1.3');
    const note = page.getByRole('status').filter({ hasText: 'Có 2 cập nhật' });
    await note.waitFor();
    expect(await rows.count()).toBe(1);
    expect(await seriousViolations(page)).toEqual([]);
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/live-updates.png` });
    await note.getByRole('button', { name: 'Xem ngay' }).click();
    await page.getByRole('link', { name: /Báo cáo chuyên đề 1\.3/ }).waitFor();
    expect(await rows.count()).toBe(3);
    // One look at the list for the news, one to show it: the page does not poll.
    expect(asked.filter((path) => path === '/api/tasks')).toHaveLength(2);
    await page.context().close();
  }, 60_000);

  it('keeps a form that is being filled while somebody else acts on the task', async () => {
    const page = await stage.visitor();
    await stage.signIn(page, 'officer-0@demo.example');
    await page.goto(`${stage.url}/nhiem-vu/${task}`);
    await page.getByRole('button', { name: 'Trình sản phẩm' }).first().click();
    const form = page.getByRole('form', { name: 'Trình sản phẩm' });
    await form.getByLabel('Số văn bản').fill('12/BC');
    const office = stage.persistence.unitOfWork({ id: OFFICE });
    await office.executeTask(task, { type: 'urge', note: 'Đề nghị trình sớm' });
    await page.getByText('Nội dung vừa được cập nhật').waitFor();
    await page.getByRole('button', { name: 'Xem ngay' }).click();
    await page.getByText('Nội dung vừa được cập nhật').waitFor({ state: 'detached' });
    expect(await form.getByLabel('Số văn bản').inputValue()).toBe('12/BC');
    await page.context().close();
  }, 60_000);

  it('says that the stream is lost, and takes it back when it comes again', async () => {
    const page = await stage.visitor();
    await page.route('**/api/stream', (route) => route.abort());
    await stage.signIn(page, 'officer-0@demo.example');
    const banner = page.getByRole('alert').filter({ hasText: 'Mất kết nối cập nhật' });
    await banner.waitFor();
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/live-lost.png` });
    await page.unroute('**/api/stream');
    await banner.waitFor({ state: 'detached' });
    await page.context().close();
  }, 60_000);
});
