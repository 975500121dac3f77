import { describe, expect, it } from '@jest/globals';
import { composeDigest } from './compose.js';
import { line, officerMorning, officerOverdue, superiorReport, view } from './fixtures/views.js';

describe('the HTML of a digest', () => {
  const { html } = composeDigest(officerOverdue);

  it('is Vietnamese, fits a phone, and tells clients it knows dark mode', () => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="vi">/);
    expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toContain('<meta name="supported-color-schemes" content="light dark">');
    expect(html).toContain('max-width:600px');
    expect(html).not.toMatch(/#000000|#ffffff|#fff\b|#000\b|white|black/i);
  });

  it('needs nothing from anywhere: no image, script, font or style sheet, no form', () => {
    expect(html).not.toMatch(/<(?:img|script|link|iframe|form|input|svg|video)\b|@import|url\(/i);
  });

  it('closes every element it opens', () => {
    const open: string[] = [];
    for (const [, slash, name] of html
      .replace(/<!--[\s\S]*?-->/g, '')
      .matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
      if (name === 'meta') continue;
      if (slash === '') open.push(name!);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });

  it('has a twin in the dark for every colour it uses', () => {
    const used = new Set([...html.matchAll(/class="([tf]-[a-z-]+)"/g)].map(([, name]) => name!));
    expect(used.size).toBeGreaterThan(6);
    for (const name of used) expect(html).toContain(`.${name}{`);
  });

  it('begins its preview with the most urgent line', () => {
    const preview = /<div style="display:none[^>]*>([^<]*)/.exec(html)?.[1] ?? '';
    expect(preview).toMatch(/^NV 3\.6 – .*: đã quá hạn 2 ngày làm việc/);
  });

  it('shows red only for the reader’s own overdue work', () => {
    expect(html).toContain('class="t-overdue"');
    expect(composeDigest(superiorReport).html).not.toMatch(/class="[tf]-overdue/);
    expect(composeDigest(officerMorning).html).not.toMatch(/class="[tf]-overdue/);
  });

  it('names the task in every link for those who hear the page', () => {
    expect(html).toContain('aria-label="Mở nhiệm vụ: NV 7.1"');
  });

  it('marks made-up data and pilot mail', () => {
    expect(html).toContain('Dữ liệu minh họa');
    expect(html).toContain('Chạy thử: thư này lẽ ra gửi tới canbo@demo.example.');
    expect(composeDigest(view({ lines: [line()] })).html).not.toMatch(/minh họa|Chạy thử/);
  });

  it('ends with who sends it and that it is no document, with or without a telephone', () => {
    const silent = composeDigest(view({ sender: { office: 'Văn phòng', phone: null } }));
    for (const said of [silent.html, silent.text]) {
      expect(said).toContain('Thư tự động, không thay thế văn bản chính thức.');
      expect(said).not.toContain('Điện thoại');
    }
    expect(html).toContain('Điện thoại: 0208 000 000');
  });
});
