import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { RoleName } from '#contracts';
import type { Persistence } from '#persistence';
import { loadSeeds } from '#seeds';
import { installSeeds } from '#seeds/install';
import { PDF } from '../support/attachments/files.js';
import { DESKTOP, PHONE, Stage, seriousViolations } from './stage.js';

/** The self-assessment of the interim review is the stage whose date is the first not over. */
const NOW = '2028-07-03T02:00:00Z';
const HAND = { width: 390, height: 844 };
const ADMINISTRATOR = 'quan-tri@demo.example';
const OFFICE = 'van-phong-1@demo.example';
const WARD = 'phuong-phan-dinh-phung';
const WARD_HEAD = `${WARD}@demo.example`;
const CYCLE = '/ky/khcn.interim-review.2028';
const FORM = `${CYCLE}/don-vi/${WARD}?buoc=tu-danh-gia`;
const NOBODY_IN = 9;

/** The province as it is seeded, with a head in all but nine of the units that are asked. */
async function province(persistence: Persistence): Promise<void> {
  await installSeeds(persistence, loadSeeds(), { demo: false, seededOn: '2028-07-03' });
  const add = (id: string, name: string, unit: string, role: RoleName) =>
    persistence.directory.addUser({
      ...{ id, email: `${id}@demo.example`, name, demo: true },
      memberships: [{ unit, role }],
    });
  await add('quan-tri', 'Hồ Văn Giả Lập', 'van-phong-tinh-uy', 'administrator');
  await add('van-phong-1', 'Nguyễn Thị Mẫu', 'van-phong-tinh-uy', 'office');
  const { data: template } = await persistence.cycles.store.template('khcn', 'interim-review');
  const units = (await persistence.cycles.store.unitsAsked(template)).filter((unit) => unit !== WARD);
  await add(WARD, 'Lâm Văn Thí Dụ', WARD, 'head');
  for (const unit of units.slice(NOBODY_IN)) await add(unit, `Thủ trưởng ${unit}`, unit, 'head');
}

