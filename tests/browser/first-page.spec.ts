import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { LoginCodeEntity, type Persistence, SessionEntity } from '#persistence';
import { smallProvince } from '../support/database/province.js';
import { PHONE, Stage, seriousViolations } from './stage.js';

const NOW = '2026-12-04T02:00:00Z';
const OFFICE = { id: 'van-phong-1' };
const UNITS = ['so-khcn', 'so-tai-chinh'] as const;

interface Officer {
  id: string;
  email: string;
  code: string;
  task: string;
}

const officers: Officer[] = [];

/** Ten officers of two units, each with one task due in two weeks, and a draft for the office. */
async function tenOfficers(persistence: Persistence): Promise<void> {
  await smallProvince(persistence);
  const work = persistence.unitOfWork(OFFICE);
  for (let i = 0; i < 10; i += 1) {
    const [id, unit, code] = [`cb-${i}`, UNITS[i % 2]!, `1.${i + 1}`];
    const email = `${id}@demo.example`;
    await persistence.directory.addUser({
      id,
      email,
      name: `Cán bộ Mẫu ${i}`,
      memberships: [{ unit, role: 'officer' }],
      demo: true,
    });
    const task = await work.createTask({
      programme: 'khcn',
      code,
      kind: 'task',
      group: 1,
      title: `Báo cáo chuyên đề ${i}`,
      leadUnits: [unit],
      officer: id,
      deadlines: [{ id: 'm1', deliverable: `Báo cáo ${i}`, rule: { kind: 'before', date: '2026-12-20' } }],
    });
    await work.executeTask(task.id, { type: 'activate' });
    officers.push({ id, email, code, task: task.id });
  }
  await work.createTask({
    programme: 'khcn',
    code: '2.1',
    kind: 'task',
    group: 2,
    title: 'Dự thảo còn thiếu',
  });
}

