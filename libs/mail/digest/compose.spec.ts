import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { composeDigest } from './compose.js';
import { headAsked, officeQueue, officerDecided } from './fixtures/deciding.js';
import { headMixed, line, officerMorning, officerOverdue, superiorReport, view } from './fixtures/views.js';
import type { DigestLine } from './view.js';

function golden(name: string): string {
  return readFileSync(new URL(`./fixtures/${name}.txt`, import.meta.url), 'utf8');
}

describe('a digest', () => {
  it.each([
    ['officer-morning', officerMorning],
    ['officer-overdue', officerOverdue],
    ['superior-report', superiorReport],
    ['head-mixed', headMixed],
    ['officer-decided', officerDecided],
    ['office-queue', officeQueue],
    ['head-asked', headAsked],
  ])('reads like %s.txt', (name, digest) => {
    const { subject, text } = composeDigest(digest);
    expect(`Subject: ${subject}\n\n${text}`).toBe(golden(name));
  });

  it('says the same in HTML and in text, in the same order', () => {
    for (const digest of [officerMorning, officerOverdue, superiorReport, headMixed]) {
      const { html, text } = composeDigest(digest);
      const told = digest.lines.map((one) => one.url);
      const inHtml = told.map((url) => html.indexOf(`href="${url}"`));
      const inText = told.map((url) => text.indexOf(`\n   ${url}\n`));
      expect(Math.min(...inHtml, ...inText)).toBeGreaterThan(0);
      expect(rank(inHtml)).toEqual(rank(inText));
    }
  });

  it('is the same bytes for the same view', () => {
    expect(composeDigest(officerOverdue)).toEqual(composeDigest(structuredClone(officerOverdue)));
  });
});

describe('words about dates and work', () => {
  it.each([officerDecided, officeQueue, headAsked])('blame nobody and name no level (%#)', (digest) => {
    const { subject, html, text } = composeDigest(digest);
    for (const said of [subject, html, text]) {
      expect(said).not.toMatch(/vi phạm|yêu cầu|chậm trễ|\b[LCEDRPVGT][+-]?\d\b/i);
    }
  });

  it('are asked of whoever owes the work, and reported to whoever watches over it', () => {
    expect(composeDigest(headAsked).text).not.toContain('Kính đề nghị');
    expect(composeDigest(officeQueue).text).not.toMatch(/^ {3}Đề nghị/m);
  });
});

