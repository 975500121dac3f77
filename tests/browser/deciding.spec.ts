import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { RoleName } from '#contracts';
import { type Persistence, ProgrammeEntity } from '#persistence';
import { smallProvince } from '../support/database/province.js';
import { Story } from '../support/story/index.js';
import { DESKTOP, Stage, seriousViolations } from './stage.js';

const HAND = { width: 390, height: 844 };
const NARROW = { width: 360, height: 740 };
const TITLE = 'Đề án Trung tâm đổi mới sáng tạo';
const PROPOSAL = 'Đề nghị giữ nguyên thời hạn, kiểm tra lại giữa tháng 01/2027.';
const opened = { task: '', case: '' };

const shot = async (page: Page, name: string) => {
  const folder = process.env['DONDOC_SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

/** The small province with a committee; its deputy chair takes in what goes up, and may conclude. */
async function withCommittee(persistence: Persistence): Promise<void> {
  await smallProvince(persistence);
  const authority = {
    issuers: [{ unit: 'ban-chi-dao', level: 'committee' }],
    delegations: [],
    conclude: ['chair', 'deputy-chair'],
  };
  await persistence.directory.change(async (tx) => {
    await tx.update(ProgrammeEntity, { code: 'khcn' }, { data: { catalogue: [], authority } as never });
  });
  const add = (id: string, name: string, ...roles: RoleName[]) =>
    persistence.directory.addUser({
      id,
      email: `${id}@demo.example`,
      name,
      memberships: roles.map((role) => ({ unit: 'ban-chi-dao', role })),
      demo: true,
    });
  await add('truong-ban', 'Trần Văn Thí Dụ', 'chair');
  await add('pho-truong-ban', 'Mai Văn Giả Thiết', 'deputy-chair', 'intake');
  await add('uy-vien-1', 'Lê Thị Minh Họa', 'member');
  await add('uy-vien-2', 'Phạm Văn Giả Định', 'member');
}

describe('the committee decides', () => {
  let story: Story;
  let stage: Stage;

  beforeAll(async () => {
    story = await Story.begin({ name: 'deciding', at: '2026-12-21T03:00:00Z', seed: withCommittee });
    await story.startWorker();
    const office = story.persistence.unitOfWork({ id: 'van-phong-1' });
    const { id } = await office.createTask({
      programme: 'khcn',
      code: '3.6',
      kind: 'task',
      group: 3,
      title: TITLE,
      leadUnits: ['so-khcn'],
      coordinatingUnits: ['so-tai-chinh'],
      officer: 'can-bo',
      deadlines: [{ id: 'm1', deliverable: 'Dự thảo Đề án', rule: { kind: 'by', date: '2026-12-25' } }],
    });
    await office.executeTask(id, { type: 'activate' });
    opened.task = id;
    opened.case = `${id}.m1.1`;
    // The office brings it up before it is overdue: the committee's ten working days begin.
    const open = { type: 'open', taskId: id, deadlineId: 'm1', programme: 'khcn' } as const;
    await story.persistence.unitOfWork({ id: 'system' }).executeCase(opened.case, open);
    const proposal = { outcome: 'keep-date', directive: PROPOSAL, checkDue: '2027-01-15' } as const;
    await office.executeCase(opened.case, { type: 'propose', proposal });
    await office.executeCase(opened.case, { type: 'send-up', note: 'Kính trình Ban Chỉ đạo.' });
    await story.untilQuiet();
    await story.throughSlots('2026-12-31');
    const { database, smtp, persistence } = story;
    stage = await Stage.over({ databaseUrl: database.appUrl, smtp, persistence });
  }, 400_000);

  afterAll(async () => {
    await stage?.end();
    await story?.end();
  }, 60_000);

  it('on a phone, from the mail to the conclusion, and the officer sees it', async () => {
    const mail = (await story.inbox('pho-truong-ban')).at(-1)!;
    const link = /https?:\/\/[^\s/]+(\/cho-y-kien\/\S+)/.exec(mail.text)?.[1];
    expect(decodeURIComponent(link ?? '')).toBe(`/cho-y-kien/${opened.case}`);

    const officer = await stage.visitor();
    await stage.signIn(officer, 'can-bo@demo.example');
    await officer.goto(`${stage.url}/nhiem-vu/${opened.task}`);
    await officer.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
    expect(await officer.getByText('báo cáo tiến độ hằng tuần').count()).toBe(0);

    const page = await stage.visitor(HAND);
    await page.goto(stage.url + link);
    const { link: way } = await stage.askForMail(page, 'pho-truong-ban@demo.example');
    await page.goto(way);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
    // Who has no work of their own is told where something waits.
    await page.goto(`${stage.url}/viec-cua-toi`);
    await page.getByRole('link', { name: '1 hồ sơ ở trang Chờ ý kiến đang chờ' }).click();
    await page.getByRole('link', { name: new RegExp(TITLE) }).click();
    await page.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
    const held = page.getByRole('region', { name: 'Ai giữ việc, bao nhiêu ngày' });
    await held.getByText('Chờ ý kiến chỉ đạo').waitFor();
    await held.getByText('8 ngày làm việc').waitFor();
    await page.getByText('Cần có ý kiến trước hết ngày 05/01/2027 (thứ Ba)').waitFor();
    await page.getByText('Chưa cho ý kiến: Phạm Văn Giả Định, Lê Thị Minh Họa').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await shot(page, 'deciding-case-390');

    await page.getByRole('button', { name: 'Kết luận', exact: true }).click();
    const form = page.getByRole('form', { name: 'Kết luận' });
    const send = form.getByRole('button', { name: 'Kết luận' });
    await send.click();
    await form.getByText('Chọn một nội dung.').waitFor();
    await form.getByLabel('Giữ nguyên thời hạn').check();
    await form.getByLabel('Ý kiến chỉ đạo').fill('Giữ nguyên thời hạn, báo cáo tiến độ hằng tuần.');
    await form.getByLabel('Ngày kiểm tra lại').fill('15/01/2027');
    await form.getByLabel('Ngày kiểm tra lại').press('Enter');
    await form.getByText('nhắc tiếp đến ngày kiểm tra lại 15/01/2027 (thứ Sáu)').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await shot(page, 'deciding-form-390');

    // Somebody else acts meanwhile: what was typed stays.
    const member = story.persistence.unitOfWork({ id: 'uy-vien-1' });
    await member.executeCase(opened.case, { type: 'give-opinion', text: 'Đồng ý với đề xuất.' });
    await send.click();
    await form.getByText('Hồ sơ vừa có thay đổi').waitFor();
    expect(await form.getByLabel('Ý kiến chỉ đạo').inputValue()).toContain('báo cáo tiến độ hằng tuần');
    await send.click();
    await page.getByText('Đã ghi kết luận.').waitFor();
    // The conclusion and what it does to the task are one act: there is nothing to wait for.
    await officer.reload();
    await officer.getByText('báo cáo tiến độ hằng tuần').first().waitFor();
    await officer.getByText('Mai Văn Giả Thiết').first().waitFor();
    await shot(officer, 'deciding-officer');
    await shot(page, 'deciding-concluded-390');
    await page.setViewportSize(NARROW);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    const saving = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Công văn đôn đốc' }).click();
    expect((await saving).suggestedFilename()).toBe('Dự thảo Công văn đôn đốc - 3.6.docx');
    expect(stage.complaints).toEqual([]);
  }, 180_000);

  it('has the list and the case on a desk', async () => {
    const page = await stage.visitor(DESKTOP);
    await stage.signIn(page, 'van-phong-1@demo.example');
    await page.getByRole('link', { name: 'Chờ ý kiến' }).click();
    await page.getByRole('link', { name: new RegExp(TITLE) }).waitFor();
    await shot(page, 'deciding-list');
    await page.getByRole('link', { name: new RegExp(TITLE) }).click();
    await page.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
    await page.getByRole('region', { name: 'Sự việc' }).getByText('25/12/2026 (thứ Sáu)').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await shot(page, 'deciding-case-1366');
  }, 120_000);
});
