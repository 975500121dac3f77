import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Persistence, ProgrammeEntity } from '#persistence';
import { smallProvince } from '../support/database/province.js';
import { DESKTOP, PHONE, Stage, seriousViolations } from './stage.js';

const TITLES = [
  'Trung tâm đổi mới sáng tạo',
  'Nền tảng dữ liệu dùng chung',
  'Sàn giao dịch công nghệ',
  'Hạ tầng số',
];
const AUTHORITY = {
  issuers: [{ unit: 'ban-chi-dao', level: 'committee' }],
  delegations: [],
  conclude: ['chair', 'deputy-chair'],
};
const BASIS = {
  ...{ title: 'Quyết định', number: '12-QĐ/BCĐ', date: '2026-10-30', issuer: 'Ban Chỉ đạo', line: null },
  issuerUnit: 'ban-chi-dao',
};
const taskId = (i: number) => `khcn-3.${i + 1}`;
const caseId = (i: number) => `${taskId(i)}.m1.1`;

const shot = async (page: Page, name: string) => {
  const folder = process.env['DONDOC_SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

/** Four late tasks whose cases wait for the committee, each with what was said and proposed. */
async function waitingCases(persistence: Persistence): Promise<void> {
  await smallProvince(persistence);
  for (const [id, name, role] of [
    ['truong-ban', 'Trần Văn Thí Dụ', 'chair'],
    ['pho-truong-ban', 'Mai Văn Giả Thiết', 'deputy-chair'],
    ['uy-vien-1', 'Lê Thị Minh Họa', 'member'],
    ['uy-vien-2', 'Phạm Văn Giả Định', 'member'],
  ] as const) {
    await persistence.directory.addUser({
      ...{ id, name, email: `${id}@demo.example`, demo: true },
      memberships: [{ unit: 'ban-chi-dao', role }],
    });
  }
  await persistence.directory.change(async (tx) => {
    await tx.update(
      ProgrammeEntity,
      { code: 'khcn' },
      { data: { catalogue: [], authority: AUTHORITY } as never },
    );
  });
  const office = persistence.unitOfWork({ id: 'van-phong-1' });
  for (const [i, title] of TITLES.entries()) {
    const { id } = await office.createTask({
      ...{ programme: 'khcn', code: `3.${i + 1}`, kind: 'task', group: 3, title, basis: BASIS },
      ...{ leadUnits: ['so-khcn'], officer: 'can-bo' },
      deadlines: [{ id: 'm1', deliverable: `Dự thảo ${title}`, rule: { kind: 'by', date: '2026-12-11' } }],
    });
    await office.executeTask(id, { type: 'activate', assignedOn: '2026-11-02' });
    const open = { type: 'open', taskId: id, deadlineId: 'm1', programme: 'khcn' } as const;
    await persistence.unitOfWork({ id: 'system' }).executeCase(caseId(i), open);
    const directive = `Giữ nguyên thời hạn, báo cáo hằng tuần (${title}).`;
    const proposal = { outcome: 'keep-date', directive, checkDue: '2027-01-22' } as const;
    await office.executeCase(caseId(i), { type: 'propose', proposal });
    await office.executeCase(caseId(i), { type: 'send-up', note: 'Kính trình Ban Chỉ đạo.' });
    await persistence.unitOfWork({ id: 'system' }).noteCase(id, 'm1', caseId(i), 'with-committee');
  }
  await persistence
    .unitOfWork({ id: 'giam-doc' })
    .executeCase(
      caseId(0),
      { type: 'give-statement', text: 'Chờ số liệu của các xã.' },
      { statementAs: 'head' },
    );
  await persistence
    .unitOfWork({ id: 'uy-vien-1' })
    .executeCase(caseId(0), { type: 'give-opinion', text: 'Đồng ý với đề xuất.' });
}

describe('a session of the committee', () => {
  let stage: Stage;
  let address: string;

  beforeAll(async () => {
    stage = await Stage.open('sessions', '2026-12-28T02:00:00Z', waitingCases);
  }, 300_000);

  afterAll(() => stage?.end(), 60_000);

  const one = (page: Page, i: number) => page.getByRole('listitem').filter({ hasText: TITLES[i]! }).first();
  const stateOf = async (i: number) => (await stage.persistence.reads.case(caseId(i)))!.state;

  it('is called by the office, with its cases put before it together', async () => {
    const page = await stage.visitor(DESKTOP);
    await stage.signIn(page, 'van-phong-1@demo.example');
    await page.getByRole('link', { name: 'Chờ ý kiến' }).click();
    await page.getByRole('link', { name: 'Phiên họp Ban Chỉ đạo' }).click();
    await page.getByText('Chưa có phiên họp nào sắp tới.').waitFor();
    const form = page.getByRole('form', { name: 'Ghi phiên họp' });
    await form.getByRole('button', { name: 'Ghi phiên họp' }).click();
    await form.getByText('Cần chọn ngày họp.').waitFor();
    await form.getByLabel('Ngày họp').fill('06/01/2027');
    await form.getByLabel('Ngày họp').press('Enter');
    await form.getByLabel('Tên phiên họp').fill('Phiên họp tháng 01/2027');
    expect(await seriousViolations(page)).toEqual([]);
    await shot(page, 'session-call-1366');
    await form.getByRole('button', { name: 'Ghi phiên họp' }).click();
    await page.getByRole('heading', { name: 'Phiên họp tháng 01/2027', level: 1 }).waitFor();
    address = new URL(page.url()).pathname;
    for (const i of [0, 1, 2, 3]) await page.getByRole('checkbox', { name: new RegExp(TITLES[i]!) }).check();
    await page.getByRole('button', { name: 'Đưa 4 hồ sơ vào phiên họp' }).click();
    await page.getByText('4 hồ sơ, 4 hồ sơ chưa kết luận').waitFor();
    await page.getByRole('button', { name: 'Rút khỏi phiên họp: 3.4' }).click();
    await page.getByText('3 hồ sơ, 3 hồ sơ chưa kết luận').waitFor();
    expect((await stateOf(0)).answerDue).toBe('2027-01-06');
    expect((await stateOf(3)).session).toBeNull();
    // The office prepares; it does not conclude.
    expect(await page.getByRole('button', { name: /nhập kết luận/ }).count()).toBe(0);
    expect(await seriousViolations(page)).toEqual([]);
    await shot(page, 'session-prepared-1366');
    await page.context().close();
  }, 120_000);

  it('has the facts of each case, and takes the conclusions in one go; who was slower is told so in plain words', async () => {
    const page = await stage.visitor(DESKTOP);
    await stage.signIn(page, 'pho-truong-ban@demo.example');
    await page.goto(stage.url + address);
    for (const i of [0, 1, 2]) {
      await one(page, i)
        .getByRole('button', { name: `Xem sự việc, nhập kết luận: 3.${i + 1}` })
        .click();
      await one(page, i).getByRole('button', { name: 'Lấy theo đề xuất: Giữ nguyên thời hạn' }).waitFor();
    }
    const first = one(page, 0);
    await first
      .getByRole('region', { name: 'Ý kiến của đơn vị' })
      .getByText('Chờ số liệu của các xã.')
      .waitFor();
    const opinions = first.getByRole('region', { name: 'Ý kiến thành viên Ban Chỉ đạo' });
    await opinions.getByText('Đồng ý với đề xuất.').waitFor();
    await opinions.getByText('Chưa cho ý kiến: Phạm Văn Giả Định').waitFor();
    await one(page, 1).getByText('Chưa cho ý kiến: Phạm Văn Giả Định, Lê Thị Minh Họa').waitFor();

    await first.getByRole('button', { name: /Lấy theo đề xuất/ }).click();
    await one(page, 1).getByLabel('Đặt hạn mới').check();
    await one(page, 2)
      .getByRole('button', { name: /Lấy theo đề xuất/ })
      .click();
    const bar = page.getByRole('region', { name: 'Ghi kết luận của phiên họp' });
    await bar.getByLabel('Số thông báo kết luận').fill('05-TB/BCĐ');
    await bar.getByRole('button', { name: 'Ghi 3 kết luận' }).click();
    await bar.getByText('1 hồ sơ còn mục chưa điền.').waitFor();
    await one(page, 1).getByText('Cần điền mục này.').waitFor();
    await one(page, 1).getByRole('textbox', { name: 'Hạn mới' }).fill('29/01/2027');
    await one(page, 1).getByRole('textbox', { name: 'Hạn mới' }).press('Enter');
    await one(page, 1).getByText('Đặt hạn mới 29/01/2027 (thứ Sáu)').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await shot(page, 'session-entered-1366');

    // While they are typed the chair concludes the first, and a member speaks on the second.
    await stage.persistence
      .unitOfWork({ id: 'truong-ban' })
      .executeCase(caseId(0), { type: 'conclude', conclusion: { outcome: 'suspend', reason: 'Chờ luật.' } });
    await stage.persistence
      .unitOfWork({ id: 'uy-vien-2' })
      .executeCase(caseId(1), { type: 'give-opinion', text: 'Nên gia hạn.' });
    await bar.getByRole('button', { name: 'Ghi 3 kết luận' }).click();
    await first.getByRole('alert').getByText('Hồ sơ đã có kết luận ngày 28/12/2026.').waitFor();
    await first.getByRole('alert').getByText('Trong lúc này đã có người kết luận').waitFor();
    await one(page, 1).getByRole('alert').getByText('Hồ sơ vừa có thay đổi nên chưa ghi').waitFor();
    await one(page, 2).getByText('Đã ghi kết luận.').waitFor();
    await one(page, 1).getByText('Nên gia hạn.').waitFor();
    expect(await one(page, 1).getByRole('textbox', { name: 'Hạn mới' }).inputValue()).toBe('29/01/2027');
    await first.getByText('Tạm dừng, 28/12/2026').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await shot(page, 'session-results-1366');
    await bar.getByRole('button', { name: 'Ghi 1 kết luận' }).click();
    await page.getByText('3 hồ sơ, 0 hồ sơ chưa kết luận').waitFor();
    expect(await stateOf(0)).toMatchObject({ end: 'concluded', conclusion: { outcome: 'suspend' } });
    expect(await stateOf(1)).toMatchObject({
      concludedBy: 'pho-truong-ban',
      conclusion: { newDue: '2027-01-29' },
    });
    expect(await stateOf(2)).toMatchObject({ conclusion: { checkDue: '2027-01-22' } });
    const [refused] = (await stage.persistence.reads.caseEvents(caseId(0))).slice(-1);
    expect(refused).toMatchObject({ type: 'conclusion-refused', actor: 'pho-truong-ban' });
    const [said] = (await stage.persistence.reads.caseEvents(caseId(2))).slice(-1);
    expect(said!.data).toMatchObject({ basis: { number: '05-TB/BCĐ' } });
    await page.context().close();
  }, 120_000);

  it('fits a phone', async () => {
    const page = await stage.visitor(PHONE);
    await stage.signIn(page, 'truong-ban@demo.example');
    await page.goto(`${stage.url}/phien-hop`);
    await page.getByRole('link', { name: 'Phiên họp tháng 01/2027' }).click();
    await one(page, 1).getByText('Đặt hạn mới, 28/12/2026').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await seriousViolations(page)).toEqual([]);
    await shot(page, 'session-360');
    expect(stage.complaints).toEqual([]);
    await page.context().close();
  }, 120_000);
});
