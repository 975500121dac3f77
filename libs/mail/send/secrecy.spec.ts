import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { ScriptedSmtpServer, selfSigned } from '../../../tests/support/smtp/index.js';
import { SmtpChannel } from './dialogue.js';
import { PATIENT } from './fixtures/outgoing.js';
import type { OutgoingMessage } from './outcome.js';
import { parseSmtpUrl, type SmtpServer } from './smtp-url.js';

const MESSAGE: OutgoingMessage = {
  from: 'dondoc@demo.example',
  to: 'canbo@demo.example',
  source: Buffer.from('Subject: x\r\n\r\nnội dung riêng\r\n'),
  beforeFinish: async () => {},
};

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function deliver(server: SmtpServer) {
  const channel = new SmtpChannel(server, PATIENT);
  closers.push(() => channel.close());
  return channel.deliver(MESSAGE);
}

const certificate = selfSigned();

/** A server with STARTTLS (or `secure`) and a certificate that is trusted only where a test says so. */
async function serverWithTls(options: SMTPServerOptions = {}) {
  const seen: string[] = [];
  const server = new SMTPServer({
    ...certificate,
    authOptional: true,
    onAuth: (auth, _session, done) => {
      seen.push(`auth ${auth.password}`);
      done(null, { user: 'someone' });
    },
    onData: (stream, session, done) => {
      seen.push(`message secure=${session.secure}`);
      stream.resume().once('end', () => done());
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  closers.push(() => new Promise((resolve) => server.close(() => resolve())));
  return { port: (server.server.address() as AddressInfo).port, seen };
}

describe('TLS', () => {
  it('does without on loopback only, as the URL says', async () => {
    const { port, seen } = await serverWithTls();
    expect(await deliver(parseSmtpUrl(`smtp://localhost:${port}`))).toMatchObject({ state: 'accepted' });
    expect(seen).toEqual(['message secure=false']);
  });

  it.each(['required', 'implicit'] as const)(
    '%s, by a trusted certificate, carries password and message',
    async (tls) => {
      const { port, seen } = await serverWithTls({ secure: tls === 'implicit' });
      const auth = { user: 'u', pass: 's3cret' };
      const server: SmtpServer = { host: 'localhost', port, tls, auth, ca: certificate.cert };
      expect(await deliver(server)).toMatchObject({ state: 'accepted' });
      expect(seen).toEqual(['auth s3cret', 'message secure=true']);
    },
  );

  it('says nothing to a server whose certificate is for another name', async () => {
    const { port, seen } = await serverWithTls();
    const server: SmtpServer = { host: '127.0.0.2', port, tls: 'required', ca: certificate.cert };
    expect(await deliver(server)).toMatchObject({ state: 'not-sent', reason: 'tls' });
    expect(seen).toEqual([]);
  });

  it('says nothing to a server whose certificate is not trusted', async () => {
    const { port, seen } = await serverWithTls();
    const auth = { user: 'u', pass: 's3cret' };
    const outcome = await deliver({ host: '127.0.0.1', port, tls: 'required', auth });
    expect(outcome).toMatchObject({ state: 'not-sent', reason: 'tls' });
    expect(seen).toEqual([]);
  });

  it('says nothing to a server with implicit TLS that is not trusted', async () => {
    const { port, seen } = await serverWithTls({ secure: true });
    expect(await deliver({ host: '127.0.0.1', port, tls: 'implicit' })).toMatchObject({
      state: 'not-sent',
      reason: 'tls',
    });
    expect(seen).toEqual([]);
  });

  it('says nothing to a server without TLS, even when that server asks for a password', async () => {
    const plain = await ScriptedSmtpServer.start({ credentials: { user: 'u', pass: 's3cret' } });
    closers.push(() => plain.close());
    const auth = { user: 'u', pass: 's3cret' };
    const outcome = await deliver({ host: '127.0.0.1', port: plain.port, tls: 'required', auth });
    expect(outcome).toMatchObject({ state: 'not-sent', reason: 'tls' });
    expect(plain.verbs).toEqual(['EHLO', 'STARTTLS']);
  });
});

describe('a password', () => {
  it('opens the session', async () => {
    const server = await ScriptedSmtpServer.start({ credentials: { user: 'vanphong', pass: 'p@ss:/' } });
    closers.push(() => server.close());
    expect(await deliver(parseSmtpUrl(server.url))).toMatchObject({ state: 'accepted' });
    expect(server.countVerb('AUTH')).toBe(1);
  });

  it('that is wrong is an outcome of its own and appears nowhere in it', async () => {
    const server = await ScriptedSmtpServer.start({ credentials: { user: 'u', pass: 'right' } });
    closers.push(() => server.close());
    const outcome = await deliver(parseSmtpUrl(server.url.replace('right', 's3cret')));
    expect(outcome).toMatchObject({
      state: 'not-sent',
      reason: 'auth',
      detail: expect.stringContaining('535'),
    });
    expect(JSON.stringify(outcome)).not.toContain('s3cret');
    expect(server.accepted()).toHaveLength(0);
  });

  it('and everything else stays out of the process output', async () => {
    const output = [
      jest.spyOn(process.stdout, 'write').mockReturnValue(true),
      jest.spyOn(process.stderr, 'write').mockReturnValue(true),
      jest.spyOn(console, 'log').mockReturnValue(),
      jest.spyOn(console, 'error').mockReturnValue(),
    ];
    const server = await ScriptedSmtpServer.start({ credentials: { user: 'u', pass: 's3cret' } });
    closers.push(() => server.close());
    server.next('canbo@demo.example', 'drop-after-dot');
    expect(await deliver(parseSmtpUrl(server.url))).toMatchObject({ state: 'ambiguous' });
    const written = output.flatMap((spy) => spy.mock.calls.map(String)).join('');
    for (const spy of output) spy.mockRestore();
    for (const secret of ['s3cret', 'riêng', 'canbo@']) expect(written).not.toContain(secret);
  });
});
