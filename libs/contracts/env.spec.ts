import { describe, expect, it } from '@jest/globals';
import { parseEnv, required } from './env.js';
import { OperatorError } from './errors.js';

describe('the environment', () => {
  it('has defaults for a bare machine', () => {
    expect(parseEnv({})).toMatchObject({
      PORT: 3000,
      PUBLIC_URL: 'http://localhost:3000',
      DONDOC_HOME: '.dondoc',
      DONDOC_EMBEDDED: [],
      LOG_LEVEL: 'info',
    });
  });

  it('follows the port in the address it serves, and drops a trailing slash', () => {
    expect(parseEnv({ PORT: '8080' }).PUBLIC_URL).toBe('http://localhost:8080');
    expect(parseEnv({ PUBLIC_URL: 'https://dondoc.example/' }).PUBLIC_URL).toBe('https://dondoc.example');
  });

  it('takes an empty value as absent', () => {
    expect(parseEnv({ SMTP_URL: ' ', DATABASE_URL: '' }).SMTP_URL).toBeUndefined();
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', 'abc'],
    ['PUBLIC_URL', 'http://intranet.example'],
    ['DATABASE_URL', 'mysql://root:s3cret@db/x'],
    ['TEMPORAL_ADDRESS', 'http://s3cret'],
    ['SMTP_URL', 'http://user:s3cret@mail'],
    ['MAIL_FROM', 'a@b.example\r\nBcc: s3cret@x.example'],
    ['SESSION_SECRET', 's3cret'],
    ['MAIL_TEXT_DAYS', 's3cret'],
    ['LOG_LEVEL', 's3cret'],
    ['CLAMD_URL', 'tcp://user:s3cret@clamd:3310'],
    ['DONDOC_EMBEDDED', 'postgres,s3cret'],
    ['OIDC_ISSUER', 'http://s3cret.example'],
    ['OIDC_SCOPE', 's3cret'],
    ['OIDC_PERSON_CLAIM', 's3cret claim'],
    ['SIGN_IN_BY_MAIL', 's3cret'],
    ['WEBHOOK_ALLOWED_HOSTS', 'lgsp.example:8080,http://s3cret'],
  ])('names a bad %s and never prints its value', (name, value) => {
    let error: unknown;
    try {
      parseEnv({ [name]: value });
    } catch (e) {
      error = e;
    }
    expect(error).toBeInstanceOf(OperatorError);
    const said = `${(error as OperatorError).message} ${(error as OperatorError).action}`;
    expect(said).toContain(name);
    expect(said).not.toContain('s3cret');
    expect(said).not.toContain(value);
  });

  it('wants of the provider of sign-in all or nothing, and leaves one way in', () => {
    const issuer = { OIDC_ISSUER: 'https://sso.example' };
    expect(() => parseEnv(issuer)).toThrow('OIDC_CLIENT_ID is needed');
    expect(() => parseEnv({ OIDC_CLIENT_ID: 'dondoc' })).toThrow('OIDC_ISSUER is needed');
    expect(() => parseEnv({ SIGN_IN_BY_MAIL: 'off' })).toThrow('SIGN_IN_BY_MAIL may be off only');
    const env = parseEnv({ ...issuer, OIDC_CLIENT_ID: 'dondoc', SIGN_IN_BY_MAIL: 'off' });
    expect(env).toMatchObject({ OIDC_PERSON_CLAIM: 'email', SIGN_IN_BY_MAIL: false });
  });

  it('wants a certificate with its key, and TLS only to a server that is named', () => {
    const certificate = { TEMPORAL_TLS_CLIENT_CERT_PATH: '/run/secrets/dondoc.crt' };
    const key = { TEMPORAL_TLS_CLIENT_KEY_PATH: '/run/secrets/dondoc.key' };
    const server = { TEMPORAL_ADDRESS: 'temporal:7233' };
    expect(() => parseEnv({ ...server, ...certificate })).toThrow('TEMPORAL_TLS_CLIENT_KEY_PATH is needed');
    expect(() => parseEnv({ ...server, ...key })).toThrow('TEMPORAL_TLS_CLIENT_CERT_PATH is needed');
    expect(() => parseEnv({ ...certificate, ...key })).toThrow('TEMPORAL_ADDRESS is needed');
    expect(() => parseEnv({ TEMPORAL_TLS_SERVER_NAME: 'temporal' })).toThrow('TEMPORAL_ADDRESS is needed');
    expect(parseEnv({ ...server, ...certificate, ...key })).toMatchObject({ ...certificate, ...key });
  });

  it('takes hosts of the own network, with or without a port', () => {
    const hosts = ['lgsp.tinh.example:8080', '10.0.0.7', '[fd00::7]:8443'];
    expect(parseEnv({ WEBHOOK_ALLOWED_HOSTS: hosts.join(', ') }).WEBHOOK_ALLOWED_HOSTS).toEqual(hosts);
    expect(parseEnv({}).WEBHOOK_ALLOWED_HOSTS).toEqual([]);
  });

  it('names what a process cannot do without', () => {
    expect(() => required(parseEnv({}), 'DATABASE_URL')).toThrow('DATABASE_URL is not set.');
  });
});