describe('the first page', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await Stage.open('page', NOW, tenOfficers);
  }, 180_000);

  afterAll(async () => {
    await stage?.end();
  }, 60_000);

  const taskOf = async (id: string) => (await stage.persistence.reads.task(id))!.state;
  const openTask = async (page: Page, id: string) => {
    await page.goto(`${stage.url}/nhiem-vu/${id}`);
    await page.getByRole('heading', { name: 'Diễn biến' }).waitFor();
  };
  const done = (page: Page) => page.context().close();

  it('lets ten officers in through mailed links, to acknowledge and submit', async () => {
    for (const { id, email, code, task } of officers) {
      const page = await stage.visitor(id === 'cb-3' ? PHONE : undefined);
      await stage.signIn(page, email);
      await page.getByRole('button', { name: `Tiếp nhận ${code}`, exact: true }).click();
      await page.getByText('Đã tiếp nhận nhiệm vụ.').waitFor();
      await page.getByRole('link', { name: `Trình sản phẩm ${code}`, exact: true }).click();
      const form = page.getByRole('form', { name: 'Trình sản phẩm' });
      await form.getByLabel('Số văn bản').fill(`${id}/BC`);
      await form.getByRole('button', { name: 'Trình sản phẩm' }).click();
      await page.getByText('Đã trình sản phẩm;').waitFor();
      const state = await taskOf(task);
      expect(state.acknowledgedOn).toBe('2026-12-04');
      expect(state.deadlines[0]).toMatchObject({ status: 'submitted', submission: { by: id, no: 1 } });
      await done(page);
    }
  }, 240_000);

  it("refuses another unit's task by its address and tells nothing of it", async () => {
    const page = await stage.visitor();
    await stage.signIn(page, officers[0]!.email);
    const foreign = officers[1]!.task;
    const answered = page.waitForResponse((response) => response.url().endsWith(`/api/tasks/${foreign}`));
    await page.goto(`${stage.url}/nhiem-vu/${foreign}`);
    expect((await answered).status()).toBe(403);
    await page.getByRole('heading', { name: 'Đồng chí không xem được nhiệm vụ này' }).waitFor();
    expect(await page.content()).not.toContain('Báo cáo chuyên đề 1');
    await done(page);
  }, 60_000);

  it('keeps the link unused while scanners open it; the person then uses it, once', async () => {
    const person = await stage.visitor();
    await person.goto(`${stage.url}/dang-nhap`);
    const { link } = await stage.askForMail(person, officers[2]!.email);
    const before = await counts();
    for (const method of ['GET', 'HEAD', 'GET'] as const) {
      const answer = await fetch(link, { method });
      expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, null]);
    }
    const scanner = await stage.visitor();
    const sent: string[] = [];
    scanner.on('request', (request) => sent.push(request.method()));
    await scanner.goto(link);
    await scanner.getByRole('button', { name: 'Đăng nhập' }).waitFor();
    expect(new Set(sent)).toEqual(new Set(['GET']));
    expect(await scanner.context().cookies()).toEqual([]);
    expect(await counts()).toEqual(before);

    await person.goto(link);
    await person.getByRole('button', { name: 'Đăng nhập' }).click();
    await person.getByRole('heading', { name: 'Việc của tôi', level: 1 }).waitFor();
    await scanner.getByRole('button', { name: 'Đăng nhập' }).click();
    await scanner.getByText('Đã dùng hoặc đã quá hạn').waitFor();
    expect(await scanner.context().cookies()).toEqual([]);
    await done(person);
    await done(scanner);
  }, 60_000);

  it('leads from a mailed task through the typed code back to that task', async () => {
    const { email, task } = officers[4]!;
    const page = await stage.visitor();
    await page.goto(`${stage.url}/nhiem-vu/${task}`);
    const { code } = await stage.askForMail(page, email);
    await page.getByLabel('Mã 6 chữ số').fill(code);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByRole('heading', { name: 'Báo cáo chuyên đề 4', level: 1 }).waitFor();
    await page.getByText('Vì sao là 18/12/2026?').click();
    await page.getByText('ngày làm việc cuối cùng trong hạn là 18/12/2026').waitFor();
    await done(page);
  }, 60_000);

  it('keeps what was typed when somebody else was faster', async () => {
    const { email, id, task } = officers[5]!;
    const page = await stage.visitor();
    await stage.signIn(page, email);
    await openTask(page, task);
    await page.getByRole('button', { name: 'Báo vướng mắc' }).click();
    const form = page.getByRole('form', { name: 'Báo vướng mắc' });
    await form.getByLabel('Vướng mắc').fill('Chưa có số liệu kinh phí.');
    const faster = { type: 'report-progress', percent: 40, note: 'Xong phần khảo sát.' } as const;
    await stage.persistence.unitOfWork({ id }).executeTask(task, faster);
    await form.getByRole('button', { name: 'Gửi' }).click();
    await page.getByText('Nhiệm vụ vừa có thay đổi').waitFor();
    expect(await form.getByLabel('Vướng mắc').inputValue()).toBe('Chưa có số liệu kinh phí.');
    await page.getByText('Báo tiến độ: 40%').waitFor();
    await form.getByRole('button', { name: 'Gửi' }).click();
    await page.getByText('Đã ghi nhận vướng mắc.').waitFor();
    const events = await stage.persistence.reads.taskEvents(task);
    expect(events.map(({ type }) => type).slice(-2)).toEqual(['progress-reported', 'difficulty-reported']);
    await done(page);
  }, 60_000);

  it('lets the office complete a draft in the sheet and activate it', async () => {
    const page = await stage.visitor();
    await stage.signIn(page, 'van-phong-1@demo.example');
    await page.getByRole('link', { name: 'Hoàn thiện dự thảo' }).click();
    await page.getByRole('button', { name: 'Hoàn thiện 2.1' }).click();
    const form = page.getByRole('form', { name: 'Hoàn thiện 2.1' });
    await form.getByLabel('Đơn vị chủ trì').fill('so khoa hoc');
    await page.getByTitle('Sở Khoa học và Công nghệ').click();
    await form.getByLabel('Cán bộ được giao').click();
    await page.getByTitle('Cán bộ Mẫu 0').click();
    await form.getByLabel('Sản phẩm').fill('Đề án thành phần');
    await form.getByLabel('Quy tắc hạn').selectOption('period');
    await form.getByLabel('Năm', { exact: true }).fill('2027');
    await form.getByText('Trong quý I/2027, đến hết ngày cuối kỳ.').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await form.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByRole('button', { name: 'Kích hoạt 2.1' }).click();
    await page.getByText('Đã kích hoạt 2.1.').waitFor();
    const { items } = await stage.persistence.reads.tasks({ q: '2.1' }, { page: 1, pageSize: 10 });
    expect(items.map(({ code, status, nextDue }) => [code, status, nextDue])).toEqual([
      ['2.1', 'active', '2027-03-31'],
    ]);
    await done(page);
  }, 60_000);

  it.each([undefined, PHONE])(
    'has no serious barrier on its screens at %j',
    async (viewport) => {
      const page = await stage.visitor(viewport);
      await page.goto(`${stage.url}/dang-nhap`);
      await page.getByLabel('Địa chỉ thư công vụ').waitFor();
      expect(await seriousViolations(page)).toEqual([]);
      await stage.signIn(page, officers[6]!.email);
      await page.getByRole('heading', { name: /Sau đó/ }).waitFor();
      expect(await seriousViolations(page)).toEqual([]);
      await openTask(page, officers[6]!.task);
      await page.getByRole('button', { name: 'Báo tiến độ' }).click();
      await page.getByRole('form', { name: 'Báo tiến độ' }).waitFor();
      expect(await seriousViolations(page)).toEqual([]);
      const width = await page.evaluate('document.documentElement.scrollWidth');
      expect(width).toBeLessThanOrEqual(page.viewportSize()!.width);
      await done(page);
    },
    60_000,
  );

  it('works under its security policy: no browser complained', () => {
    expect(stage.complaints).toEqual([]);
  });

  async function counts() {
    const { manager } = stage.persistence.dataSource;
    const used = await manager
      .createQueryBuilder(LoginCodeEntity, 'c')
      .where('c.used_at IS NOT NULL')
      .getCount();
    return { used, sessions: await manager.count(SessionEntity) };
  }
});
