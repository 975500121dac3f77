import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { smallProvince } from '../support/database/province.js';
import { looks } from './looks.js';
import { Stage } from './stage.js';

describe('people on the page', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await Stage.open('people_page', '2026-12-08T02:00:00Z', smallProvince);
  }, 180_000);
  afterAll(() => stage?.end(), 60_000);

  it('the administrator adds one with two roles, who then comes in', async () => {
    const admin = await stage.visitor();
    await stage.signIn(admin, 'quan-tri@demo.example');
    await admin.goto(`${stage.url}/quan-tri`);
    await admin.getByRole('main').getByRole('link', { name: 'Người dùng' }).click();
    await admin.getByRole('button', { name: 'Thêm người dùng' }).click();
    const form = admin.getByRole('form', { name: 'Thêm người dùng' });
    await form.getByRole('button', { name: 'Lưu người dùng' }).click();
    expect(await form.getByText('Cần điền mục này.').count()).toBe(4);
    await form.locator('input:focus').waitFor();
    await looks(admin, 'people-missing');

    await form.getByLabel('Họ và tên').fill('Vũ Thị Riêng');
    await form.getByLabel('Chức danh').fill('Chuyên viên');
    await form.getByLabel('Địa chỉ thư').fill('can-bo@demo.example');
    await form.getByLabel('Vai trò', { exact: true }).selectOption({ label: 'cán bộ' });
    await form.getByRole('combobox', { name: 'Đơn vị' }).fill('tai chinh');
    await admin.getByTitle('Sở Tài chính').click();
    await form.getByRole('button', { name: 'Thêm một vai trò' }).click();
    await form.getByLabel('Vai trò 2').selectOption({ label: 'người đứng đầu' });
    await form.getByRole('combobox', { name: 'Đơn vị 2' }).fill('khoa hoc');
    await admin.getByTitle('Sở Khoa học và Công nghệ').click();
    await form.getByRole('button', { name: 'Lưu người dùng' }).click();
    await form.getByText('Địa chỉ này đã có người dùng.').first().waitFor();
    await looks(admin, 'people-refused');
    await form.getByLabel('Địa chỉ thư').fill('rieng@demo.example');
    await form.getByRole('button', { name: 'Lưu người dùng' }).click();
    await admin.getByText('Đã thêm Vũ Thị Riêng.').waitFor();
    const row = admin.getByRole('listitem').filter({ hasText: 'rieng@demo.example' });
    await row.getByText('Sở Tài chính · cán bộ').waitFor();
    await row.getByText('Sở Khoa học và Công nghệ · người đứng đầu').waitFor();
    await looks(admin, 'people-added');

    const added = await stage.visitor();
    await stage.signIn(added, 'rieng@demo.example');
    await added.getByRole('link', { name: 'Của đơn vị tôi' }).waitFor();
    expect(stage.complaints).toEqual([]);
    for (const page of [admin, added]) await page.context().close();
  }, 120_000);

  it('nobody else is offered it', async () => {
    const office = await stage.visitor();
    await stage.signIn(office, 'van-phong-1@demo.example');
    await office.goto(`${stage.url}/nguoi-dung`);
    await office.getByText('rieng@demo.example').waitFor();
    expect(await office.getByRole('button', { name: 'Thêm người dùng' }).count()).toBe(0);
    await office.context().close();
  }, 60_000);
});