const shot = async (page: Page, name: string) => {
  const folder = process.env['DONDOC_SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

/** On a desk and on phones: nothing seriously wrong, nothing beyond the edge. */
const looks = async (page: Page, name: string) => {
  const own = page.viewportSize()!;
  for (const [size, viewport] of Object.entries({ desk: DESKTOP, hand: HAND, narrow: PHONE })) {
    await page.setViewportSize(viewport);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    if (size !== 'narrow') await shot(page, `${name}-${size}`);
  }
  expect(await seriousViolations(page)).toEqual([]);
  await page.setViewportSize(own);
};

describe('the interim review on the page', () => {
  let stage: Stage;
  const inAs = async (email: string, viewport = DESKTOP) => {
    const page = await stage.visitor(viewport);
    await stage.signIn(page, email);
    return page;
  };
  const saved = (page: Page) => page.getByText(/^Đã lưu nháp lúc \d\d:\d\d$/).waitFor();

  beforeAll(async () => {
    stage = await Stage.open('cycles_page', NOW, province);
  }, 240_000);
  afterAll(() => stage?.end(), 60_000);

  it('is started by the administrator, once what that will do was seen', async () => {
    const page = await inAs(ADMINISTRATOR);
    await page.goto(`${stage.url}/ky`);
    await page.getByText('Chưa có kỳ nào được mở.').waitFor();
    await page.getByRole('button', { name: 'Mở kỳ…' }).click();
    const form = page.getByRole('form', { name: 'Mở kỳ' });
    await form.getByLabel('Chương trình').selectOption('khcn');
    await form.getByLabel('Loại kỳ').selectOption({ label: 'Sơ kết' });
    await form.getByLabel('Số văn bản').fill('12-CV/VPTU');
    await form.getByRole('button', { name: 'Xem trước' }).click();
    // The office's own steps come later, and are counted as well.
    await page.getByText('118 cơ quan, đơn vị, địa phương được hỏi').waitFor();
    await page.getByText('lần gửi đầu 108 thư, lúc 08:00 ngày 04/07/2028 (thứ Ba)').waitFor();
    // Stages and counts are there at once; the names of units and people are behind a fold.
    const without = page.getByText(`${NOBODY_IN} đơn vị chưa có người nhận thư`);
    await without.waitFor();
    await page.getByText('Ai được báo (109 người)').waitFor();
    expect(await page.getByText(/^Thủ trưởng/).count()).toBe(0);
    await page.getByText('Bỏ qua, đã hết hạn trước khi mở').first().waitFor();
    await looks(page, 'cycle-dry-run');
    await form.getByRole('button', { name: 'Mở “Sơ kết Đề án năm 2028”' }).click();
    await page.getByRole('heading', { name: 'Sơ kết Đề án năm 2028', level: 1 }).waitFor();
    await page.getByText('Đã gửi 0/117').waitFor();
    await page.getByRole('link', { name: '117 đơn vị chưa gửi' }).waitFor();
    await page.goto(`${stage.url}/ky`);
    await page.getByText('hạn 31/08/2028 (thứ Năm) · đã gửi 0/117').waitFor();
    await looks(page, 'cycles');
    await page.context().close();
  }, 120_000);

  it('a ward fills in its form on a phone; what is typed survives another tab and a lost connection', async () => {
    const page = await inAs(WARD_HEAD, HAND);
    await page.goto(`${stage.url}/ky`);
    await page.getByRole('link', { name: 'Sơ kết Đề án năm 2028' }).click();
    await page.getByRole('link', { name: /^Đơn vị tự đánh giá – Phường Phan Đình Phùng/ }).waitFor();
    // The form stands among the work of whoever owes it.
    await page.goto(`${stage.url}/viec-cua-toi`);
    await looks(page, 'work-with-form');
    await page.getByRole('link', { name: 'Điền biểu mẫu Đơn vị tự đánh giá' }).click();
    await page.getByText('Số của hệ thống').first().waitFor();
    await page.getByLabel('Ước').last().fill('1.250,5');
    await page.getByRole('button', { name: 'Gửi', exact: true }).click();
    await page.getByText('Còn 1 mục cần điền.').waitFor();
    await page.getByLabel(/^Kết quả nổi bật/).fill('Đã đưa 3 nền tảng số vào dùng.');
    await saved(page);
    await page.reload();
    expect(await page.getByLabel(/^Kết quả nổi bật/).inputValue()).toBe('Đã đưa 3 nền tảng số vào dùng.');
    expect(await page.getByLabel('Ước').last().inputValue()).toBe('1.250,5');

    const other = await page.context().newPage();
    await other.goto(`${stage.url}${FORM}`);
    await other.getByLabel(/^Kiến nghị/).fill('Của thẻ kia.');
    await saved(other);
    await page.getByLabel(/^Kiến nghị/).fill('Đề nghị bố trí kinh phí năm 2029.');
    await page.getByRole('heading', { name: 'Bản nháp này vừa được sửa ở nơi khác' }).waitFor();
    await page.getByText('Của thẻ kia.').waitFor();
    await looks(page, 'form-conflict');
    await page.getByRole('button', { name: 'Dùng bản ở thẻ này' }).click();
    await saved(page);
    await other.close();

    await page.getByRole('button', { name: 'Xin thêm thời gian' }).click();
    const asking = page.getByRole('form', { name: 'Xin thêm thời gian' });
    await asking.getByLabel('Đề nghị hạn mới').fill('15/09/2028');
    await asking.getByLabel('Đề nghị hạn mới').press('Enter');
    await asking.getByLabel('Lý do xin thêm thời gian').fill('Phường đang khắc phục hậu quả bão.');
    await asking.getByRole('button', { name: 'Xin thêm thời gian' }).click();
    await page.getByText('Đang chờ quyết định; hạn cũ còn nguyên.').waitFor();

    await page.context().setOffline(true);
    await page.getByLabel(/^Phương hướng/).fill('Nhân rộng trong năm 2029.');
    await page.getByText(/Chưa lưu được lên máy chủ/).waitFor();
    await page.context().setOffline(false);
    await saved(page);
    await looks(page, 'form');

    await page.getByRole('button', { name: 'Gửi', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Đã điền', { exact: false }).waitFor();
    await dialog.getByRole('button', { name: 'Xem lại' }).click();
    const file = { name: 'Phụ lục.pdf', mimeType: 'application/pdf', buffer: PDF };
    await page.getByLabel('Chọn tệp…').setInputFiles(file);
    await page.getByText(/byte · đã tải lên$/).waitFor();
    await looks(page, 'form-with-file');
    await page.getByRole('button', { name: 'Gửi', exact: true }).click();
    await dialog.getByText('Kèm 1 tệp: Phụ lục.pdf.').waitFor();
    await shot(page, 'form-confirm');
    await dialog.getByRole('button', { name: 'Gửi nội dung' }).click();
    await page.getByText('Đã gửi. Văn phòng sẽ tiếp nhận').waitFor();
    await page.getByRole('heading', { name: 'Các lần gửi' }).waitFor();
    await page.getByRole('link', { name: /^Phụ lục\.pdf, .*: tải về$/ }).waitFor();
    await page.context().close();
  }, 120_000);

  it('what waits for the office stands in its Chờ xử lý: a request for more time, and answers to be taken', async () => {
    const other = stage.persistence.unitOfWork({ id: 'xa-an-khanh' });
    const ask = { due: '2028-09-10', reason: 'Mới sáp nhập.' };
    await other.executeCycle('khcn.interim-review.2028', {
      ...{ type: 'ask-more-time', stage: 'tu-danh-gia', unit: 'xa-an-khanh', ...ask },
    });
    const office = await inAs(OFFICE);
    await office.goto(`${stage.url}/viec-cua-toi?xem=waiting`);
    await office.getByText('1 nội dung chờ tiếp nhận').waitFor();
    await looks(office, 'waiting');
    await office.getByRole('link', { name: 'Quyết định Xã An Khánh' }).click();
    await office.getByText('Mới sáp nhập.').waitFor();
    await looks(office, 'form-more-time');
    await office.getByRole('button', { name: 'Giữ nguyên hạn' }).click();
    const form = office.getByRole('form', { name: 'Giữ nguyên hạn' });
    await form.getByLabel('Lý do giữ nguyên hạn').fill('Thời gian còn đủ.');
    await form.getByRole('button', { name: 'Giữ nguyên hạn' }).click();
    await office.getByText('Văn phòng giữ nguyên hạn.').waitFor();
    await office.goto(`${stage.url}/viec-cua-toi?xem=waiting`);
    await office.getByText('1 nội dung chờ tiếp nhận').waitFor();
    expect(await office.getByText('Xin thêm thời gian').count()).toBe(0);
    for (const path of ['/mau-ky', '/du-lieu-mo']) {
      await office.goto(`${stage.url}${path}`);
      await office.getByRole('heading', { level: 1 }).waitFor();
      await office.locator('details, li button').first().waitFor();
      if (path === '/mau-ky') await office.getByText('Sơ kết', { exact: true }).click();
      await looks(office, path.slice(1));
    }
    await office.context().close();
  }, 120_000);

  it('the office returns it once, the ward sends it again, the office takes it', async () => {
    const office = await inAs(OFFICE);
    await office.goto(`${stage.url}${CYCLE}`);
    await office.getByText('117 đơn vị', { exact: true }).waitFor();
    await looks(office, 'cycle');
    await office.getByRole('searchbox', { name: /^Tìm đơn vị/ }).fill('phan dinh phung');
    await office.getByText('1 trong', { exact: false }).waitFor();
    await office.getByRole('link', { name: /^Đã gửi Phường Phan Đình Phùng/ }).click();
    await office.getByText('Đã đưa 3 nền tảng số vào dùng.').waitFor();
    await office.getByRole('button', { name: 'Trả lại' }).click();
    const form = office.getByRole('form', { name: 'Trả lại' });
    await form.getByLabel(/Lý do trả lại/).fill('Đề nghị nêu rõ tên ba nền tảng.');
    await looks(office, 'form-return');
    await form.getByRole('button', { name: 'Trả lại' }).click();
    await office.getByText('Đã trả lại đơn vị.').waitFor();

    const ward = await inAs(WARD_HEAD, HAND);
    await ward.goto(`${stage.url}${FORM}`);
    await ward.getByText('Đề nghị nêu rõ tên ba nền tảng.').first().waitFor();
    await ward.getByLabel(/^Kết quả nổi bật/).fill('Đã đưa 3 nền tảng số vào dùng: A, B và C.');
    await looks(ward, 'form-returned');
    await ward.getByRole('button', { name: 'Gửi lại' }).click();
    await ward.getByRole('dialog').getByRole('button', { name: 'Gửi nội dung' }).click();
    await ward.getByText('Đã gửi. Văn phòng sẽ tiếp nhận').waitFor();
    await ward.getByText('lần 2').first().waitFor();

    // What the ward begins to type afterwards is its own: the office reads what was sent.
    await ward.getByLabel(/^Kết quả nổi bật/).fill('Còn đang soạn.');
    await saved(ward);
    await office.reload();
    await office.getByText('Đã đưa 3 nền tảng số vào dùng: A, B và C.').waitFor();
    await office.getByRole('button', { name: 'Tiếp nhận' }).click();
    await office.getByRole('form').getByRole('button', { name: 'Tiếp nhận' }).click();
    await office.getByText('Đã tiếp nhận', { exact: true }).waitFor();
    await office.context().close();
    await ward.context().close();
  }, 120_000);

  it('the office puts together what came', async () => {
    const office = await inAs(OFFICE);
    await office.goto(`${stage.url}${CYCLE}`);
    await office.getByRole('link', { name: 'Tổng hợp' }).first().click();
    await office.getByText('Đã có nội dung của 1/117 đơn vị.').waitFor();
    await office.getByText('Đã đưa 3 nền tảng số vào dùng: A, B và C.').waitFor();
    const money = office.getByRole('row', { name: /Kinh phí đã giải ngân/ });
    expect(await money.textContent()).toContain('1.250,5');
    await office.getByText('Chưa có nội dung (116)').click();
    await looks(office, 'consolidation');
    await office.context().close();
  }, 120_000);

  it('the office conducts it: more time, a unit excused, a pause, an end before the date, a document', async () => {
    const office = await inAs(OFFICE);
    const act = async (name: string, fill: (form: Locator) => Promise<void>, opener = name) => {
      await office.getByRole('button', { name: opener, exact: true }).first().click();
      const form = office.getByRole('form', { name });
      await fill(form);
      await form.getByRole('button', { name, exact: true }).click();
      await form.waitFor({ state: 'detached' });
    };
    const because = (form: Locator) => form.getByLabel('Lý do').fill('Theo đề nghị của các đơn vị.');
    await office.goto(`${stage.url}${CYCLE}`);
    await act('Gia hạn bước', async (form) => {
      await form.getByLabel('Hạn mới').fill('08/09/2028');
      await form.getByLabel('Hạn mới').press('Enter');
      await because(form);
    });
    await office.getByText('08/09/2028 (thứ Sáu)').waitFor();
    await office.getByText('Hạn ban đầu: 31/08/2028').waitFor();

    await office.getByRole('searchbox', { name: /^Tìm đơn vị/ }).fill('an khanh');
    await office.getByRole('link', { name: /^Chưa gửi Xã An Khánh/ }).click();
    await office.getByText('Đơn vị chưa gửi nội dung.').waitFor();
    await act('Không yêu cầu gửi', because);
    await office.getByText('Không yêu cầu', { exact: true }).waitFor();
    await office.getByRole('link', { name: 'Sơ kết Đề án năm 2028' }).click();
    await office.getByRole('link', { name: '115 đơn vị chưa gửi' }).click();
    await office.getByText('115 trong 117 đơn vị').waitFor();

    await act('Tạm dừng kỳ', because);
    await office.getByText('Tạm dừng', { exact: true }).waitFor();
    await act('Tiếp tục kỳ', async () => {});
    await act('Kết thúc bước sớm', because);
    await office.getByText('Mã chốt nội dung (SHA-256):').waitFor();
    await looks(office, 'cycle-closed-stage');
    await act('Ghi hoàn thành', async (form) => {
      await form.getByLabel(/^Số văn bản/).fill('21-BC/VPTU');
    });
    await office.getByText('đã có kết quả', { exact: false }).waitFor();

    const [cycleId, assessing] = ['khcn.interim-review.2028', 'tu-danh-gia'];
    const engine = stage.persistence.unitOfWork({ id: 'system' });
    const late = `${cycleId}.${assessing}.2`;
    const about = { taskId: cycleId, deadlineId: assessing, programme: 'khcn' };
    await engine.executeCase(late, { type: 'open', ...about });
    await engine.noteCase(cycleId, assessing, late, 'draft');
    await office.reload();
    await office.getByRole('link', { name: 'Hồ sơ trình về bước chậm' }).click();
    await office.getByRole('heading', { name: 'Sơ kết Đề án năm 2028', level: 1 }).waitFor();
    await office.getByText('Đơn vị tự đánh giá').first().waitFor();
    await office.getByText('115 đơn vị', { exact: true }).waitFor();
    await looks(office, 'case-of-stage');
    await office.getByRole('link', { name: 'Mở kỳ' }).click();
    await office.getByRole('heading', { name: 'Các bước' }).waitFor();
    expect(stage.complaints).toEqual([]);
    await office.context().close();
  }, 120_000);
});
