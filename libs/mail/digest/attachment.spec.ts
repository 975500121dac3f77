import { describe, expect, it } from '@jest/globals';
import { calendarFor } from './attachment.js';
import { composeDigest } from './compose.js';
import { line, officerMorning, officerOverdue, view } from './fixtures/views.js';

const assigned = line({ kind: 'assigned', deadline: { id: 'nv-1.d1', version: 4 } });

describe('the calendar of a digest', () => {
  it('has an entry for each new deadline with a date, on its last working day', () => {
    const { filename, content } = calendarFor(officerMorning, 'demo.example')!;
    expect(filename).toBe('han-moi.ics');
    expect(content.match(/^UID:.*$/gm)).toEqual(['UID:nv-7-4.d1@demo.example']);
    expect(content).toContain('SEQUENCE:2\r\n');
    expect(content).toContain('DTSTART;VALUE=DATE:20270331\r\n');
    expect(content).toContain('DTSTAMP:20261211T010000Z\r\n');
  });

  it('tells the date of the document where that is another day', () => {
    const { content } = calendarFor(view({ lines: [assigned] }), 'demo.example')!;
    expect(content).toContain('DTSTART;VALUE=DATE:20261218\r\n');
    expect(content.replaceAll('\r\n ', '')).toContain('\\nHạn theo văn bản: 19/12/2026 (thứ Bảy)\\n');
  });

  it('is absent, and not spoken of, without a new date', () => {
    expect(calendarFor(officerOverdue, 'demo.example')).toBeUndefined();
    expect(calendarFor(view({ lines: [{ ...assigned, workingDue: null }] }), 'demo.example')).toBeUndefined();
    expect(composeDigest(officerOverdue).text).not.toContain('Tệp lịch');
    expect(composeDigest(officerMorning).text).toContain('Tệp lịch kèm theo');
  });

  it('says only code and link for the internal class', () => {
    const { content } = calendarFor(
      view({ lines: [{ ...assigned, classification: 'internal' }] }),
      'demo.example',
    )!;
    expect(content).toContain('SUMMARY:Hạn: NV-01-2027\r\n');
    expect(content).toContain('CLASS:CONFIDENTIAL\r\n');
    expect(content).not.toMatch(/Kế hoạch|dự thảo|Đảng ủy/);
  });
});
