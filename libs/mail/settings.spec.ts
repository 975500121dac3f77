import { describe, expect, it } from '@jest/globals';
import { parseEnv } from '#contracts';
import { mailAccount, mayReceive, ownDomain } from './settings.js';

const caught = { DONDOC_EMBEDDED: 'postgres,temporal,mail', SMTP_URL: 'smtp://127.0.0.1:1025' };
const real = { SMTP_URL: 'smtps://u:p@mail.tinh.example', MAIL_FROM: 'Văn phòng <dondoc@tinh.example>' };

describe('the mail account', () => {
  it('needs no setting where mail is caught on this machine', () => {
    const account = mailAccount(parseEnv(caught));
    expect(account).toMatchObject({
      from: { name: 'Đôn Đốc', address: 'dondoc@demo.example' },
      allowedDomains: 'any',
    });
    expect(mayReceive(account, 'canbo@demo.example')).toBe(true);
  });

  it('sends in the stated name, and to nobody without a list of domains', () => {
    const account = mailAccount(parseEnv(real));
    expect(account.from).toEqual({ name: 'Văn phòng', address: 'dondoc@tinh.example' });
    expect(account.replyTo).toEqual(account.from);
    expect(ownDomain(account)).toBe('tinh.example');
    expect(mayReceive(account, 'canbo@tinh.example')).toBe(false);
    const listed = mailAccount(parseEnv({ ...real, MAIL_ALLOWED_DOMAINS: 'tinh.example' }));
    expect(mayReceive(listed, 'canbo@tinh.example')).toBe(true);
    expect(mayReceive(listed, 'canbo@evil.example')).toBe(false);
  });

  it('is not believed to be caught because somebody says so', () => {
    const elsewhere = { ...caught, SMTP_URL: 'smtps://u:p@mail.tinh.example' };
    expect(() => mailAccount(parseEnv(elsewhere))).toThrow('MAIL_FROM is not set.');
  });

  it.each(['a@x.example, b@y.example', 'Tên <a@x.example> <b@y.example>', 'không phải thư'])(
    'refuses %j',
    (text) => {
      expect(() => mailAccount(parseEnv({ ...real, MAIL_FROM: text }))).toThrow(
        'MAIL_FROM must be one mailbox',
      );
    },
  );
});
