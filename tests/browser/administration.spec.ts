import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CalendarDay } from '#contracts';
import type { Persistence } from '#persistence';
import { SMALL_CALENDAR, smallProvince } from '../support/database/province.js';
import { looks, shot } from './looks.js';
import { Stage } from './stage.js';

const NOW = '2026-11-26T03:00:00Z';
const ids: string[] = [];

const day = (date: string, kind: 'off' | 'work', name: string, status: CalendarDay['status']) => ({
  ...{ date, kind, name, status, issuer: 'Bộ Nội vụ', document: '8726/TB-BNV', issuedOn: '2025-09-25' },
});
const CALENDAR = {
  version: 'thu-2',
  weeklyRest: SMALL_CALENDAR.weeklyRest,
  days: [
    ...['16', '17', '18', '19', '20'].map((d) => day(`2026-02-${d}`, 'off', 'Tết Nguyên đán', 'confirmed')),
    day('2026-08-22', 'work', 'Làm bù', 'confirmed'),
    day('2026-08-31', 'off', 'Nghỉ hoán đổi', 'confirmed'),
    ...['01', '02'].map((d) => day(`2026-09-${d}`, 'off', 'Quốc khánh', 'confirmed')),
    ...SMALL_CALENDAR.days,
    ...['05', '08', '09', '10'].map((d) => day(`2027-02-${d}`, 'off', 'Tết Nguyên đán', 'estimated')),
  ],
};

async function tasks(persistence: Persistence): Promise<void> {
  await smallProvince(persistence);
  await persistence.settings.saveCalendar(CALENDAR, 'quan-tri');
  const office = persistence.unitOfWork({ id: 'van-phong-1' });
  for (const code of ['1.1', '1.2', '1.3']) {
    const { id } = await office.createTask({
      ...{ programme: 'khcn', code, kind: 'task', group: 1, title: `Báo cáo chuyên đề số ${code}` },
      ...{ leadUnits: ['so-khcn'], officer: 'can-bo' },
      // Ten days after: Fri 04/12.
      deadlines: [
        { id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'days-after', from: '2026-11-24', days: 10 } },
      ],
    });
    await office.executeTask(id, { type: 'activate', assignedOn: '2026-11-24' });
    ids.push(id);
  }
}

