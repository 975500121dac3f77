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

const ID = 'khcn.interim-review.2028';
const OFFICE_UNIT = 'van-phong-tinh-uy';
const ANSWERING = ['so-khoa-hoc-va-cong-nghe', 'so-tai-chinh', 'so-noi-vu', 'xa-tan-cuong'];
const SILENT = ['phuong-phan-dinh-phung', 'xa-phu-binh'];

describe('the interim review', () => {
  const database = withDatabase('cycle_review');
  const api = withApi(database, '2026-11-20T02:00:00Z', { province: demoProvince('2026-11-20') });

  beforeAll(async () => {
    const { persistence, clock } = api;
    clock.set('2028-05-02T02:00:00.000Z');
    for (const [kind, amount] of [
      ['allocated', 12_000],
      ['disbursed', 7_500.5],
    ] as const) {
      const body = { programme: 'khcn', kind, source: 'FV-0122', year: 2028, amount, on: '2028-05-01' };
      expect(await api.ask('POST', '/api/money/entries', { as: OFFICE, body })).toMatchObject({
        status: 201,
      });
    }
    const units = [...ANSWERING, ...SILENT];
    await persistence
      .unitOfWork({ id: `demo-${OFFICE}` })
      .startCycle({ programme: 'khcn', kind: 'interim-review', year: 2028, units, dryRun: false });
    await onDay(api, ID, '2028-05-03');
    await complete(api, ID, 'ke-hoach', { title: 'Kế hoạch', number: '45-KH/TU', date: '2028-05-03' });
    await complete(api, ID, 'to-bien-tap');
    await onDay(api, ID, '2028-07-03');
    for (const [i, unit] of ANSWERING.entries()) {
      await send(api, ID, 'tu-danh-gia', unit, {
        'nv-hoan-thanh': { done: 3 + i, estimated: 5 + i },
        'ket-qua': `Kết quả số ${i + 1}: đã triển khai đủ các nhiệm vụ được giao.`,
        'ton-tai': 'Nhân lực chuyên trách còn thiếu.',
      });
    }
    await onDay(api, ID, '2028-09-01');
    await complete(api, ID, 'kiem-tra');
    await send(api, ID, 'khen-thuong', OFFICE_UNIT, {
      'de-nghi': [{ ten: 'Tập thể Phòng Chuyển đổi số', 'don-vi': ANSWERING[0]!, 'hinh-thuc': 'Bằng khen' }],
    });
    await send(api, ID, 'du-thao', OFFICE_UNIT, {
      'ket-qua': 'Sau hai năm rưỡi, các nhóm nhiệm vụ đều được triển khai.',
      'ton-tai': 'Giải ngân còn chậm.',
      'phuong-huong': 'Tập trung các chỉ tiêu chậm so với lộ trình.',
      'kien-nghi': 'Bố trí đủ vốn năm 2029, 2030.',
    });
  }, 240_000);

  it('is one paper in both forms, with the steps, the answers and the gaps', async () => {
    for (const form of ['party', 'state']) {
      const { name, bytes } = await fetched(api, `/api/cycles/${ID}/report.docx?form=${form}&stage=du-thao`);
      expect(name).toMatch(/^so-ket-de-an-nam-2028-van-phong-tinh-uy-the-thuc-/);
      const words = wordsOf(bytes);
      for (const said of [
        'giai đoạn 2026–2028',
        'Kế hoạch sơ kết: hoàn thành ngày 03/05/2028 (Kế hoạch số 45-KH/TU ngày 03/05/2028).',
        'Đơn vị tự đánh giá: hoàn thành ngày 01/09/2028, 4/6 đơn vị.',
        '4/6 cơ quan, đơn vị, địa phương đã gửi “Tự đánh giá của đơn vị”, 2 chưa gửi.',
        'đã bố trí 12.000 triệu đồng, đã giải ngân 7.500,5 triệu đồng (62,5%)',
        'Giải ngân còn chậm.',
        'DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG',
        'của Văn phòng Tỉnh ủy)',
        'Sở Khoa học và Công nghệ',
        'Xã Phú Bình',
      ])
        expect(words).toContain(said);
    }
    await fetched(api, `/api/cycles/${ID}/report.xlsx?stage=du-thao`);
    await fetched(api, `/api/cycles/${ID}/report.pdf?stage=du-thao`);
  }, 120_000);

  it('keeps its numbers while the programme goes on', async () => {
    const path = `/api/cycles/${ID}/report.xlsx?stage=du-thao`;
    await accept(api, ID, 'du-thao', OFFICE_UNIT);
    const before = await fetched(api, path);
    api.clock.set('2028-12-01T02:00:00.000Z');
    const body = {
      programme: 'khcn',
      kind: 'allocated',
      source: 'FV-0122',
      year: 2028,
      amount: 1,
      on: '2028-12-01',
    };
    await api.ask('POST', '/api/money/entries', { as: OFFICE, body });
    const after = await fetched(api, path);
    expect(Buffer.compare(Buffer.from(before.bytes), Buffer.from(after.bytes))).toBe(0);
  }, 60_000);
});
