import { once } from 'node:events';
import { createServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { createServer as createTcpServer, type Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { temporalProbe } from './temporal-probe.js';

describe('asking Temporal', () => {
  it('is answered by a server that speaks HTTP/2', async () => {
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    expect(await temporalProbe(`127.0.0.1:${port}`).check()).toBe('trả lời');
    server.close();
    await once(server, 'close');
    await expect(temporalProbe(`127.0.0.1:${port}`).check()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('fails when something else listens there, or nothing is known', async () => {
    const sockets: Socket[] = [];
    const server = createTcpServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined).end('220 not Temporal\r\n');
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    await expect(temporalProbe(`127.0.0.1:${port}`).check()).rejects.toMatchObject({
      code: expect.stringMatching(/^ERR_|^E/),
    });
    for (const socket of sockets) socket.destroy();
    server.close();
    await expect(temporalProbe(undefined).check()).rejects.toMatchObject({ code: 'not-set' });
  });
});
