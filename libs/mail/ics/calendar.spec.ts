import { describe, expect, it } from '@jest/globals';
import { type CalendarEntry, escapeText, fold, writeCalendar } from './calendar.js';

const STAMP = new Date('2026-11-18T01:00:00.123Z');

function entry(over: Partial<CalendarEntry> = {}): CalendarEntry {
  return {
    uid: 'deadline-1@dondoc.example',
    sequence: 3,
    date: '2026-12-31',
    summary: 'Hạn: NV-01-2027',
    description: 'x',
    url: 'https://dondoc.example/t/1',
    confidential: false,
    ...over,
  };
}

describe('a calendar', () => {
  it('is exactly this', () => {
    const written = writeCalendar(
      [entry({ description: 'Sản phẩm: kế hoạch; dự thảo\nMở: https://dondoc.example/t/1' })],
      STAMP,
    );
    expect(written).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Don Doc//Don Doc//VI',
        'CALSCALE:GREGORIAN',
        'METHOD:PUBLISH',
        'BEGIN:VEVENT',
        'UID:deadline-1@dondoc.example',
        'DTSTAMP:20261118T010000Z',
        'SEQUENCE:3',
        'DTSTART;VALUE=DATE:20261231',
        'DTEND;VALUE=DATE:20270101',
        'SUMMARY:Hạn: NV-01-2027',
        'DESCRIPTION:Sản phẩm: kế hoạch\\; dự thảo\\nMở: https://dondoc.',
        ' example/t/1',
        'URL:https://dondoc.example/t/1',
        'CLASS:PUBLIC',
        'TRANSP:TRANSPARENT',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });

  it.each([
    ['2028-02-28', '20280229'],
    ['2028-02-29', '20280301'],
    ['2027-02-28', '20270301'],
    ['2026-12-31', '20270101'],
  ])('an all-day entry on %s ends on %s', (date, end) => {
    expect(writeCalendar([entry({ date })], STAMP)).toContain(`DTEND;VALUE=DATE:${end}\r\n`);
  });

  it('holds several entries in order, and confidential ones marked', () => {
    const written = writeCalendar([entry({ uid: 'a' }), entry({ uid: 'b', confidential: true })], STAMP);
    expect(written.match(/^(UID|CLASS):.*$/gm)).toEqual([
      'UID:a',
      'CLASS:PUBLIC',
      'UID:b',
      'CLASS:CONFIDENTIAL',
    ]);
  });
});

describe('a calendar that is asked for again and again', () => {
  const feed = { name: 'Đôn Đốc; việc của tôi', refreshHours: 2 };

  it('says its name, how often to ask, and when each entry was changed', () => {
    const written = writeCalendar([entry({ changedAt: '2026-11-17T08:30:05.678Z' })], STAMP, feed);
    expect(written.split('\r\n').slice(4, 13)).toEqual([
      'METHOD:PUBLISH',
      'NAME:Đôn Đốc\\; việc của tôi',
      'X-WR-CALNAME:Đôn Đốc\\; việc của tôi',
      'REFRESH-INTERVAL;VALUE=DURATION:PT2H',
      'X-PUBLISHED-TTL:PT2H',
      'BEGIN:VEVENT',
      'UID:deadline-1@dondoc.example',
      'DTSTAMP:20261118T010000Z',
      'SEQUENCE:3',
    ]);
    expect(written).toContain('SEQUENCE:3\r\nLAST-MODIFIED:20261117T083005Z\r\nDTSTART');
  });
});

describe('folding', () => {
  const long = 'DESCRIPTION:Đề án phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số '.repeat(
    8,
  );

  it('keeps every line within 75 octets and every character whole', () => {
    for (let cut = 0; cut < 12; cut++) {
      const lines = fold('x'.repeat(cut) + long).split('\r\n');
      for (const line of lines) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line).not.toContain('\ufffd');
      }
      expect(lines.slice(1).every((line) => line.startsWith(' '))).toBe(true);
      expect(fold('x'.repeat(cut) + long).replaceAll('\r\n ', '')).toBe('x'.repeat(cut) + long);
    }
  });

  it('uses the whole line: 75 octets stay, 76 are folded', () => {
    expect(fold('a'.repeat(75))).toBe('a'.repeat(75));
    expect(fold('a'.repeat(76))).toBe(`${'a'.repeat(75)}\r\n a`);
    expect(fold(`${'a'.repeat(74)}ế`)).toBe(`${'a'.repeat(74)}\r\n ế`);
    expect(fold(`${'a'.repeat(73)}😀b`)).toBe(`${'a'.repeat(73)}\r\n 😀b`);
  });
});

describe('text', () => {
  it.each([
    ['a\\b;c,d', 'a\\\\b\\;c\\,d'],
    ['một\r\nhai\nba\rbốn', 'một\\nhai\\nba\\nbốn'],
    ['x\u0000\u0007y\tz', 'xy z'],
    ['Ha\u0323n', 'Hạn'],
    ['END:VEVENT\r\nBEGIN:VALARM', 'END:VEVENT\\nBEGIN:VALARM'],
  ])('%j becomes %j', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });

  it('cannot add a property through a link', () => {
    const written = writeCalendar(
      [entry({ url: 'https://dondoc.example/\r\nATTACH:https://e.example' })],
      STAMP,
    );
    expect(written).not.toMatch(/^ATTACH/m);
  });
});
