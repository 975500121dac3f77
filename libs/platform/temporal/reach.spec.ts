import { once } from 'node:events';
import { createSecureServer, createServer } from 'node:http2';
import type { AddressInfo, Server } from 'node:net';
import { afterAll, describe, expect, it } from '@jest/globals';
import { selfSigned } from '../../../tests/support/smtp/certificate.js';
import { reachTemporal } from './reach.js';
import type { TemporalTls } from './tls.js';

const [server, client, stranger] = [selfSigned(), selfSigned(), selfSigned()];
const as = ({ cert, key }: typeof client): TemporalTls => ({
  serverRootCACertificate: Buffer.from(server.cert),
  clientCertPair: { crt: Buffer.from(cert), key: Buffer.from(key) },
});

describe('reaching Temporal', () => {
  const open: Server[] = [];
  const listening = async (made: Server) => {
    open.push(made);
    await once(made.listen(0, '127.0.0.1'), 'listening');
    return `127.0.0.1:${(made.address() as AddressInfo).port}`;
  };
  const knowing = () =>
    listening(
      createSecureServer({ ...server, ca: client.cert, requestCert: true, rejectUnauthorized: true }).on(
        'sessionError',
        () => undefined,
      ),
    );
  afterAll(() => Promise.all(open.map((made) => new Promise((done) => made.close(done)))));

  it('is done in the clear, or by who has the certificate', async () => {
    await reachTemporal(await listening(createServer()), null);
    await reachTemporal(await knowing(), as(client));
  });

  it.each<[string, TemporalTls | null]>([
    ['who has no certificate', { serverRootCACertificate: Buffer.from(server.cert) }],
    ['who does not know the server', { ...as(client), serverRootCACertificate: Buffer.from(stranger.cert) }],
    ['who takes it for another', { ...as(client), serverNameOverride: 'temporal.example' }],
    ['who speaks in the clear', null],
  ])('is refused for good to %s', async (_, tls) => {
    await expect(reachTemporal(await knowing(), tls)).rejects.toMatchObject({
      name: 'OperatorError',
      code: 'temporal-refuses',
      action: expect.stringContaining('TEMPORAL_TLS_CLIENT_CERT_PATH'),
    });
  });

  it('is refused for good over TLS by a server without it', async () => {
    const inClear = await listening(createServer());
    await expect(reachTemporal(inClear, as(client))).rejects.toMatchObject({ code: 'temporal-refuses' });
  });

  it('may be tried again where nobody is yet', async () => {
    const gone = await listening(createServer());
    await new Promise((done) => open.pop()!.close(done));
    for (const tls of [null, as(client)])
      await expect(reachTemporal(gone, tls)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
