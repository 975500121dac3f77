import { describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { buildMessage, type MessageParts, messageIdFor } from './build.js';

const KEY = '2026-12-11T01:00:00Z|canbo|daily';

function parts(over: Partial<MessageParts> = {}): MessageParts {
  return {
    from: { name: 'Văn phòng Tỉnh ủy', address: 'dondoc@demo.example' },
    replyTo: { name: 'Tổ giúp việc', address: 'vanphong@demo.example' },
    to: { name: 'Nguyễn Thị Mẫu', address: 'canbo@demo.example' },
    subject: '[Nhắc hạn] 3 việc – gần nhất: còn 7 ngày (18/12/2026)',
    html: '<!doctype html><html lang="vi"><body><p>Kính gửi đồng chí,</p>\n<p>.một dòng có chấm</p></body></html>',
    text: 'Kính gửi đồng chí Nguyễn Thị Mẫu,\n\nhttps://dondoc.example/nhiem-vu/1\n',
    messageId: messageIdFor(KEY, 'demo.example'),
    date: new Date('2026-12-11T01:00:00Z'),
    calendar: { filename: 'han.ics', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' },
    ...over,
  };
}

describe('a built message', () => {
  it('reads back as it was meant', async () => {
    const mail = await simpleParser(await buildMessage(parts()));
    expect(mail.subject).toBe(parts().subject);
    expect(mail.messageId).toBe(parts().messageId);
    expect(mail.date).toEqual(parts().date);
    expect(mail.from?.value).toEqual([parts().from]);
    expect(mail.replyTo?.value).toEqual([parts().replyTo]);
    expect([mail.to].flat()[0]?.value).toEqual([parts().to]);
    expect(mail.html).toBe(parts().html);
    expect(mail.text).toBe(parts().text);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.headers.get('x-auto-response-suppress')).toBe('All');
    expect(mail.headers.get('content-language')).toBe('vi');
    expect(mail.attachments).toHaveLength(1);
    expect(mail.attachments[0]).toMatchObject({ contentType: 'text/calendar', filename: 'han.ics' });
    expect(mail.attachments[0]!.content.toString()).toBe(parts().calendar!.content);
  });

  it('is the same bytes every time, and others for another message', async () => {
    const first = await buildMessage(parts());
    expect((await buildMessage(parts())).equals(first)).toBe(true);
    const other = await buildMessage(parts({ messageId: messageIdFor(`${KEY}2`, 'demo.example') }));
    expect(other.equals(first)).toBe(false);
  });

  it('has CRLF line ends only, 7-bit lines of at most 998 octets, and the calendar as PUBLISH', async () => {
    const text = (await buildMessage(parts({ html: `<p>${'ế'.repeat(5000)}</p>` }))).toString('latin1');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).not.toMatch(/[^\x20-\x7e\r\n]/);
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
    expect(text).toMatch(/Content-Type: text\/calendar;[\s\S]*?method=PUBLISH/);
  });

  it('is seven bits wide and holds no NUL, whatever its parts hold', async () => {
    const wild = 'Ủy ban \0 – \u{1F4C5} \u2028';
    const bytes = await buildMessage(
      parts({ subject: wild, text: wild, html: wild, headers: { 'X-Dondoc-Ky': 'kỳ' } }),
    );
    expect(bytes.every((byte) => byte > 0 && byte < 128)).toBe(true);
  });

  it('does without a calendar', async () => {
    const mail = await simpleParser(await buildMessage(parts({ calendar: undefined })));
    expect(mail.attachments).toHaveLength(0);
    expect(mail.text).toBe(parts().text);
  });
});

describe('a Message-ID', () => {
  it('depends on its key alone', () => {
    expect(messageIdFor(KEY, 'demo.example')).toBe(messageIdFor(KEY, 'demo.example'));
    expect(messageIdFor(KEY, 'demo.example')).toMatch(/^<[0-9a-f]{40}@demo\.example>$/);
    expect(messageIdFor(`${KEY} `, 'demo.example')).not.toBe(messageIdFor(KEY, 'demo.example'));
  });
});

describe('hostile input', () => {
  const strings = [
    'x\r\nBcc: evil@e.example',
    'x\nBcc: evil@e.example',
    'x\u0000y',
    '"x" <evil@e.example>',
    'a\u202eb',
    'x, evil@e.example',
  ];

  it.each(strings)('%j in subject or names adds no header and no recipient', async (hostile) => {
    const over = {
      subject: hostile,
      from: { name: hostile, address: 'dondoc@demo.example' },
      to: { name: hostile, address: 'canbo@demo.example' },
      replyTo: { name: hostile, address: 'vanphong@demo.example' },
    };
    const mail = await simpleParser(await buildMessage(parts(over)));
    expect(mail.bcc).toBeUndefined();
    expect(mail.cc).toBeUndefined();
    expect([mail.to].flat().flatMap((one) => one?.value.map(({ address }) => address))).toEqual([
      'canbo@demo.example',
    ]);
    expect(mail.from?.value.map(({ address }) => address)).toEqual(['dondoc@demo.example']);
  });

  it.each(strings)('%j is no address', async (hostile) => {
    for (const field of ['from', 'to', 'replyTo'] as const) {
      await expect(buildMessage(parts({ [field]: { name: 'x', address: hostile } }))).rejects.toThrow(
        'strict mailboxes',
      );
    }
  });

  it.each<Record<string, string>>([
    { 'X-A': 'x\r\nBcc: evil@e.example' },
    { 'X-A\r\nBcc': 'evil@e.example' },
    { Bcc: 'evil@e.example' },
    { 'auto-submitted': 'no' },
    { 'Content-Type': 'text/html' },
    { 'MESSAGE-ID': '<x@y.example>' },
  ])('the header %j is refused', async (headers) => {
    await expect(buildMessage(parts({ headers }))).rejects.toThrow('may not carry');
  });

  it('reads neither files nor addresses', async () => {
    for (const content of [{ path: '/etc/hostname' }, { href: 'http://127.0.0.1:1/' }]) {
      await expect(buildMessage(parts({ html: content as unknown as string }))).rejects.toThrow(/rejected/i);
      await expect(buildMessage(parts({ text: content as unknown as string }))).rejects.toThrow(/rejected/i);
    }
  });
});