describe('the order', () => {
  it('is longest overdue, then nearest date, then without a date, then information', () => {
    const lines = [
      line({ taskCode: 'information', kind: 'accepted', daysLeft: 1 }),
      line({ taskCode: 'undated', kind: 'assigned', daysLeft: null, workingDue: null, legalDue: null }),
      line({ taskCode: 'far', daysLeft: 30 }),
      line({ taskCode: 'overdue 3', kind: 'overdue', daysLeft: -5, workingDaysOverdue: 3 }),
      // Few working days in many: a long holiday lies between.
      line({ taskCode: 'overdue 2', kind: 'overdue', daysLeft: -14, workingDaysOverdue: 2 }),
      line({ taskCode: 'today', daysLeft: 0 }),
      line({ taskCode: 'just past', daysLeft: -1, workingDaysOverdue: 0 }),
      line({ taskCode: 'overdue 12', kind: 'overdue', daysLeft: -16, workingDaysOverdue: 12 }),
    ];
    const { text } = composeDigest(view({ lines }));
    const order = [
      'overdue 12',
      'overdue 3',
      'overdue 2',
      'just past',
      'today',
      'far',
      'undated',
      'information',
    ];
    const places = order.map((code) => text.indexOf(`   ${code} –`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  it('sorts codes as people count', () => {
    const lines = ['NV 3.10', 'NV 3.9', 'NV 3.2'].map((taskCode) => line({ taskCode }));
    expect(composeDigest(view({ lines })).text.match(/NV 3\.\d+/g)).toEqual(['NV 3.2', 'NV 3.9', 'NV 3.10']);
  });
});

describe('internal class', () => {
  const secret = line({
    classification: 'internal',
    taskCode: 'NV 7.1',
    taskTitle: 'TÊN VIỆC',
    deliverable: 'SẢN PHẨM RIÊNG',
    leadUnit: 'ĐƠN VỊ RIÊNG',
    why: 'LÝ DO RIÊNG',
    whyMe: 'VAI TRÒ RIÊNG',
    note: 'GHI CHÚ RIÊNG',
    kind: 'assigned',
    deadline: { id: 'd', version: 1 },
  });

  it('mail says code, date and link only', () => {
    const { subject, html, text } = composeDigest(view({ lines: [secret] }));
    for (const said of [subject, html, text]) expect(said).not.toMatch(/RIÊNG|TÊN VIỆC/i);
    for (const said of [html, text]) {
      expect(said).toContain('NV 7.1');
      expect(said).toContain('18/12/2026 (thứ Sáu)');
      expect(said).toContain(secret.url);
    }
  });

  it('stays so in the short rows of a long mail', () => {
    const lines = Array.from({ length: 40 }, (_, i) => ({ ...secret, key: `${i}`, taskCode: `NV ${i}` }));
    const { html, text } = composeDigest(view({ lines }));
    for (const said of [html, text]) expect(said).not.toMatch(/RIÊNG|TÊN VIỆC/i);
  });
});

describe('a long digest', () => {
  function many(count: number, over: (i: number) => Partial<DigestLine>): DigestLine[] {
    return Array.from({ length: count }, (_, i) =>
      line({
        key: `${i}`,
        taskCode: `NV ${i}`,
        taskTitle: 'Nâng cấp, hoàn thiện hệ thống thông tin giải quyết thủ tục hành chính '.repeat(7),
        note: 'Đơn vị đang chờ ý kiến. '.repeat(160),
        url: `https://dondoc.demo.example/nhiem-vu/${i}`,
        ...over(i),
      }),
    );
  }

  it('keeps under 102 KB and says how many are not told', () => {
    const { subject, html, text } = composeDigest(view({ lines: many(400, (i) => ({ daysLeft: i + 1 })) }));
    expect(Buffer.byteLength(html)).toBeLessThan(102 * 1024);
    const told = text.match(/nhiem-vu\/\d+$/gm)!.length;
    expect(subject).toContain('400 việc');
    expect(text).toContain(`và ${400 - told} việc khác`);
    expect(html).toContain(`và ${400 - told} việc khác`);
    expect(text).toContain('nhiem-vu/0\n');
  });

  it('never leaves out what is overdue, due today or reported upwards', () => {
    const grave = [
      ...many(60, (i) => ({
        kind: 'overdue',
        daysLeft: -3,
        workingDaysOverdue: 1,
        url: `https://x.example/o${i}`,
      })),
      ...many(20, (i) => ({ daysLeft: 0, url: `https://x.example/t${i}` })),
      ...many(20, (i) => ({
        kind: 'escalation',
        direction: 'up',
        daysLeft: 4,
        url: `https://x.example/e${i}`,
      })),
    ];
    const { html, text } = composeDigest(
      view({ lines: [...many(200, (i) => ({ daysLeft: 1 + (i % 3) })), ...grave] }),
    );
    for (const { url } of grave) {
      expect(html).toContain(`href="${url}"`);
      expect(text).toContain(`   ${url}\n`);
    }
    expect(Buffer.byteLength(html)).toBeLessThan(102 * 1024);
  });
});

describe('what people wrote', () => {
  const hostile = [
    '<img src=x onerror=alert(1)>',
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    '{{7*7}} <%= 7*7 %>',
    '</td></tr></table><a href="https://evil.example">bấm</a>',
    '&lt;b&gt; &amp; &#60;i&#62;',
    '<!--[if mso]><b>x</b><![endif]-->',
    'dòng một\r\nhttps://evil.example\r\n\r\nTrân trọng.',
    'abc\u202ecba \u200b\u0000\u0007\u2028x',
  ];

  it.each(hostile)('%j stays text in every field', (words) => {
    const lines = (['down', 'up'] as const).map((direction) =>
      line({
        taskCode: words,
        taskTitle: words,
        deliverable: words,
        leadUnit: words,
        why: words,
        whyMe: words,
        note: words,
        programme: words,
        direction,
      }),
    );
    const digest = view({
      lines,
      programmeName: [words, words],
      pilotFor: words,
      demo: true,
      recipient: { name: words, address: 'canbo@demo.example', formOfAddress: 'đồng chí' },
      sender: { office: words, phone: words },
    });
    const { html, text, subject } = composeDigest(digest);
    // The only markup is ours: the same tags as with harmless words.
    expect(tags(html)).toEqual(tags(composeDigest(harmless(digest)).html));
    for (const said of [html, text]) expect(said).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Zl}]/u);
    expect(subject).toBe('[Nhắc hạn] 2 việc – gần nhất: còn 7 ngày (18/12/2026)');
    expect(text).not.toMatch(/^https:\/\/evil/m);
  });

  it('becomes no link: only http and https lead anywhere', () => {
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      '//evil.example',
      'https://x.example/" onclick="x',
      '',
    ]) {
      const { html } = composeDigest(view({ lines: [line({ url })], publicUrl: url }));
      expect(html.match(/href="[^"]*"/g)).toEqual(['href="#"', 'href="#"']);
    }
  });

  function harmless(digest: ReturnType<typeof view>): ReturnType<typeof view> {
    const lines = digest.lines.map(({ direction }) => line({ direction, note: 'x', programme: 'x' }));
    return view({
      ...digest,
      lines,
      programmeName: ['x', 'y'],
      pilotFor: 'x',
      sender: { office: 'x', phone: 'x' },
    });
  }

  function tags(markup: string): string[] {
    return markup.match(/<[^>]*>/g)!.map((tag) => tag.replace(/ (?:href|aria-label)="[^"]*"/g, ''));
  }
});

function rank(places: number[]): number[] {
  return places.map((place) => places.filter((other) => other < place).length);
}
