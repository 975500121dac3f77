import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { smallProvince } from '../support/database/province.js';
import { CLIENT, LawlessProvider } from '../support/sign-in/lawless-provider.js';
import { PHONE, Stage, seriousViolations } from './stage.js';

/** For whoever wants to see them: `PICTURES=folder`. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

const BUTTON = 'Đăng nhập bằng tài khoản của tỉnh';

describe('sign-in with the organisation’s account, on the page', () => {
  const provider = new LawlessProvider();
  let stage: Stage;

  beforeAll(async () => {
    await provider.open();
    stage = await Stage.open('page_organisation', '2026-12-04T02:00:00Z', smallProvince, {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
    });
  }, 180_000);
  afterAll(async () => {
    await stage?.end();
    await provider.close();
  });

  it('leads to where one wanted to be, and keeps nothing in the address', async () => {
    provider.sitting = { sub: 'a-1', email: 'can-bo@demo.example', email_verified: true };
    const page = await stage.visitor();
    await page.goto(`${stage.url}/nhiem-vu?q=ke-hoach`);
    await page.getByRole('button', { name: BUTTON }).waitFor();
    expect(await page.getByLabel('Địa chỉ thư công vụ').count()).toBe(1);
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('button', { name: BUTTON }).click();
    await page.getByRole('heading', { name: 'Nhiệm vụ', level: 1 }).waitFor();
    expect(page.url()).toBe(`${stage.url}/nhiem-vu?q=ke-hoach`);
    await page.context().close();
  });

  it('goes nowhere else, whatever the address asks for', async () => {
    const page = await stage.visitor();
    await page.goto(`${stage.url}/dang-nhap?tiep=${encodeURIComponent('//evil.example/x')}`);
    await page.getByRole('button', { name: BUTTON }).click();
    await page.getByRole('heading', { name: 'Việc của tôi', level: 1 }).waitFor();
    expect(new URL(page.url()).origin).toBe(stage.url);
    await page.context().close();
  });

  it('says in plain words that an account is not known, with a code to quote', async () => {
    provider.sitting = { sub: 'z-1', email: 'ai-do@demo.example', email_verified: true };
    const page = await stage.visitor(PHONE);
    await page.goto(`${stage.url}/dang-nhap`);
    await picture(page, 'dang-nhap-360');
    await page.getByRole('button', { name: BUTTON }).click();
    const note = page.getByRole('alert');
    await note.waitFor();
    await picture(page, 'tu-choi-360');
    const words = await note.textContent();
    expect(words).toContain('Tài khoản này chưa dùng được với Đôn Đốc');
    expect(words).toMatch(/Mã lỗi: \S+/i);
    expect(words).not.toContain('ai-do');
    expect(new URL(page.url()).search).toBe('');
    expect(await seriousViolations(page)).toEqual([]);
    const { scrollWidth } = (await page.evaluate(
      '({ scrollWidth: document.documentElement.scrollWidth })',
    )) as { scrollWidth: number };
    expect(scrollWidth).toBeLessThanOrEqual(PHONE.width);
    await page.getByRole('link', { name: 'Về trang đăng nhập' }).click();
    await page.getByRole('button', { name: BUTTON }).waitFor();
    expect(stage.complaints).toEqual([]);
    await page.context().close();
  });

  it('does nothing when its own address is opened by hand', async () => {
    const page = await stage.visitor();
    await page.goto(`${stage.url}/dang-nhap/to-chuc`);
    await page.getByText('Trang này chỉ mở sau khi đăng nhập').waitFor();
    await page.goto(`${stage.url}/dang-nhap/to-chuc?code=x&state=y`);
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('đăng nhập lại từ đầu');
    await page.context().close();
  });

  const arrive = async (who: string, viewport?: typeof PHONE) => {
    provider.sitting = { sub: `s-${who}`, email: `${who}@demo.example`, email_verified: true };
    const page = await stage.visitor(viewport);
    await page.goto(`${stage.url}/dang-nhap`);
    await page.getByRole('button', { name: BUTTON }).click();
    await page.getByRole('heading', { name: 'Việc của tôi', level: 1 }).waitFor();
    return page;
  };

  it('shows where one is signed in, and ends the others', async () => {
    const [desk, phone] = [await arrive('giam-doc'), await arrive('giam-doc', PHONE)];
    await phone.goto(`${stage.url}/phien-dang-nhap`);
    await phone.getByText('2 phiên').waitFor();
    expect(await phone.getByText('Chrome trên Linux').count()).toBe(2);
    expect(await seriousViolations(phone)).toEqual([]);
    await picture(phone, 'phien-360');
    await phone.getByRole('button', { name: 'Kết thúc mọi phiên khác' }).click();
    await phone.getByText('1 phiên').waitFor();
    await desk.goto(`${stage.url}/viec-cua-toi`);
    await desk.getByRole('button', { name: BUTTON }).waitFor();
    await picture(desk, 'dang-nhap-1366');
    for (const page of [desk, phone]) await page.context().close();
  });

  it('lets an administrator end all of somebody’s, and release the account', async () => {
    const [officer, page] = [await arrive('can-bo-2'), await arrive('quan-tri')];
    await page.goto(`${stage.url}/quan-tri`);
    await page.getByRole('link', { name: 'Người dùng' }).click();
    await page.getByRole('searchbox', { name: 'Tìm theo tên' }).fill('can-bo-2');
    await page.getByText('1 người').waitFor();
    await page.locator('summary', { hasText: 'Đăng nhập' }).click();
    await page.getByText('1 phiên đang mở').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await picture(page, 'nguoi-dung-1366');
    await page.getByRole('button', { name: 'Kết thúc mọi phiên' }).click();
    await page.getByText('Chưa đăng nhập ở đâu.').waitFor();
    await page.getByRole('button', { name: 'Gỡ tài khoản của tỉnh' }).click();
    await page.getByText('Chưa gắn tài khoản của tỉnh.').waitFor();
    await officer.goto(`${stage.url}/viec-cua-toi`);
    await officer.getByRole('button', { name: BUTTON }).waitFor();
    expect(stage.complaints).toEqual([]);
    for (const one of [officer, page]) await one.context().close();
  });

  it('looks at a table of accounts row by row, and saves it whole', async () => {
    const head = 'Địa chỉ thư;Mã cán bộ;Họ và tên;Chức danh;Đơn vị;Vai trò;Tình trạng';
    const rows = [
      'moi-1@demo.example;CB-01;Trần Thị Mẫu;Chuyên viên;Sở Tài chính;Cán bộ;',
      'can-bo-2@demo.example;;Phạm Văn Thí Dụ;;Sở Tài chính;Cán bộ;',
    ];
    const wrong = 'moi-2@demo.example;;Lê Văn Sai;;Sở Không Có;Cán bộ;';
    const table = (...lines: string[]) => ({
      name: 'nguoi-dung.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([head, ...lines].join('\n')),
    });
    const page = await arrive('quan-tri');
    await page.goto(`${stage.url}/nguoi-dung`);
    await page.getByRole('link', { name: 'Nhập từ bảng tính' }).click();
    await page.locator('#nhap-tep').setInputFiles(table(...rows, wrong));
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByText('Xem trước 3 dòng').waitFor();
    expect(await page.getByText('Ô E4').count()).toBe(1);
    expect(await page.getByRole('button', { name: /^Ghi/ }).count()).toBe(0);
    expect(await seriousViolations(page)).toEqual([]);
    await picture(page, 'nhap-1366');
    await page.setViewportSize(PHONE);
    await picture(page, 'nhap-360');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);
    await page.locator('#nhap-tep').setInputFiles(table(...rows));
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByRole('button', { name: 'Ghi 2 dòng mới và đổi' }).click();
    await page.getByText('Đã ghi 2 dòng.').waitFor();
    expect((await stage.persistence.directory.current()).personWithCode('CB-01')?.name).toBe('Trần Thị Mẫu');
    expect(stage.complaints).toEqual([]);
    await page.context().close();
  });

  it('looks at a table of tasks, enters it whole and takes it back', async () => {
    const head = 'Mã chương trình;Mã nhiệm vụ;Tên nhiệm vụ;Chủ trì;Sản phẩm;Ngày';
    const right = 'khcn;X.1;Đề án thử;Sở Tài chính;Dự thảo;20/12/2027';
    const table = (...lines: string[]) => ({
      name: 'nhiem-vu.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([head, ...lines].join('\n')),
    });
    const page = await arrive('van-phong-1');
    await page.goto(`${stage.url}/hoan-thien-du-thao`);
    await page.getByRole('link', { name: 'Nhập từ bảng tính' }).click();
    await page.getByLabel('Loại bảng').waitFor();
    // Accounts are an administrator's.
    expect(await page.locator('#nhap-loai option').allInnerTexts()).toEqual([
      ...['Nhiệm vụ', 'Số liệu chỉ tiêu', 'Lịch làm việc'],
    ]);
    await page.locator('#nhap-tep').setInputFiles(table(right, 'khcn;X.2;Việc sai;Sở Tài chinh;;31/02/2027'));
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByText('tên gần nhất là “Sở Tài chính” (mã so-tai-chinh)').waitFor();
    expect(await page.getByText('Ô F3').count()).toBe(1);
    expect(await seriousViolations(page)).toEqual([]);
    await picture(page, 'nhap-nhiem-vu-1366');
    await page.setViewportSize(PHONE);
    await picture(page, 'nhap-nhiem-vu-360');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);
    await page.locator('#nhap-tep').setInputFiles(table(right));
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByRole('button', { name: 'Ghi 1 dòng mới và đổi' }).click();
    await page.getByText('Đã ghi 1 dòng.').waitFor();
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await picture(page, 'nhap-hoan-tac-360');
    await page.getByRole('button', { name: 'Hoàn tác cả lần nhập này' }).click();
    await page.getByText('Đã hoàn tác lần nhập.').waitFor();
    expect((await stage.persistence.reads.task('khcn-x.1'))?.state.status).toBe('stopped');
    expect(stage.complaints).toEqual([]);
    await page.context().close();
  });
});
