import { describe, expect, it } from '@jest/globals';
import { buildMessage, messageIdFor } from '#mail';
import { readMime } from './read-mime.js';

const parts = {
  from: { name: 'Đôn Đốc', address: 'dondoc@demo.example' },
  replyTo: { name: 'Văn phòng', address: 'vanphong@demo.example' },
  to: { name: 'Hoàng Thị Ví Dụ', address: 'canbo@demo.example' },
  subject: '[Nhắc hạn] 3 việc',
  html: `<p style="color:#222">Kính gửi đồng chí, hạn = 18/12/2026</p>${'<p>một dòng rất dài </p>'.repeat(20)}`,
  text: 'Kính gửi đồng chí,\n\nhạn = 18/12/2026 \n',
  messageId: messageIdFor('k', 'demo.example'),
  date: new Date('2026-12-11T01:00:00Z'),
};

describe('a mail taken apart', () => {
  it('has the text and the page that were composed', async () => {
    const mail = readMime(await buildMessage(parts));
    expect(mail.html).toBe(parts.html);
    expect(mail.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(parts.text.trimEnd());
    expect(mail.attachments).toEqual([]);
  });

  it('names its attachments', async () => {
    const calendar = { filename: 'han.ics', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' };
    const mail = readMime(await buildMessage({ ...parts, calendar }));
    expect(mail.html).toBe(parts.html);
    expect(mail.attachments).toEqual([{ name: 'han.ics', contentType: 'text/calendar' }]);
  });

  it('makes nothing of what is not a mail', () => {
    expect(readMime(Buffer.from('x'))).toEqual({ html: null, text: '', attachments: [] });
  });
});
