import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { smallProvince } from '../support/database/province.js';
import { Story } from '../support/story/index.js';
import { Stage, seriousViolations } from './stage.js';

const OFFICE = { id: 'van-phong-1' };
const TASK = 'Báo cáo chuyên đề';

describe('the page beside the mail it sends', () => {
  let story: Story;
  let stage: Stage;

  beforeAll(async () => {
    story = await Story.begin({ name: 'mailed', at: '2026-12-01T03:00:00Z', seed: smallProvince });
    await story.startWorker();
    const work = story.persistence.unitOfWork(OFFICE);
    const { id } = await work.createTask({
      programme: 'khcn',
      code: '1.1',
      kind: 'task',
      group: 1,
      title: TASK,
      leadUnits: ['so-khcn'],
      officer: 'can-bo',
      deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'before', date: '2026-12-20' } }],
    });
    await work.executeTask(id, { type: 'activate' });
    await story.untilQuiet();
    // The assignment rides the first digest, T-14 the second.
    await story.throughSlots('2026-12-04');
    const { database, smtp, persistence } = story;
    stage = await Stage.over({ databaseUrl: database.appUrl, smtp, persistence });
  }, 300_000);

  afterAll(async () => {
    await stage?.end();
    await story?.end();
  }, 60_000);

  it('opens the task of a mailed link, through sign-in, and tells of the mail', async () => {
    const mail = (await story.inbox('can-bo')).at(-1)!;
    expect(mail.day).toBe('2026-12-04');
    const link = /https?:\/\/[^\s/]+(\/nhiem-vu\/\S+)/.exec(mail.text)?.[1];
    const page = await stage.visitor();
    await page.goto(stage.url + link);
    const { link: way } = await stage.askForMail(page, 'can-bo@demo.example');
    await page.goto(way);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByRole('heading', { name: TASK, level: 1 }).waitFor();
    await page.getByText('Báo việc được giao trong thư hằng ngày').waitFor();
    const step = page.getByRole('listitem').filter({ hasText: '08:00 04/12/2026 (thứ Sáu) · Đã gửi' });
    await step.getByText('Nhắc hạn trước 14 ngày').waitFor();
    await step.getByRole('link', { name: /Xem thư/ }).click();
    await page.getByRole('heading', { name: mail.subject }).waitFor();
    const frame = page.frameLocator('iframe');
    await frame.getByText('Kính gửi').first().waitFor();
    await frame.getByText(TASK).filter({ visible: true }).first().waitFor();
    // The preview line comes first and stays hidden: the mail's own styles hold inside its frame.
    expect(await frame.getByText(TASK).first().isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Bản chữ' }).click();
    await page.getByText('Kính gửi').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    expect(stage.complaints).toEqual([]);
    await page.context().close();
  }, 120_000);

  it('shows the office every mail, others only their own', async () => {
    const mine = await stage.visitor();
    await stage.signIn(mine, 'can-bo-2@demo.example');
    await mine.getByRole('link', { name: 'Thư đã gửi' }).click();
    await mine.getByText('Chưa có thư nào').waitFor();
    const all = await stage.visitor();
    await stage.signIn(all, 'van-phong-1@demo.example');
    await all.getByRole('link', { name: 'Quản trị' }).click();
    await all.getByRole('link', { name: 'Thư đã gửi' }).click();
    await all
      .getByRole('link', { name: /Nhắc hạn|Giao việc/ })
      .first()
      .waitFor();
    await mine.context().close();
    await all.context().close();
  }, 120_000);
});
