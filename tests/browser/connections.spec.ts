import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Persistence } from '#persistence';
import { signedHeaders } from '#webhooks';
import type { WebhookPost } from '../../apps/worker/webhooks/webhook-post.js';
import { smallProvince } from '../support/database/province.js';
import { eventually } from '../support/story/eventually.js';
import { posting } from '../support/webhooks/posting.js';
import { Receiver } from '../support/webhooks/receiver.js';
import { looks } from './looks.js';
import { Stage } from './stage.js';

async function province(persistence: Persistence): Promise<void> {
  await smallProvince(persistence);
  const office = persistence.unitOfWork({ id: 'van-phong-1' });
  await office.createTask({
    ...{ programme: 'khcn', code: '1.1', kind: 'task', group: 1, title: 'Báo cáo', leadUnits: ['so-khcn'] },
    ...{ officer: 'can-bo', deadlines: [] },
  });
}

describe('connections on the page', () => {
  let stage: Stage;
  let post: WebhookPost;
  let well = false;
  let receiver: Receiver;

  beforeAll(async () => {
    receiver = await Receiver.open(() => (well ? 204 : 503));
    stage = await Stage.open('connections_page', '2026-11-26T03:00:00Z', province, {
      WEBHOOK_ALLOWED_HOSTS: '127.0.0.1',
    });
    post = posting(stage.persistence, { retryAfterMs: [20] });
  }, 180_000);
  afterAll(async () => {
    await post?.onApplicationShutdown();
    await receiver?.close();
    await stage?.end();
  }, 60_000);

  it('a receiver is added, tried, found failing, sent to again, stopped and removed', async () => {
    const admin = await stage.visitor();
    await stage.signIn(admin, 'quan-tri@demo.example');
    await admin.goto(`${stage.url}/quan-tri`);
    await admin.getByRole('main').getByRole('link', { name: 'Kết nối' }).click();
    const out = admin.getByRole('region', { name: 'Nơi nhận sự kiện' });
    await out.getByText('Nơi nhận đã thêm sẽ hiện ở đây.').waitFor();
    await looks(admin, 'connections-empty');
    await out.getByRole('button', { name: 'Thêm nơi nhận' }).click();
    const form = out.getByRole('form', { name: 'Thêm nơi nhận' });
    await form.getByLabel('Địa chỉ nhận (https)').fill('https://10.0.0.1/su-kien');
    await form.getByLabel('Là máy chủ nào, của ai').fill('Trục liên thông của tỉnh');
    await form.getByRole('button', { name: 'Lưu' }).click();
    await form.getByText('của mạng nội bộ').first().waitFor();
    await form.getByLabel('Địa chỉ nhận (https)').fill('https://localhost/su-kien');
    const refused = admin.waitForResponse((answer) => answer.status() === 400);
    await form.getByRole('button', { name: 'Lưu' }).click();
    await refused;
    await form.getByText('của chính máy chủ').first().waitFor();
    await looks(admin, 'connections-refused');
    await form.getByLabel('Địa chỉ nhận (https)').fill(receiver.url);
    await form.getByRole('button', { name: 'Lưu' }).click();
    const secret = out.getByRole('region', { name: 'Khóa ký' });
    expect(await secret.locator('code').textContent()).toMatch(/^whsec_/);
    await looks(admin, 'connections-secret');
    await secret.getByRole('button', { name: 'Đã chép, đóng lại' }).click();

    const card = out.getByRole('region', { name: 'Trục liên thông của tỉnh' });
    await card.getByRole('button', { name: /^Gửi thử/ }).click();
    await card.getByRole('button', { name: /^Gửi lại những lần đã dừng/ }).waitFor();
    await card.getByText('Những lần gửi gần đây').click();
    await card
      .getByText(/đã dừng · 2 lần thử · 503/)
      .first()
      .waitFor();
    await looks(admin, 'connections-failing');
    well = true;
    await card.getByRole('button', { name: /^Gửi lại những lần đã dừng/ }).click();
    await card.getByText(/gửi được lần cuối/).waitFor();
    await card.getByRole('button', { name: /^Đổi khóa ký/ }).click();
    await card
      .getByRole('region', { name: 'Đổi khóa ký' })
      .getByRole('button', { name: 'Thực hiện' })
      .click();
    await card.getByRole('region', { name: 'Khóa ký', exact: true }).getByRole('button').click();
    await card.getByRole('button', { name: /^Tạm dừng/ }).click();
    await card.getByRole('button', { name: /^Tiếp tục/ }).waitFor();
    await looks(admin, 'connections-paused');
    await card.getByRole('button', { name: /^Sửa/ }).click();
    const change = card.getByRole('form', { name: 'Sửa' });
    await change.getByLabel('Loại sự kiện').fill('vn.dondoc.task.*, vn.dondoc.case.*');
    await change.getByLabel('Chỉ của chương trình').selectOption({ label: 'Đề án' });
    await looks(admin, 'connections-change');
    await change.getByRole('button', { name: 'Lưu' }).click();
    await card.getByText('vn.dondoc.task.*, vn.dondoc.case.* · khcn').waitFor();
    await card.getByRole('button', { name: /^Gỡ/ }).click();
    await card.getByRole('region', { name: 'Gỡ' }).getByRole('button', { name: 'Thực hiện' }).click();
    await out.getByText('Nơi nhận đã thêm sẽ hiện ở đây.').waitFor();
    await admin.goto(`${stage.url}/nhat-ky`);
    await admin.getByText('Gỡ nơi nhận sự kiện').first().waitFor();
    await admin.context().close();
  }, 180_000);

  it('a source is added, and what it sends is seen', async () => {
    const admin = await stage.visitor();
    await stage.signIn(admin, 'quan-tri@demo.example');
    await admin.goto(`${stage.url}/ket-noi`);
    const sources = admin.getByRole('region', { name: 'Nguồn dữ liệu' });
    await sources.getByRole('button', { name: 'Thêm nguồn dữ liệu' }).click();
    const form = sources.getByRole('form', { name: 'Thêm nguồn dữ liệu' });
    await form.getByLabel('Mã nguồn').fill('cong-du-lieu');
    await form.getByLabel('URI của nguồn').fill('urn:cong-du-lieu');
    await form.getByLabel('Là máy chủ nào, của ai').fill('Cổng dữ liệu của tỉnh');
    await form.getByLabel('Được gửi').selectOption({ label: 'số liệu chỉ tiêu' });
    await form.getByLabel('Cho chương trình').selectOption({ label: 'Đề án' });
    await looks(admin, 'connections-source-form');
    await form.getByRole('button', { name: 'Lưu' }).click();
    const secret = await sources.getByRole('region', { name: 'Khóa ký' }).locator('code').textContent();
    await sources.getByRole('button', { name: 'Đã chép, đóng lại' }).click();
    const event = {
      specversion: '1.0',
      id: 'so-1',
      source: 'urn:cong-du-lieu',
      type: 'vn.dondoc.indicator.value',
    };
    const body = JSON.stringify({
      ...event,
      data: { indicator: 'XX', asOf: '2026-01-01', status: 'done', value: 1, source: 'x' },
    });
    const headers = {
      'content-type': 'application/cloudevents+json',
      ...signedHeaders([secret ?? ''], 'm', new Date(), body),
    };
    const answer = await fetch(`${stage.url}/api/events`, { method: 'POST', body, headers });
    expect(answer.status).toBe(404);
    const card = sources.getByRole('region', { name: 'Cổng dữ liệu của tỉnh' });
    await card.getByText('Sự kiện đã nhận gần đây').click();
    await card.getByText(/bị từ chối · Không có chỉ tiêu XX/).waitFor();
    await looks(admin, 'connections-source');
    await card.getByRole('button', { name: /^Sửa/ }).click();
    const change = card.getByRole('form', { name: 'Sửa' });
    await change.getByLabel('Được gửi').selectOption({ label: 'số liệu chỉ tiêu, văn bản đã ban hành' });
    await change.getByRole('button', { name: 'Lưu' }).click();
    await card.getByText('số liệu chỉ tiêu, văn bản đã ban hành · khcn').waitFor();
    await card.getByRole('button', { name: /^Tạm dừng/ }).click();
    await card.getByRole('button', { name: /^Tiếp tục/ }).waitFor();
    await admin.context().close();
  }, 120_000);

  it('is nobody else’s', async () => {
    const office = await stage.visitor();
    await stage.signIn(office, 'van-phong-1@demo.example');
    await office.goto(`${stage.url}/quan-tri`);
    await office.getByRole('main').getByRole('link', { name: 'Nhật ký' }).waitFor();
    expect(await office.getByRole('main').getByRole('link', { name: 'Kết nối' }).count()).toBe(0);
    await office.goto(`${stage.url}/ket-noi`);
    await office.getByText('không có quyền').first().waitFor();
    await eventually(
      async () => stage.complaints.length,
      (count) => count === 0,
    );
    await office.context().close();
  }, 60_000);
});
