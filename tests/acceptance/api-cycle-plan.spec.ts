import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import writeWorkbook from 'write-excel-file/node';
import type { FrozenCycle, PlanSheetView } from '#contracts';
import { canonicalJson } from '#persistence';
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

const ID = 'khcn.annual-plan.2027';
const DRAFTER = 'trinh-dien.dang-uy-ubnd-tinh';
const PARTY = 'dang-uy-ubnd-tinh';
const KHCN = 'so-khoa-hoc-va-cong-nghe';
const UNITS = [KHCN, 'so-tai-chinh', 'phuong-phan-dinh-phung'];
const ROWS = [
  {
    ma: '3.6',
    ten: 'Đề án Trung tâm đổi mới sáng tạo vùng Việt Bắc',
    'chu-tri': KHCN,
    'san-pham': 'Đề án được phê duyệt',
    han: '2027-03-31',
    loai: 'điều chỉnh',
  },
  {
    ma: '4.1',
    ten: 'Kế hoạch phát triển hạ tầng số',
    'chu-tri': KHCN,
    'san-pham': 'Kế hoạch',
    han: '2027-06-30',
    loai: 'chuyển tiếp',
  },
  { ma: null, ten: 'Thí điểm cổng dữ liệu mở', 'chu-tri': null, 'san-pham': null, han: null, loai: 'mới' },
  {
    ma: '2.5',
    ten: 'Cơ chế khoán chi',
    'chu-tri': 'so-tai-chinh',
    'san-pham': 'Quy định',
    han: null,
    loai: 'dừng',
  },
];

