import { describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { type TrackerRow, trackerSheet } from './tracker-sheet.js';

const ROW: TrackerRow = {
  ...{
    code: '3.6',
    basis: '01-ĐA/TU ngày 10/10/2025',
    title: '=Trung tâm đổi mới sáng tạo',
    leads: 'Sở KH&CN',
  },
  ...{ coordinating: '', officer: 'Nguyễn Thị Mẫu', deliverable: 'Đề án', originalDue: '2026-12-18' },
  ...{ due: '2027-01-29', standing: 'đang thực hiện, trong hạn', completedOn: null, openDifficulties: 1 },
  ...{ trackedOn: '2026-12-01', changed: true },
};

describe('the sheet for the national tracker', () => {
  it('has a row for each deliverable, numbered, with what was carried over and what changed since', async () => {
    const untold = { ...ROW, code: '3.7', trackedOn: null, changed: false };
    const bytes = await trackerSheet({ programme: 'Đề án', on: '2026-12-10', rows: [ROW, untold] });
    const parts = unzipSync(bytes);
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] as Uint8Array);
    const texts = strFromU8(parts['xl/sharedStrings.xml'] as Uint8Array);
    for (const text of [
      'Nội dung nhiệm vụ',
      'Đã cập nhật trên theodoinq',
      'Đề án – số liệu đến ngày 10/12/2026',
    ])
      expect(texts).toContain(text);
    // Two lines, the heading, two tasks, the footnote.
    expect(sheet.match(/<row /g)).toHaveLength(6);
    // Never a formula, whatever a title begins with.
    expect(sheet).not.toContain('<f>');
    expect(texts).toContain('=Trung tâm đổi mới sáng tạo');
    expect(texts.match(/>chưa</g)).toHaveLength(1);
  });
});
