import { describe, expect, it } from '@jest/globals';
import { ScriptedSmtpServer } from '../../../tests/support/smtp/index.js';
import { PATIENT } from './fixtures/outgoing.js';
import { probeSmtp } from './probe.js';
import { parseSmtpUrl } from './smtp-url.js';

describe('the probe of a mail server', () => {
  it('signs in and leaves without a message', async () => {
    const server = await ScriptedSmtpServer.start({ credentials: { user: 'u', pass: 'p' } });
    expect(await probeSmtp(parseSmtpUrl(server.url), PATIENT.timeouts)).toEqual({ ok: true });
    expect(server.verbs).toEqual(['EHLO', 'AUTH', 'QUIT']);
    const wrong = parseSmtpUrl(server.url.replace(':p@', ':q@'));
    expect(await probeSmtp(wrong, PATIENT.timeouts)).toMatchObject({ ok: false, reason: 'auth' });
    await server.close();
  });

  it('says when nobody answers', async () => {
    const server = await ScriptedSmtpServer.start();
    server.nextConnection('silent');
    expect(await probeSmtp(parseSmtpUrl(server.url), { ...PATIENT.timeouts, greetingMs: 50 })).toMatchObject({
      ok: false,
      reason: 'timeout',
    });
    const { url } = server;
    await server.close();
    expect(await probeSmtp(parseSmtpUrl(url), PATIENT.timeouts)).toMatchObject({
      ok: false,
      reason: 'connect',
    });
  });
});
