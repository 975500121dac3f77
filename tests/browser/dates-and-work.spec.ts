import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Persistence } from '#persistence';
import { smallProvince } from '../support/database/province.js';
import { looks } from './looks.js';
import { Stage } from './stage.js';

const NOW = '2026-12-04T02:00:00Z';
const OFFICE = 'van-phong-1@demo.example';
const ids: string[] = [];

async function tasks(persistence: Persistence): Promise<void> {
  await smallProvince(persistence);
  const work = persistence.unitOfWork({ id: 'van-phong-1' });
  for (const [code, due] of [
    ['1.1', '2026-12-18'],
    ['1.2', '2026-11-30'],
  ] as const) {
    const { id } = await work.createTask({
      ...{ programme: 'khcn', code, kind: 'task', group: 1, title: `Đề án chuyên đề số ${code}` },
      ...{ leadUnits: ['so-khcn'], officer: 'can-bo' },
      basis: { title: 'Quyết định', number: '12-QĐ/TU', date: '2026-09-25', issuer: null, line: null },
      deadlines: [{ id: 'm1', deliverable: 'Đề án', rule: { kind: 'by', date: due } }],
    });
    await work.executeTask(id, { type: 'activate', assignedOn: '2026-10-01' });
    ids.push(id);
  }
  const officer = persistence.unitOfWork({ id: 'can-bo' });
  await officer.executeTask(ids[1]!, { type: 'report-difficulty', note: 'Chưa có mặt bằng để thi công.' });
}

describe('dates and work on the page', () => {
  let stage: Stage;
  const inAs = async (email: string) => {
    const page = await stage.visitor();
    await stage.signIn(page, email);
    return page;
  };
  const date = async (page: Page, label: string, value: string) => {
    const field = page.getByRole('form').getByLabel(label);
    await field.fill(value);
    await field.press('Enter');
  };
  const pick = async (page: Page, label: string, typed: string, option: RegExp) => {
    await page.getByRole('form').getByLabel(label, { exact: true }).fill(typed);
    await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click();
  };
  beforeAll(async () => {
    stage = await Stage.open('dates_and_work_page', NOW, tasks);
  }, 180_000);
  afterAll(() => stage?.end(), 60_000);

  it('more time is drafted, signed and granted; the card keeps the first date and the documents', async () => {
    const officer = await inAs('can-bo@demo.example');
    await officer.goto(`${stage.url}/nhiem-vu/${ids[0]}?viec=request-extension`);
    const newDue = officer.getByRole('form').getByLabel('Đề nghị hạn mới');
    await newDue.fill('31/11/2026');
    await newDue.press('Tab');
    await officer.getByText('Không có ngày “31/11/2026”').waitFor();
    await date(officer, 'Đề nghị hạn mới', '15/01/2027');
    await officer.getByRole('form').getByLabel('Lý do').fill('Chờ số liệu của các sở.');
    await looks(officer, 'extension-form');
    await officer.getByRole('form').getByRole('button', { name: 'Gửi' }).click();
    await officer.getByText('Đề nghị gia hạn đến 15/01/2027').waitFor();
    await officer.getByText('Chờ người đứng đầu đơn vị ký', { exact: true }).waitFor();

    await officer.goto(`${stage.url}/nhiem-vu/${ids[0]}?viec=request-input`);
    await pick(officer, 'Đơn vị được xin ý kiến', 'tai chinh', /Sở Tài chính/);
    await officer.getByRole('form').getByLabel('Nội dung xin ý kiến').fill('Khả năng bố trí kinh phí?');
    await date(officer, 'Cần có ý kiến chậm nhất ngày', '11/12/2026');
    await officer.getByRole('form').getByRole('button', { name: 'Gửi' }).click();
    await officer.getByText('đang chờ ý kiến', { exact: true }).waitFor();

    const head = await inAs('giam-doc@demo.example');
    await head.goto(`${stage.url}/nhiem-vu/${ids[0]}?viec=sign-extension`);
    await head.getByRole('form').getByLabel('Số văn bản của đơn vị').fill('45/SKHCN');
    await head.getByRole('form').getByRole('button', { name: 'Gửi' }).click();
    await head.getByText(/ký ngày 04.12.2026; chờ quyết định/).waitFor();

    const office = await inAs(OFFICE);
    await office.goto(`${stage.url}/nhiem-vu/${ids[0]}?viec=decide-extension`);
    await office.getByRole('form').getByLabel('Quyết định').selectOption({ label: 'Gia hạn' });
    await office.getByRole('form').getByLabel('Văn bản làm căn cứ').fill('Thông báo');
    await office.getByRole('form').getByLabel('Số văn bản').fill('77-TB/VPTU');
    await date(office, 'Ngày văn bản', '03/12/2026');
    await looks(office, 'decide-form');
    await office.getByRole('form').getByRole('button', { name: 'Gửi' }).click();
    await office.getByText('Đã ghi nhận quyết định về gia hạn.').waitFor();
    await office.getByText('Quá trình thay đổi hạn (1)').click();
    await office.getByText('Thông báo số 77-TB/VPTU').first().waitFor();
    await office.getByText('Gia hạn 04/12/2026: từ 18/12/2026 đến 15/01/2027').waitFor();
    await looks(office, 'extension-granted');
  }, 180_000);

  it('a difficulty is found in the queue, given to somebody, answered', async () => {
    const office = await inAs(OFFICE);
    await office.goto(`${stage.url}/vuong-mac`);
    await office.getByText('“Chưa có mặt bằng để thi công.”').waitFor();
    await looks(office, 'difficulties');
    await office.getByRole('link', { name: 'Giao xử lý' }).click();
    await pick(office, 'Người xử lý', 'chanh', /^chanh/);
    await date(office, 'Xử lý xong chậm nhất ngày', '11/12/2026');
    await office.getByRole('form').getByRole('button', { name: 'Gửi' }).click();
    await office.getByText('đ/c chanh xử lý, chậm nhất 11/12/2026').waitFor();
    await looks(office, 'difficulty-owned');
    await office.goto(`${stage.url}/vuong-mac?state=owned`);
    await office.getByText('đ/c chanh, chậm nhất 11/12/2026').waitFor();
  }, 120_000);

  it('the office urges from the list: chosen, seen, sent', async () => {
    const office = await inAs(OFFICE);
    await office.goto(`${stage.url}/nhiem-vu`);
    await office.getByRole('button', { name: 'Đôn đốc…' }).click();
    await office.getByRole('checkbox', { name: 'Chọn 1.2 để đôn đốc' }).check();
    await office.getByRole('button', { name: 'Chọn cả 2 nhiệm vụ' }).click();
    await office.getByText('Đã chọn 2 nhiệm vụ').waitFor();
    await office.getByLabel('Nội dung đôn đốc').fill('Đề nghị gửi kết quả trước ngày 10/12/2026.');
    await office.getByRole('button', { name: 'Xem trước' }).click();
    await office.getByText('1 thư, 2 nhiệm vụ').waitFor();
    await office.getByText('không phải là văn bản').last().waitFor();
    await looks(office, 'urging');
    await office.getByRole('button', { name: 'Gửi 1 thư' }).click();
    await office.getByText('Đã gửi 1 thư đôn đốc.').waitFor();
    await office.goto(`${stage.url}/nhiem-vu/${ids[1]}`);
    await office.getByText('Cơ quan Thường trực đôn đốc gần nhất ngày 04/12/2026.').waitFor();
    expect(stage.complaints).toEqual([]);
  }, 120_000);
});
