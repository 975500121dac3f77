import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Persistence, UnitEntity } from '#persistence';
import { smallProvince } from '../support/database/province.js';
import { OFFICE } from '../support/story/cast.js';
import { looks } from './looks.js';
import { Stage } from './stage.js';

const CASE = 'khcn-2.1.m1.1';
const TEXT = 'Đề nghị làm rõ vì sao báo cáo chậm.';

/** A late task with a draft case, an internal one; somebody who inspects, somebody who supervises. */
async function province(persistence: Persistence): Promise<void> {
  await smallProvince(persistence);
  await persistence.directory.change(async (tx) => {
    for (const [code, name] of [
      ['uy-ban-kiem-tra', 'Ủy ban Kiểm tra Tỉnh ủy'],
      ['hdnd', 'Hội đồng nhân dân tỉnh'],
    ]) {
      await tx.insert(UnitEntity, { code, name, parent: null, kind: 'elected', aliases: [] } as object);
    }
  });
  for (const [id, unit, role] of [
    ['thanh-tra', 'uy-ban-kiem-tra', 'auditor'],
    ['dai-bieu', 'hdnd', 'supervisor'],
  ] as const) {
    const memberships = [{ unit, role }];
    const person = { id, email: `${id}@demo.example`, name: `Người ${id}`, memberships };
    await persistence.directory.addUser({ ...person, demo: true });
  }
  const earlier = new Persistence(persistence.dataSource, { now: () => new Date('2026-11-03T02:00:00Z') });
  const office = earlier.unitOfWork({ id: OFFICE });
  for (const [code, classification] of [
    ['2.1', 'normal'],
    ['2.2', 'internal'],
  ] as const) {
    const { id } = await office.createTask({
      ...{
        programme: 'khcn',
        code,
        kind: 'task',
        group: 2,
        title: `Báo cáo chuyên đề ${code}`,
        classification,
      },
      ...{ leadUnits: ['so-khcn'], officer: 'can-bo' },
      deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'by', date: '2026-12-18' } }],
    });
    await office.executeTask(id, { type: 'activate' });
  }
  await earlier.unitOfWork({ id: 'can-bo' }).executeTask('khcn-2.1', { type: 'acknowledge' });
  const engine = persistence.unitOfWork({ id: 'system' });
  const of = { taskId: 'khcn-2.1', deadlineId: 'm1', programme: 'khcn' };
  await engine.executeCase(CASE, { type: 'open', ...of });
  await engine.noteCase(of.taskId, of.deadlineId, CASE, 'draft');
}

