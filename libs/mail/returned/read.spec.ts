import { describe, expect, it } from '@jest/globals';
import { readReturned } from './read.js';
import { ReturnPath } from './return-path.js';

const MARK = '0b2f4c1e-9a53-4c7d-8e21-5f6a7b8c9d0e';
const TO = 'thu-tra+0b2f4c1e9a534c7d8e215f6a7b8c9d0e@tinh.example';

const mail = (headers: readonly string[], body = 'Xin chào') =>
  Buffer.from([...headers, '', body].join('\r\n'), 'utf8');

/** As Postfix writes it. */
const report = (fields: readonly string[], to = TO) =>
  mail(
    [
      'From: MAILER-DAEMON@mx.so.example (Mail Delivery System)',
      `To: ${to}`,
      'Subject: Undelivered Mail Returned to Sender',
      'Auto-Submitted: auto-replied',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    ],
    [
      ...['--b', 'Content-Description: Notification', 'Content-Type: text/plain; charset=us-ascii', ''],
      ...['I am sorry: 5.1.1', '--b', 'Content-Type: message/delivery-status', ''],
      ...['Reporting-MTA: dns; mx.so.example', 'Arrival-Date: Mon, 2 Nov 2026 08:00:00 +0700 (ICT)', ''],
      ...[...fields, '', '--b', 'Content-Type: text/rfc822-headers', '', 'Subject: x', '', '--b--', ''],
    ].join('\r\n'),
  );

const failed = (status: string) => [
  ...['Final-Recipient: rfc822; lan@so.example', 'Action: failed', `Status: ${status}`],
  ...['Diagnostic-Code: smtp; 550 5.7.1 <lan@so.example>: Recipient address', ' rejected: User unknown'],
];

describe('a mail that came back', () => {
  it.each(['5.0.0', '5.1.1', '5.1.10', '5.2.1', '5.4.1', '5.4.4'])(
    'with %s says that the address is at fault',
    async (status) => {
      expect(await readReturned(report(failed(status)))).toEqual({
        kind: 'bounce',
        mark: MARK,
        status,
        hard: true,
      });
    },
  );

  it.each(['5.2.2', '5.2.3', '5.3.4', '5.7.1', '4.4.7'])(
    'with %s says nothing of the address',
    async (status) => {
      expect(await readReturned(report(failed(status)))).toEqual({
        kind: 'bounce',
        mark: MARK,
        status,
        hard: false,
      });
    },
  );

  it('takes the worst of several recipients, whatever ends the lines', async () => {
    const both = [
      'Final-Recipient: rfc822; a@so.example',
      'Action: failed',
      'Status: 5.2.2',
      '',
      ...failed('5.1.1'),
    ];
    const unix = Buffer.from(report(both).toString().replaceAll('\r\n', '\n'));
    expect(await readReturned(unix)).toMatchObject({ kind: 'bounce', status: '5.1.1', hard: true });
  });

  it('is no bounce while the server still tries, or when it has delivered', async () => {
    for (const action of ['delayed', 'delivered', 'relayed', 'expanded']) {
      const fields = ['Final-Recipient: rfc822; a@so.example', `Action: ${action}`, 'Status: 4.4.1'];
      expect(await readReturned(report(fields))).toEqual({ kind: 'notice', mark: MARK });
    }
  });

  it('without a status counts as bounce and not against the address', async () => {
    const said = await readReturned(report(['Final-Recipient: rfc822; a@so.example', 'Action: failed']));
    expect(said).toEqual({ kind: 'bounce', mark: MARK, status: 'failed', hard: false });
  });

  it('names the mail by the address it came to alone', async () => {
    const stranger = report(failed('5.1.1'), 'thu-tra@tinh.example');
    expect(await readReturned(stranger)).toMatchObject({ mark: null });
    expect(await readReturned(stranger, TO)).toMatchObject({ mark: MARK });
    expect(await readReturned(report(failed('5.1.1')), 'khac@tinh.example')).toMatchObject({ mark: null });
    const delivered = mail([
      `Delivered-To: ${TO.toUpperCase()}`,
      'To: x@y.example',
      'Auto-Submitted: auto-replied',
    ]);
    expect(await readReturned(delivered)).toEqual({ kind: 'auto-reply', mark: MARK });
  });

  it.each([
    'Auto-Submitted: auto-replied',
    'Auto-Submitted: auto-replied (vacation)',
    'Auto-Submitted: auto-generated',
    'X-Autoreply: yes',
    'X-Auto-Response-Suppress: All',
    'Precedence: auto_reply',
    'Content-Type: multipart/report; report-type=disposition-notification; boundary="b"',
  ])('is of a machine: %s', async (header) => {
    expect(await readReturned(mail([`To: ${TO}`, header]))).toEqual({ kind: 'auto-reply', mark: MARK });
  });

  it.each(['Auto-Submitted: no', 'Subject: Trả lời: auto-replied', 'Precedence: first-class'])(
    'is of a person: %s',
    async (header) => {
      expect(await readReturned(mail([`To: ${TO}`, header]))).toEqual({ kind: 'other', mark: MARK });
    },
  );

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['no mail', Buffer.from([0, 255, 10, 13, 0])],
    ['a report that breaks off', report(failed('5.1.1')).subarray(0, 420)],
    ['ten megabytes', mail([`To: x@y.example`], 'x'.repeat(10_000_000))],
  ])('may be %s', async (_what, source) => {
    expect((await readReturned(source)).kind).toBe('other');
  });
});

describe('a return path', () => {
  it('gives each mail an address of its own', () => {
    expect(ReturnPath.parse('thu-tra+*@tinh.example')?.of(MARK)).toBe(TO);
  });

  it.each([
    'thu-tra@tinh.example',
    '*+*@tinh.example',
    'thu tra+*@tinh.example',
    'x+*',
    `${'x'.repeat(40)}+*@t.example`,
  ])('is not %s', (template) => expect(ReturnPath.parse(template)).toBeNull());
});