describe('an annual plan', () => {
  const database = withDatabase('cycle_plan');
  const api = withApi(database, '2026-10-01T02:00:00Z', { province: demoProvince('2026-10-01') });

  beforeAll(async () => {
    await api.persistence
      .unitOfWork({ id: 'system' })
      .startCycle({ programme: 'khcn', kind: 'annual-plan', year: 2027, units: UNITS, dryRun: false });
    await onDay(api, ID, '2026-10-02');
    await api.persistence
      .unitOfWork({ id: `demo-${OFFICE}` })
      .executeCycle(ID, { type: 'name-focal', unit: PARTY, person: `demo-${DRAFTER}` });
    await send(api, ID, 'de-xuat', KHCN, {
      'de-xuat': [
        { ten: 'Thí điểm cổng dữ liệu mở', 'san-pham': 'Cổng dữ liệu', han: '2027-09-30', 'kinh-phi': 1500 },
      ],
    });
    await onDay(api, ID, '2026-11-02');
  }, 120_000);

  const upload = async (bytes: Uint8Array, query = '', as = DRAFTER) => {
    const answer = await fetch(`${api.url}/api/cycles/${ID}/plan-sheet${query}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${await api.token(as)}`, 'Content-Type': 'application/octet-stream' },
      body: Buffer.from(bytes),
    });
    return { status: answer.status, body: (await answer.json()) as PlanSheetView };
  };
  const sheet = (as = DRAFTER) => fetched(api, `/api/cycles/${ID}/plan-sheet.xlsx`, as);
  const draftOf = async (stage: string) =>
    (await api.ask('GET', `/api/cycles/${ID}/submissions/${PARTY}?stage=${stage}`, { as: DRAFTER })).body;

  it('goes out as a workbook and comes in again without a change', async () => {
    const path = `/api/cycles/${ID}/submissions/${PARTY}/draft`;
    const body = {
      stage: 'du-thao',
      content: { 'nhiem-vu': ROWS, 'giai-phap': 'Bố trí đủ nguồn lực.' },
      revision: 0,
    };
    expect(await api.ask('PUT', path, { as: DRAFTER, body })).toMatchObject({ status: 200 });
    const { bytes } = await sheet();
    const { status, body: read } = await upload(bytes);
    expect({ status, ...read }).toMatchObject({
      status: 200,
      saved: false,
      stage: 'du-thao',
      unit: PARTY,
      rows: 4,
      errors: [],
      diff: { added: [], removed: [], changed: [], unchanged: 4, reordered: false },
    });
    expect((await upload(bytes, '?save=true&revision=1')).body).toMatchObject({ saved: true, revision: 2 });
    expect((await draftOf('du-thao')).content).toEqual(body.content);
    expect(await upload(bytes, '?revision=1')).toMatchObject({ status: 412 });
  }, 60_000);

  it('names the difference before it is saved, and writes nothing while a cell is wrong', async () => {
    const other = await reworked({ lead: 'Sở Tài chính', due: '2027-10-31' });
    const { body: shown } = await upload(other);
    expect(shown).toMatchObject({ saved: false, revision: 2, errors: [] });
    expect(shown.diff.changed).toEqual([
      {
        code: '4.1',
        title: 'Kế hoạch phát triển hạ tầng số',
        cells: [
          { column: 'Chủ trì', from: 'Sở Khoa học và Công nghệ', to: 'Sở Tài chính' },
          { column: 'Thời hạn', from: '30/06/2027', to: '31/10/2027' },
        ],
      },
    ]);
    expect(shown.diff.removed.map(({ code }) => code)).toEqual(['3.6', 'KH-2027-3', '2.5']);
    const wrong = await reworked({ lead: 'Sở Không Có', due: '2027-10-31' });
    const refused = await upload(wrong, '?save=true');
    expect(refused.body).toMatchObject({ saved: false, revision: 2 });
    expect(refused.body.errors[0]!.message).toContain('“Sở Không Có”');
    const bad = await upload(await reworked({ lead: 'Sở Tài chính', due: null }), '?save=true');
    expect(bad.body.errors).toEqual([expect.objectContaining({ cell: expect.stringMatching(/^[A-Z]\d+$/) })]);
    expect((await draftOf('du-thao')).draft.revision).toBe(2);
    expect((await upload(new Uint8Array([1, 2, 3]), '?save=true')).body.errors).toHaveLength(1);
  }, 60_000);

  it('is read by those who were not asked to write it only if they read all', async () => {
    expect((await sheet('canbo')).status).toBe(403);
    expect((await sheet(OFFICE)).status).toBe(200);
    expect((await upload((await sheet(OFFICE)).bytes, '', 'canbo')).status).toBe(403);
  }, 60_000);

  it('has its annexes and the table of opinions', async () => {
    await send(api, ID, 'du-thao', PARTY, { 'nhiem-vu': ROWS, 'giai-phap': 'Bố trí đủ nguồn lực.' });
    await accept(api, ID, 'du-thao', PARTY);
    await onDay(api, ID, '2026-11-12');
    await send(api, ID, 'lay-y-kien', KHCN, {
      'thong-nhat': 'Thống nhất và có ý kiến thêm',
      'y-kien': [{ ve: 'Nhiệm vụ 4.1', 'de-nghi': 'Lùi thời hạn đến 30/9/2027.' }],
    });
    await send(api, ID, 'lay-y-kien', 'so-tai-chinh', { 'thong-nhat': 'Thống nhất' });
    await onDay(api, ID, '2026-11-26');
    const words = wordsOf((await fetched(api, `/api/cycles/${ID}/report.docx?stage=trinh&form=party`)).bytes);
    for (const said of [
      'KẾ HOẠCH',
      'Kế hoạch có 4 nhiệm vụ: 1 mới, 1 chuyển tiếp, 1 điều chỉnh, 1 dừng.',
      'DANH MỤC NHIỆM VỤ NĂM 2027',
      'CHỈ TIÊU THEO NĂM',
      'KINH PHÍ THEO NGUỒN VỐN NĂM 2027',
      'NHIỆM VỤ CHUYỂN TIẾP SANG NĂM 2027',
      'NHIỆM VỤ ĐIỀU CHỈNH, DỪNG THỰC HIỆN',
      'TIẾP THU, GIẢI TRÌNH',
      'Lùi thời hạn đến 30/9/2027.',
      'Đã lấy ý kiến 3 cơ quan, đơn vị, địa phương; 2 đã trả lời',
      'chưa phân bổ',
    ])
      expect(words).toContain(said);
    expect(words).toContain('Bố trí đủ nguồn lực.');
    await fetched(api, `/api/cycles/${ID}/report.xlsx?stage=trinh`);
    await fetched(api, `/api/cycles/${ID}/report.docx?stage=trinh&form=state`);
  }, 60_000);

  it('can be checked offline once stages are closed', async () => {
    const answered = {
      'don-vi': KHCN,
      ve: 'Nhiệm vụ 4.1',
      'ket-qua': 'Không tiếp thu',
      'giai-trinh': 'Đã đủ thời gian.',
    };
    await send(api, ID, 'trinh', PARTY, {
      'nhiem-vu': ROWS,
      'giai-phap': 'Bố trí đủ nguồn lực.',
      'tiep-thu': [answered],
    });
    await accept(api, ID, 'trinh', PARTY);
    for (const stage of ['tham-dinh', 'y-kien-ban-chi-dao']) await complete(api, ID, stage);
    const issued = { title: 'Kế hoạch năm 2027', number: '12-KH/TU', date: '2026-11-26' };
    await complete(api, ID, 'ban-hanh', issued);
    const words = wordsOf((await fetched(api, `/api/cycles/${ID}/report.docx?stage=trinh&form=party`)).bytes);
    expect(words).toContain('Không tiếp thu: Đã đủ thời gian.');
    const { body } = await api.ask('GET', `/api/cycles/${ID}/frozen.json`, { as: OFFICE });
    const { cycle, stages } = body as FrozenCycle;
    const hash = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest('hex');
    expect(cycle.closedOn).toBe('2026-11-26');
    for (const stage of stages) {
      for (const { contentHash, rounds } of stage.units) {
        expect(rounds.map((r) => hash(r.content))).toEqual(rounds.map((r) => r.contentHash));
        expect(rounds.at(-1)?.contentHash ?? null).toBe(contentHash);
      }
      expect(stage.contentHash).toBe(hash(stage.units.map((u) => [u.unit, u.contentHash])));
    }
    expect(cycle.contentHash).toBe(hash(stages.map((s) => [s.id, s.contentHash])));
  }, 60_000);

  /** The sheet as somebody may send it back: of its four tasks the second, with another lead and date. */
  async function reworked({ lead, due }: { lead: string; due: string | null }): Promise<Uint8Array> {
    const cell = (value: string) => ({ value, type: String });
    const head = ['TT', 'Mã', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn', 'Sản phẩm'].map(cell);
    const row = ['1', '4.1', 'Kế hoạch phát triển hạ tầng số', lead, due ?? '30/02/2027', 'Kế hoạch'].map(
      cell,
    );
    return new Uint8Array(await writeWorkbook([head, row]).toBuffer());
  }
});
