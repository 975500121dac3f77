import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  accept,
  complete,
  demoProvince,
  fetched,
  OFFICE,
  onDay,
  send,
  wordsOf,
} from '../support/api/cycles.js';
import { withApi } from '../support/api/index.js';
import { withDatabase } from '../support/database/index.js';

const ID = 'khcn.six-month-report.2027';
const REPORT = `/api/cycles/${ID}/report`;
const KHCN = 'so-khoa-hoc-va-cong-nghe';
const OTHERS = ['so-tai-chinh', 'phuong-phan-dinh-phung'];
const OWN_TEXTS = {
  'ket-qua': 'Cấp ủy, chính quyền các cấp đã chỉ đạo quyết liệt.\nNhiều nhiệm vụ hoàn thành trước thời hạn.',
  'ton-tai': 'Một số nhiệm vụ còn chậm do chờ hướng dẫn của bộ, ngành.',
  'phuong-huong': 'Tập trung hoàn thành các nhiệm vụ có thời hạn trong 6 tháng cuối năm.',
};

describe('a cycle that has run to its end', () => {
  const database = withDatabase('cycle_reports');
  const api = withApi(database, '2027-04-01T02:00:00Z', { province: demoProvince('2027-04-01') });

  const made = { prefilled: -1, due: 0 };

  beforeAll(async () => {
    const { persistence, clock } = api;
    const office = persistence.unitOfWork({ id: `demo-${OFFICE}` });
    const officer = persistence.unitOfWork({ id: 'demo-canbo' });
    clock.set('2027-05-20T02:00:00.000Z');
    const tasks = await persistence.reads.tasks({ programme: 'khcn', status: ['active'] }, { pageSize: 60 });
    const due = tasks.items.filter(({ nextDue }) => nextDue !== null && nextDue <= '2027-06-14');
    for (const { id } of due.slice(1)) {
      await officer.executeTask(id, { type: 'submit-deliverable', deadlineId: 'm1', sentOn: '2027-05-19' });
      await office.executeTask(id, { type: 'accept-deliverable', deadlineId: 'm1' });
    }
    await api.ask('POST', '/api/indicators/HT-01/values', {
      as: OFFICE,
      body: { asOf: '2027-05-31', status: 'estimated', value: 40, source: 'Sở KH&CN', programme: 'khcn' },
    });
    clock.set('2027-06-02T02:00:00.000Z');
    const units = [KHCN, ...OTHERS];
    await persistence
      .unitOfWork({ id: 'system' })
      .startCycle({ programme: 'khcn', kind: 'six-month-report', year: 2027, units, dryRun: false });
    await onDay(api, ID, '2027-06-03');
    const form = await api.ask('GET', `/api/cycles/${ID}/submissions/${KHCN}?stage=don-vi`, { as: OFFICE });
    made.prefilled = form.body.content['nv-den-han'];
    made.due = due.filter(({ leadUnits }) => leadUnits[0] === KHCN).length;
    await send(api, ID, 'don-vi', KHCN, {
      'nv-den-han': 7,
      'nv-hoan-thanh': { done: 6, estimated: 7 },
      'nv-dung-han': 6,
      'kinh-phi-giai-ngan': { done: 1234.5, estimated: 2000 },
      'ket-qua': 'Đã hoàn thành nền tảng dữ liệu dùng chung.',
      'kien-nghi': 'Đề nghị bố trí thêm nhân lực.',
    });
    await send(api, ID, 'don-vi', 'so-tai-chinh', {
      'nv-hoan-thanh': { done: 2, estimated: null },
      'ket-qua': 'Đã tham mưu phân bổ kinh phí.',
      'ton-tai': 'Chưa có định mức chi.',
    });
    await onDay(api, ID, '2027-06-18');
    await send(api, ID, 'dang-uy-ubnd', 'dang-uy-ubnd-tinh', OWN_TEXTS);
    await accept(api, ID, 'dang-uy-ubnd', 'dang-uy-ubnd-tinh');
    await send(api, ID, 'van-phong', 'van-phong-tinh-uy', OWN_TEXTS);
    await accept(api, ID, 'van-phong', 'van-phong-tinh-uy');
    await onDay(api, ID, '2027-06-29');
    await complete(api, ID, 'ban-thuong-vu', {
      title: 'Thông báo kết luận',
      number: '12-TB/TU',
      date: '2027-06-28',
    });
    await complete(api, ID, 'ban-chap-hanh');
  }, 240_000);

  const paths = async () => {
    const { body } = await api.ask('GET', `/api/cycles/${ID}`, { as: OFFICE });
    expect(body.status).toBe('closed');
    return (body.documents as { url: string }[]).map(({ url }) => url);
  };

  it('names every file that can be made of it, and each of them can be fetched', async () => {
    const urls = await paths();
    expect(urls.length).toBe(11);
    for (const url of urls) {
      const { status, name, bytes } = await fetched(api, url);
      expect({ url, status }).toEqual({ url, status: 200 });
      expect(name).toMatch(/^[a-z0-9.-]+$/);
      expect(bytes.length).toBeGreaterThan(1000);
    }
  }, 120_000);

  it('says the same numbers in two reports of two issuers and in both forms', async () => {
    const party = wordsOf((await fetched(api, `${REPORT}.docx?form=party&stage=van-phong`)).bytes);
    const state = wordsOf((await fetched(api, `${REPORT}.docx?form=state&stage=dang-uy-ubnd`)).bytes);
    expect(party).toContain('ĐẢNG CỘNG SẢN VIỆT NAM');
    expect(state).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    const cohort = /Hoàn thành (\d+)\/(\d+) nhiệm vụ có thời hạn đến 14\/06\/2027 \((\d+,\d|0|100)%\)/;
    const [said, done, due] = cohort.exec(party) ?? [];
    expect(Number(done)).toBe(Number(due) - 1);
    for (const words of [party, state]) {
      expect(words).toContain(said);
      expect(words).toContain('(Số liệu tính đến ngày 14/06/2027)');
      expect(words).toContain('2/3 cơ quan, đơn vị, địa phương đã gửi “Báo cáo của đơn vị”, 1 chưa gửi.');
      expect(words).toContain('1.234,5');
      expect(words).toContain('Nhiều nhiệm vụ hoàn thành trước thời hạn.');
      expect(words).toContain('Phường Phan Đình Phùng');
    }
    expect(party).toContain('Kính gửi: Ban Thường vụ Tỉnh ủy');
  }, 60_000);

  it('begins a unit’s form with what was due of it in the period, not with all it has', () => {
    expect(made.due).toBeGreaterThan(1);
    expect(made.prefilled).toBe(made.due);
  });

  it('shows what is missing as missing', async () => {
    const words = wordsOf((await fetched(api, `${REPORT}.docx?form=party&stage=van-phong`)).bytes);
    expect(words).toMatch(/Kiến nghị, đề xuất\n.*chưa có nội dung/);
    expect(words).toContain('Sở Khoa học và Công nghệ: Đề nghị bố trí thêm nhân lực.');
    expect(words).toContain('chưa có số liệu');
    expect(words).toMatch(/Số ……-BC\/……/);
  });

  it('gives the same bytes for the same data', async () => {
    for (const format of ['docx', 'xlsx', 'pdf']) {
      const path = `${REPORT}.${format}?stage=van-phong`;
      const [first, second] = [await fetched(api, path), await fetched(api, path)];
      expect(Buffer.compare(Buffer.from(first.bytes), Buffer.from(second.bytes))).toBe(0);
    }
  }, 60_000);

  it('is for whoever reads the whole cycle, and for no unit that was asked', async () => {
    for (const path of [`${REPORT}.docx`, `/api/cycles/${ID}/frozen.json`]) {
      expect(await api.ask('GET', path, { as: 'canbo' })).toMatchObject({ status: 403 });
      expect(await api.ask('GET', path, { as: OFFICE })).toMatchObject({ status: 200 });
    }
    const own = await api.ask('GET', `/api/cycles/${ID}`, { as: 'canbo' });
    expect(own.body.documents).toEqual([]);
    expect(await api.ask('GET', `${REPORT}.odt`, { as: OFFICE })).toMatchObject({ status: 400 });
    expect(await api.ask('GET', `${REPORT}.docx?stage=don-vi`, { as: OFFICE })).toMatchObject({
      status: 400,
    });
    expect(await api.ask('GET', `${REPORT}.docx?stage=khong-co`, { as: OFFICE })).toMatchObject({
      status: 404,
    });
  });

  it('is also for the body that signs it: its own paper and the answers it is made of, nothing else', async () => {
    const SIGNER = 'lam-mau.dang-uy-ubnd-tinh';
    const status = async (path: string) => (await fetched(api, path, SIGNER)).status;
    const { body } = await api.ask('GET', `/api/cycles/${ID}`, { as: SIGNER });
    const urls = (body.documents as { url: string }[]).map(({ url }) => url);
    expect(urls).toHaveLength(5);
    for (const url of urls) {
      expect(url).toContain('stage=dang-uy-ubnd');
      expect(await status(url)).toBe(200);
    }
    expect(body.consolidates).toEqual(['don-vi']);
    const whole = `/api/cycles/${ID}/consolidation?stage=`;
    expect(await status(`${whole}don-vi`)).toBe(200);
    // Without a stage it is the own paper; the office's, and what was frozen, stay with whoever reads all.
    expect(await status(`${REPORT}.docx`)).toBe(200);
    for (const path of [
      `${REPORT}.docx?stage=van-phong`,
      `${whole}van-phong`,
      `/api/cycles/${ID}/frozen.json`,
    ]) {
      expect({ path, status: await status(path) }).toEqual({ path, status: 403 });
    }
    const own = wordsOf((await fetched(api, `${REPORT}.docx?form=party`, SIGNER)).bytes);
    expect(own).toContain('2/3 cơ quan, đơn vị, địa phương đã gửi “Báo cáo của đơn vị”, 1 chưa gửi.');
  }, 60_000);

  it('has a mission sheet for each of its tasks', async () => {
    const sheet = await fetched(api, '/api/tasks/khcn-3.6/documents/mission-sheet.docx');
    expect(sheet.name).toBe('phieu-giao-viec-3.6.docx');
    const words = wordsOf(sheet.bytes);
    expect(words).toContain('PHIẾU GIAO VIỆC');
    expect(words).toContain('Cán bộ được giao');
  });
});