describe('those who watch over the work', () => {
  let stage: Stage;
  const inAs = async (id: string) => {
    const page = await stage.visitor();
    await stage.signIn(page, `${id}@demo.example`);
    return page;
  };
  beforeAll(async () => {
    stage = await Stage.open('oversight', '2026-12-29T02:00:00Z', province);
  }, 180_000);
  afterAll(() => stage?.end(), 60_000);

  it('who supervises reads what is published, and leaves a recommendation with a day for the answer', async () => {
    const office = await inAs(OFFICE);
    await office.goto(`${stage.url}/du-lieu-mo`);
    await office.getByRole('button', { name: /^Mở cho mọi người: Số liệu thực hiện nhiệm vụ/ }).click();
    await office.getByRole('region', { name: 'Mở cho mọi người' }).getByRole('button').first().click();
    await office.getByText('Đã mở bộ dữ liệu.').waitFor();

    const deputy = await inAs('dai-bieu');
    await deputy.goto(`${stage.url}/nhiem-vu/khcn-2.1`);
    await deputy.getByRole('heading', { name: 'Đồng chí không xem được nhiệm vụ này' }).waitFor();
    // Noughts would say that nothing is late.
    await deputy.goto(`${stage.url}/bang-dieu-hanh`);
    await deputy.getByText('cơ quan giám sát không được giao nhiệm vụ').waitFor();
    expect(await deputy.getByText('Chưa hoàn thành, quá hạn').count()).toBe(0);
    await looks(deputy, 'supervised-dashboard');
    await deputy.getByRole('link', { name: 'Mở số liệu đã công bố' }).click();
    await deputy.getByRole('heading', { name: 'Số liệu đã công bố' }).waitFor();
    const published = await deputy.getByRole('link', { name: 'CSV' }).getAttribute('href');
    const csv = await fetch(new URL(published!, stage.url));
    expect(await csv.text()).toContain('Sở Khoa học và Công nghệ');

    await deputy.getByRole('button', { name: 'Nêu kiến nghị' }).click();
    const form = deputy.getByRole('form', { name: 'Nêu kiến nghị giám sát' });
    await form.getByLabel('Về', { exact: true }).selectOption({ label: 'Một nhiệm vụ' });
    await form.getByLabel('Mã nhiệm vụ hoặc chỉ tiêu').fill('2.1');
    await form.getByLabel('Nội dung kiến nghị').fill(TEXT);
    await form.getByLabel('Đề nghị trả lời trước hết ngày').fill('15/01/2027');
    await form.getByLabel('Đề nghị trả lời trước hết ngày').press('Enter');
    await looks(deputy, 'recommendation-form');
    await form.getByRole('button', { name: 'Gửi' }).click();
    await deputy.getByRole('heading', { name: 'Kiến nghị số 1 của Hội đồng nhân dân tỉnh' }).waitFor();
    await deputy.getByText('Đề nghị trả lời trước hết ngày 15/01/2027').waitFor();
    await deputy.getByRole('button', { name: 'Rút kiến nghị' }).waitFor();
    await looks(deputy, 'recommendation');

    await office.goto(`${stage.url}/kien-nghi-giam-sat`);
    await office.getByRole('link', { name: `Nhiệm vụ 2.1 ${TEXT}` }).click();
    await office.getByRole('heading', { name: 'Kiến nghị số 1 của Hội đồng nhân dân tỉnh' }).waitFor();
    await office.getByRole('button', { name: 'Giao đơn vị trả lời', exact: true }).click();
    const giving = office.getByRole('form', { name: 'Giao đơn vị trả lời' });
    await giving.getByRole('combobox', { name: 'Đơn vị trả lời' }).fill('khoa hoc va cong nghe');
    await office.getByTitle('Sở Khoa học và Công nghệ').click();
    await giving.getByRole('button', { name: 'Gửi' }).click();
    await office.getByText('Đã giao; người đứng đầu đơn vị').waitFor();

    const head = await inAs('giam-doc');
    await head.goto(`${stage.url}/kien-nghi-giam-sat`);
    await head.getByRole('link', { name: `Nhiệm vụ 2.1 ${TEXT}` }).click();
    await head.getByRole('heading', { name: 'Kiến nghị số 1 của Hội đồng nhân dân tỉnh' }).waitFor();
    await head.getByRole('button', { name: 'Trả lời', exact: true }).click();
    const answer = head.getByRole('form', { name: 'Trả lời' });
    await answer.getByLabel('Nội dung trả lời').fill('Chờ số liệu của các xã; trình trước 10/01.');
    await answer.getByRole('button', { name: 'Gửi' }).click();
    await head.getByText('Đã ghi trả lời').waitFor();

    await deputy.goto(`${stage.url}/viec-cua-toi`);
    await deputy.getByRole('link', { name: '1 kiến nghị đã có trả lời, chờ đồng chí cho ý kiến' }).click();
    await deputy.getByRole('link', { name: `Nhiệm vụ 2.1 ${TEXT}` }).click();
    await deputy.getByText('Chờ số liệu của các xã; trình trước 10/01.').waitFor();
    await deputy.getByRole('button', { name: 'Chưa tiếp thu' }).click();
    const why = deputy.getByRole('form', { name: 'Chưa tiếp thu' });
    await why.getByLabel('Lý do chưa tiếp thu').fill('Cần nêu rõ trách nhiệm.');
    await why.getByRole('button', { name: 'Gửi' }).click();
    await deputy.getByText('Đã ghi: chưa tiếp thu').waitFor();
    await looks(deputy, 'recommendation-contested');
    for (const page of [deputy, office, head]) await page.context().close();
  }, 120_000);

  it('who inspects reads everything, finds who did it, and changes nothing', async () => {
    const page = await inAs('thanh-tra');
    const recorded = () =>
      stage.persistence.dataSource.query('SELECT id, seq, head_hash FROM aggregate ORDER BY id');
    const before = await recorded();
    await page.getByRole('link', { name: 'Nhiệm vụ', exact: true }).click();
    await page.getByText('2 nhiệm vụ', { exact: true }).waitFor();
    await page.getByRole('link', { name: /Báo cáo chuyên đề 2\.2/ }).waitFor();
    await page.getByRole('link', { name: /Báo cáo chuyên đề 2\.1/ }).click();
    await page.getByText('Hiện không có việc nào chờ đồng chí ở nhiệm vụ này.').waitFor();
    await looks(page, 'inspected-task');
    const none = async () => expect(await page.getByText('Việc đồng chí làm được').count()).toBe(0);
    await none();
    await page.goto(`${stage.url}/cho-y-kien/${CASE}`);
    await page.getByRole('heading', { name: /Báo cáo chuyên đề 2\.1/ }).waitFor();
    await none();
    // What the next slot will say has not been said.
    await page.getByText('Chưa có lượt nhắc nào.').waitFor();
    await looks(page, 'inspected-case');
    await page.goto(`${stage.url}/kien-nghi-giam-sat/khcn.supervision.1`);
    await page.getByText(TEXT).waitFor();
    await none();

    await page.getByRole('button', { name: /^Tài khoản/ }).click();
    await page.getByRole('link', { name: 'Thư đã gửi' }).click();
    await page.getByRole('heading', { name: 'Thư đã gửi' }).waitFor();
    await page.getByRole('button', { name: /^Tài khoản/ }).click();
    await page.getByRole('link', { name: 'Nhật ký' }).click();
    const acts = page.getByRole('table', { name: 'Nhật ký' });
    await acts
      .getByRole('row', {
        name: /Người dai-bieu Gửi kiến nghị .*Kiến nghị giám sát: số 1 · 2\.1 Báo cáo chuyên đề 2\.1/,
      })
      .waitFor();
    await acts.getByRole('row', { name: /can-bo .*2\.1 Báo cáo chuyên đề 2\.1/ }).waitFor();
    await looks(page, 'inspected-journal');

    // Nor by asking what no page offers.
    const asked = (method: string, path: string, body: object) =>
      page.evaluate(`fetch(${JSON.stringify(path)}, {
        method: '${method}',
        headers: { 'Content-Type': 'application/json', 'If-Match': '"3"' },
        body: ${JSON.stringify(JSON.stringify(body))},
      }).then(({ status }) => status)`);
    expect([
      await asked('POST', '/api/tasks/khcn-2.1/commands', {
        type: 'report-progress',
        percent: 50,
        note: 'x',
      }),
      await asked('POST', `/api/cases/${CASE}/commands`, { type: 'give-opinion', text: 'x' }),
      await asked('POST', '/api/supervision/khcn.supervision.1/commands', { type: 'withdraw' }),
      await asked('PUT', '/api/calendar', {}),
    ]).toEqual([403, 403, 403, 403]);
    expect(await recorded()).toEqual(before);
    expect(stage.complaints).toEqual([]);
    await page.context().close();
  }, 120_000);
});