describe('calendar, rules and units on the page', () => {
  let stage: Stage;
  const inAs = async (email: string) => {
    const page = await stage.visitor();
    await stage.signIn(page, email);
    return page;
  };
  /** What the worker does with a change that was saved. */
  const carriedOut = async () => {
    const { administration } = stage.persistence;
    const [last] = await administration.changes();
    for (let turns = 0; turns < 10; turns += 1) await administration.replanning.step(last!.id);
  };

  beforeAll(async () => {
    stage = await Stage.open('administration_page', NOW, tasks);
  }, 180_000);
  afterAll(() => stage?.end(), 60_000);

  it('the calendar is there for everybody to read; administration is not', async () => {
    const officer = await inAs('can-bo@demo.example');
    const rail = officer.getByRole('navigation', { name: 'Danh mục chính' }).first();
    await officer.getByRole('button', { name: /^Tài khoản: / }).click();
    await officer.getByRole('link', { name: 'Lịch làm việc' }).first().click();
    await officer.getByRole('heading', { name: 'Lịch làm việc', level: 1 }).waitFor();
    expect(await rail.getByRole('link', { name: 'Quản trị' }).count()).toBe(0);
    await officer.getByRole('button', { name: 'Năm sau' }).click();
    await officer
      .getByRole('button', { name: /^1 tháng 1 năm 2027, .*nghỉ, Tết Dương lịch, chính thức/ })
      .click();
    await officer.getByRole('complementary').getByText('Nghỉ: Tết Dương lịch').waitFor();
    expect(await officer.getByRole('form').count()).toBe(0);
    await officer.getByText('Lịch nghỉ năm 2027 chưa được công bố chính thức').waitFor();
    await looks(officer, 'calendar-reader');
    expect(await officer.getByRole('table').count()).toBe(12);
    await officer.context().close();
  }, 120_000);

  it('a swap day is previewed, refused on what is no longer so, previewed again and saved', async () => {
    const admin = await inAs('quan-tri@demo.example');
    await admin.getByRole('link', { name: 'Quản trị' }).first().click();
    await admin.getByRole('main').getByRole('link', { name: 'Chưa có người nhận' }).waitFor();
    await looks(admin, 'administration');
    await admin.getByRole('main').getByRole('link', { name: 'Lịch làm việc' }).click();
    await admin.getByText(/hằng tuần từ 01.12/).waitFor();
    await admin.getByRole('button', { name: /^4 tháng 12 năm 2026/ }).click();
    const day = admin.getByRole('form', { name: 'Ghi ngày nghỉ hoặc ngày làm bù' });
    await day.getByLabel('Tên ngày').fill('Nghỉ hoán đổi');
    await day.getByLabel('Số, ký hiệu văn bản').fill('14/TB-BNV');
    await day.getByRole('button', { name: 'Ghi vào bản sửa' }).click();
    // Below twelve months nobody would see what became of it.
    await admin.locator('h2:focus', { hasText: 'Bản sửa: 1 ngày thay đổi, chưa lưu' }).waitFor();
    await admin.getByRole('button', { name: /^12 tháng 12 năm 2026/ }).click();
    await day.getByLabel('Tên ngày').fill('Làm bù');
    await day.getByLabel('Số, ký hiệu văn bản').fill('14/TB-BNV');
    await day.getByRole('button', { name: 'Ghi vào bản sửa' }).click();
    const draft = admin.getByRole('region', { name: 'Bản sửa: 2 ngày thay đổi, chưa lưu' });
    await draft.getByRole('button', { name: 'Xem ảnh hưởng' }).click();
    await draft.getByText('3 nhiệm vụ · 6 ngày được tính lại').waitFor();
    await draft.getByText('04/12/2026').nth(1).waitFor();
    await looks(admin, 'calendar-preview');

    const work = stage.persistence.unitOfWork({ id: 'van-phong-1' });
    await work.executeTask(ids[2]!, { type: 'suspend', reason: 'Chờ hướng dẫn' });
    await draft.getByRole('button', { name: 'Lưu lịch' }).click();
    await draft.getByText('Chưa lưu. Sau khi đồng chí xem ảnh hưởng').waitFor();
    expect((await stage.persistence.settings.rules(null)).calendar.version).toBe('thu-2');
    await shot(admin, 'calendar-stale');
    await draft.getByRole('button', { name: /^Xem ảnh hưởng/ }).click();
    await draft.getByText('Chưa lưu. Sau khi').waitFor({ state: 'detached' });
    await draft.getByRole('button', { name: 'Lưu lịch' }).click();
    await admin.getByText('Đã lưu lịch.').waitFor();
    await admin.getByText('phiên bản lich-3, lưu').waitFor();
    await carriedOut();
    await admin.getByText(/Đã xong: \d+ thay đổi, 2 người được báo/).waitFor();
    await admin.context().close();
  }, 180_000);

  it('versions are compared; an older one comes back as a proposal that is not lost by the way', async () => {
    const admin = await inAs('quan-tri@demo.example');
    await admin.goto(`${stage.url}/lich-lam-viec`);
    await admin.getByText('Các phiên bản (3)').click();
    await admin.getByRole('button', { name: 'So với bản đang áp dụng' }).first().click();
    await admin.getByText('12/12/2026: bản đó không có dòng; bản đang áp dụng làm việc Làm bù').waitFor();
    await admin.getByRole('button', { name: 'Đưa trở lại: thu-2' }).click();
    await admin.getByRole('region', { name: 'Bản sửa: 2 ngày thay đổi, chưa lưu' }).waitFor();
    await looks(admin, 'calendar-versions');
    const asked = admin.waitForEvent('dialog');
    const leaving = admin.getByRole('link', { name: 'Các kỳ' }).first().click();
    const dialog = await asked;
    expect(dialog.message()).toContain('chưa lưu và sẽ mất');
    await Promise.all([dialog.dismiss(), leaving]);
    await admin.getByRole('region', { name: 'Bản sửa: 2 ngày thay đổi, chưa lưu' }).waitFor();
    await admin.getByRole('button', { name: 'Bỏ các thay đổi' }).click();
    await admin.context().close();
  }, 180_000);

  it('a notice is read from a file into the proposal', async () => {
    const admin = await inAs('quan-tri@demo.example');
    await admin.goto(`${stage.url}/lich-lam-viec?nam=2027`);
    await admin.getByText('Nhập thông báo nghỉ từ tệp').click();
    const form = admin.getByRole('form', { name: 'Nhập thông báo nghỉ từ tệp' });
    const csv = 'Ngày;Đến ngày;Loại;Tên\n02/09/2027;03/09/2027;nghỉ;Quốc khánh\n31/02/2027;;nghỉ;x\n';
    const buffer = Buffer.from(csv);
    await form.getByLabel('Chọn tệp').setInputFiles({ name: 'nghi.csv', mimeType: 'text/csv', buffer });
    await form.getByLabel('Số, ký hiệu văn bản').fill('15/TB-BNV');
    await form.getByRole('button', { name: 'Đọc tệp' }).click();
    await form.getByText('Đọc được 2 ngày.').waitFor();
    await form.getByText(/dòng 3: ngày không đúng/).waitFor();
    await looks(admin, 'calendar-import');
    await form.getByRole('button', { name: 'Đưa 2 ngày vào bản sửa' }).click();
    await admin.getByRole('region', { name: 'Bản sửa: 2 ngày thay đổi, chưa lưu' }).waitFor();
    await admin.context().close();
  }, 120_000);

  it('rules are previewed, saved for what comes, and applied to an open task by an act of its own', async () => {
    const admin = await inAs('quan-tri@demo.example');
    await admin.goto(`${stage.url}/quy-tac-nhac-han`);
    await admin.getByLabel('Báo cơ quan cấp trên trực tiếp sau').fill('1');
    await admin.getByLabel('Nhắc cán bộ trước hạn').fill('10, năm, 0');
    await admin.getByText('Chỉ ghi số nguyên').waitFor();
    await admin.getByLabel('Nhắc cán bộ trước hạn').fill('10, 5, 0');
    await admin.getByLabel('Đã tiếp nhận thì thôi các lần nhắc trước hạn').fill('10');
    const draft = admin.getByRole('region', { name: 'Bản sửa: 3 mục thay đổi, chưa lưu' });
    await draft.getByRole('button', { name: 'Xem ảnh hưởng' }).click();
    await admin
      .getByText(/phải sau “báo người đứng đầu”/)
      .first()
      .waitFor();
    await looks(admin, 'rules-refused');
    await admin.getByLabel('Báo cơ quan cấp trên trực tiếp sau').fill('4');
    const right = admin.getByRole('region', { name: 'Bản sửa: 2 mục thay đổi, chưa lưu' });
    await right.getByRole('button', { name: 'Xem ảnh hưởng' }).click();
    await right.getByText('Lưu quy tắc chưa làm thay đổi bước nào').waitFor();
    await right.getByLabel('Căn cứ của thay đổi').fill('Ý kiến của Chánh Văn phòng về nhắc thưa hơn');
    await looks(admin, 'rules-preview');
    await right.getByRole('button', { name: 'Lưu quy tắc' }).click();
    await admin.getByText('Đã lưu quy tắc phiên bản quy-tac-2').waitFor();

    const apply = admin.getByRole('region', { name: 'Áp dụng cho nhiệm vụ đang mở' });
    await apply.getByLabel('Phiên bản').selectOption('quy-tac-2');
    await apply.getByLabel('Nhiệm vụ', { exact: true }).selectOption('some');
    await apply.getByLabel('Nhiệm vụ được chọn').fill('1.1');
    await admin.locator('.ant-select-item-option').filter({ hasText: '1.1 –' }).click();
    await admin.keyboard.press('Escape');
    await apply.getByRole('button', { name: 'Xem ảnh hưởng' }).click();
    await apply.getByText(/^1 nhiệm vụ · 0 ngày được tính lại/).waitFor();
    await apply.getByLabel('Căn cứ của thay đổi').fill('Thử nghiệm ở một nhiệm vụ');
    await looks(admin, 'rules-apply');
    await apply.getByRole('button', { name: 'Áp dụng', exact: true }).click();
    await admin.getByText('Đang áp dụng quy tắc cho các nhiệm vụ đã chọn.').waitFor();
    await carriedOut();
    await admin.reload();
    await admin.getByText('quy-tac-2: 1 nhiệm vụ').waitFor();
    await admin.context().close();
  }, 180_000);

  it('who is of the office sees what would move, and is told who saves it', async () => {
    const office = await inAs('van-phong-1@demo.example');
    await office.goto(`${stage.url}/quy-tac-nhac-han`);
    await office.getByLabel('Giờ gửi thư các ngày làm việc').fill('9');
    await office.getByRole('button', { name: 'Xem ảnh hưởng' }).first().click();
    await office.getByText('việc lưu do quản trị viên thực hiện').waitFor();
    expect(await office.getByRole('button', { name: 'Lưu quy tắc' }).count()).toBe(0);
    await office.context().close();
  }, 120_000);

  it('departments are merged: dry run, carried out, handed over; a split is chosen task by task', async () => {
    const admin = await inAs('quan-tri@demo.example');
    await admin.goto(`${stage.url}/sap-xep-don-vi`);
    const form = admin.getByRole('region', { name: 'Phương án sắp xếp' });
    const pick = async (label: string, typed: string, option: RegExp) => {
      await form.getByRole('combobox', { name: label }).fill(typed);
      await admin.locator('.ant-select-item-option').filter({ hasText: option }).first().click();
    };
    const document = async () => {
      await form.getByLabel('Văn bản', { exact: true }).fill('Nghị quyết về tổ chức bộ máy');
      await form.getByLabel('Số, ký hiệu').fill('10/NQ-HĐND');
    };
    await form.getByLabel('Hình thức').selectOption({ label: 'Chia tách' });
    await pick('Đơn vị cũ', 'khoa hoc', /Sở Khoa học/);
    await form.getByLabel('Tên đơn vị mới 1').fill('Sở Khoa học');
    await form.getByLabel('Tên đơn vị mới 2').fill('Sở Công nghệ');
    await document();
    await admin.getByRole('button', { name: 'Xem ảnh hưởng' }).click();
    await admin.getByRole('checkbox', { name: 'Chọn 1.1', exact: true }).check();
    await admin.getByRole('checkbox', { name: 'Chọn 1.2', exact: true }).check();
    await admin.getByLabel('Chuyển 2 mục đã chọn về').selectOption({ label: 'Sở Công nghệ' });
    await admin.getByRole('button', { name: 'Chuyển', exact: true }).click();
    await admin.getByText('Đã đổi nơi nhận; đề nghị xem trước lại').waitFor();
    await admin.getByRole('button', { name: /^Xem ảnh hưởng/ }).click();
    await admin.getByText('Đã đổi nơi nhận').waitFor({ state: 'detached' });
    expect(await admin.getByLabel('Chuyển 1.2 về').inputValue()).toBe('so-cong-nghe');
    await looks(admin, 'split');

    await form.getByLabel('Hình thức').selectOption({ label: 'Hợp nhất, sáp nhập' });
    await pick('Đơn vị thôi hoạt động', 'tai chinh', /Sở Tài chính/);
    await form.getByLabel('Tên đơn vị mới').fill('Sở Khoa học, Công nghệ và Tài chính');
    await admin.getByRole('button', { name: 'Xem ảnh hưởng' }).click();
    await admin.getByText(/3 lượt nhiệm vụ · 3 người/).waitFor();
    await looks(admin, 'merge');
    await admin.getByRole('button', { name: 'Thực hiện sắp xếp' }).click();
    await admin.getByText('Đã thực hiện; nhiệm vụ đang mở chuyển dần').waitFor();
    await carriedOut();
    await admin.reload();
    await admin.getByText('Danh sách bàn giao').first().click();
    await admin.getByText('Sở Khoa học, Công nghệ và Tài chính: 3 nhiệm vụ').waitFor();
    await looks(admin, 'handover');
    expect(stage.complaints).toEqual([]);
    await admin.context().close();
  }, 180_000);
});
