import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { line } from '../digest/fixtures/views.js';
import { composeLetter } from './compose.js';
import { urgingWords } from './urging.js';
import type { LetterView } from './view.js';

const office = 'Văn phòng Tỉnh ủy – Cơ quan Thường trực Ban Chỉ đạo';
const overdue = line({
  kind: 'urging',
  taskCode: 'NV 3.6',
  taskTitle: 'Xây dựng đề án lập Trung tâm Đổi mới sáng tạo vùng Việt Bắc',
  deliverable: 'đề án trình Ban Thường vụ Tỉnh ủy',
  leadUnit: 'Sở Khoa học và Công nghệ',
  legalDue: '2026-12-19',
  workingDue: '2026-12-18',
  daysLeft: -4,
  workingDaysLeft: null,
  workingDaysOverdue: 2,
  why: '',
  whyMe: 'đồng chí là cán bộ được giao',
  url: 'https://dondoc.demo.example/nhiem-vu/nv-3-6',
});
const internal = line({
  kind: 'urging',
  taskCode: 'NV 7.1',
  taskTitle: 'TÊN VIỆC',
  deliverable: 'SẢN PHẨM RIÊNG',
  classification: 'internal',
  legalDue: '2026-12-25',
  workingDue: '2026-12-25',
  daysLeft: 3,
  workingDaysLeft: 3,
  url: 'https://dondoc.demo.example/nhiem-vu/nv-7-1',
});

function letter(over: Partial<LetterView> = {}): LetterView {
  const note = 'Ban Chỉ đạo họp ngày 28/12/2026.\n\nĐề nghị gửi kết quả trước ngày 25/12/2026.';
  return {
    at: '2026-12-22T03:10:00Z',
    recipient: { name: 'Nguyễn Thị Mẫu', address: 'canbo@demo.example', formOfAddress: 'đồng chí' },
    programmeName: 'Đề án KHCN, ĐMST, CĐS 2026–2030',
    sender: { office, phone: null },
    publicUrl: 'https://dondoc.demo.example/',
    demo: false,
    words: { ...urgingWords({ office, form: 'đồng chí', note, tasks: 2 }), lines: [internal, overdue] },
    ...over,
  };
}

describe('a letter', () => {
  it('reads like urging.txt', () => {
    const { subject, text } = composeLetter(letter());
    const golden = readFileSync(new URL('./fixtures/urging.txt', import.meta.url), 'utf8');
    expect(`Subject: ${subject}\n\n${text}`).toBe(golden);
  });

  it('says the same in HTML', () => {
    const { html, text } = composeLetter(letter());
    for (const said of ['Ban Chỉ đạo họp ngày 28/12/2026.', 'Thư điện tử này không phải là văn bản']) {
      expect(text).toContain(said);
      expect(html).toContain(said);
    }
    for (const { url } of [overdue, internal]) expect(html).toContain(`href="${url}"`);
  });

  it('of internal tasks says code, date and link only', () => {
    const { html, text } = composeLetter(letter());
    for (const said of [html, text]) expect(said).not.toMatch(/RIÊNG|TÊN VIỆC/i);
  });

  it('never blames, and says when it is a trial', () => {
    const { html, text } = composeLetter(letter({ pilotFor: 'canbo@demo.example', demo: true }));
    expect(text).not.toMatch(/vi phạm|yêu cầu|chậm trễ|\bL[1-4]\b/i);
    for (const said of [html, text]) {
      expect(said).toContain('Chạy thử: thư này lẽ ra gửi tới canbo@demo.example.');
      expect(said).toContain('Dữ liệu minh họa');
    }
  });

  it('escapes what a person wrote', () => {
    const note = '<b>gấp</b> & "nhanh"';
    const words = { ...urgingWords({ office, form: 'đồng chí', note, tasks: 1 }), lines: [overdue] };
    expect(composeLetter(letter({ words })).html).toContain('&lt;b&gt;gấp&lt;/b&gt; &amp;');
  });

  it('with many tasks stays below what Gmail cuts off and names each of them', () => {
    const lines = Array.from({ length: 60 }, (_, i) => ({ ...overdue, taskCode: `NV ${i}` }));
    const { html, text } = composeLetter(letter({ words: { ...letter().words, lines } }));
    expect(Buffer.byteLength(html)).toBeLessThan(102 * 1024);
    for (const { taskCode } of lines) expect(text).toContain(`${taskCode} –`);
  });

  it('leads to the page it names', () => {
    const link = { label: 'Mở lịch làm việc', path: '/lich-lam-viec' };
    const { text } = composeLetter(letter({ words: { ...letter().words, lines: [], link } }));
    expect(text).toContain('Mở lịch làm việc:\nhttps://dondoc.demo.example/lich-lam-viec\n');
  });
});
