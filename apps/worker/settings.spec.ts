import { describe, expect, it } from '@jest/globals';
import { parseEnv } from '#contracts';
import { workerSettings } from './settings.js';

const EMBEDDED = {
  DATABASE_URL: 'postgres://app:secret@127.0.0.1/dondoc',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  SMTP_URL: 'smtp://127.0.0.1:1025',
  DONDOC_EMBEDDED: 'postgres,temporal,mail',
};
const REAL = {
  ...EMBEDDED,
  DONDOC_EMBEDDED: '',
  SMTP_URL: 'smtp://user:pass@mail.tinh.example:587',
  MAIL_FROM: 'Văn phòng Tỉnh ủy <dondoc@tinh.example>',
};
const read = (record: Record<string, string>) => workerSettings(parseEnv(record));

describe('settings of the worker', () => {
  it('catch all mail where everything is embedded', () => {
    const { mail, allEmbedded } = read(EMBEDDED);
    expect(mail).toMatchObject({ allowedDomains: 'any', from: { address: 'dondoc@demo.example' } });
    expect(allEmbedded).toBe(true);
  });

  it('allow nobody on a real server until somebody is named', () => {
    expect(read(REAL).mail.allowedDomains).toEqual([]);
    const named = read({ ...REAL, MAIL_ALLOWED_DOMAINS: 'tinh.example, .tinh.example' });
    expect(named.mail.allowedDomains).toEqual(['tinh.example', '.tinh.example']);
    expect(named.mail.from).toEqual({ name: 'Văn phòng Tỉnh ủy', address: 'dondoc@tinh.example' });
  });

  it('have mails come back to an address of their own where one is named', () => {
    expect(read(REAL).returnPath).toBeNull();
    const id = '0b2f4c1e-9a53-4c7d-8e21-5f6a7b8c9d0e';
    const named = read({ ...REAL, MAIL_RETURN_PATH: 'thu-tra+*@tinh.example' });
    expect(named.returnPath?.of(id)).toBe('thu-tra+0b2f4c1e9a534c7d8e215f6a7b8c9d0e@tinh.example');
    expect(() => read({ ...REAL, MAIL_RETURN_PATH: 'thu-tra@tinh.example' })).toThrow(/MAIL_RETURN_PATH/);
  });

  it('open ten connections to the mail server, or as many as are asked for', () => {
    expect(read(REAL).smtpConnections).toBe(10);
    expect(read({ ...REAL, SMTP_CONNECTIONS: '50' }).smtpConnections).toBe(50);
    for (const bad of ['0', '51', '2.5', 'x']) {
      expect(() => read({ ...REAL, SMTP_CONNECTIONS: bad })).toThrow(/SMTP_CONNECTIONS/);
    }
  });

  it('do not take a server elsewhere for a catcher', () => {
    const elsewhere = { ...REAL, DONDOC_EMBEDDED: 'postgres,temporal,mail' };
    expect(read(elsewhere).mail.allowedDomains).toEqual([]);
  });

  it.each(['a@x.example, b@x.example', 'a@x.example\u0000', '<a@x.example> <b@x.example>', 'nobody'])(
    'refuse %j as a sender, without printing it',
    (from) => {
      expect(() => read({ ...REAL, MAIL_FROM: from })).toThrow(/MAIL_FROM/);
      expect(() => read({ ...REAL, MAIL_FROM: from })).not.toThrow(from);
    },
  );

  it('name what is missing', () => {
    const { SMTP_URL: _, ...rest } = EMBEDDED;
    expect(() => read(rest)).toThrow('SMTP_URL is not set');
  });
});
