import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { post } from './post.js';

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

const settings = { allowedHosts: ['127.0.0.1', 'nhan.example'], answerWithinMs: 2_000 };
const request = (address: string) => ({ address, headers: { 'x-a': 'b' }, body: '{"a":1}' });

describe('a post to a receiver', () => {
  it('hands over headers and body, and answers the status', async () => {
    const port = await serve(async (asked, answer) => {
      let body = '';
      for await (const piece of asked) body += piece;
      const right = body === '{"a":1}' && asked.headers['x-a'] === 'b' && asked.method === 'POST';
      answer.writeHead(right ? 202 : 400).end();
    });
    expect(await post(request(`http://127.0.0.1:${port}/x`), settings)).toEqual({ status: 202 });
  });

  it('goes to the address that was checked, whatever the name says by then', async () => {
    let host = '';
    const port = await serve((asked, answer) => {
      host = asked.headers.host ?? '';
      answer.writeHead(204).end();
    });
    const asked: string[] = [];
    const resolve = async (name: string) => {
      asked.push(name);
      // Only the first answer is right; a second question would lead elsewhere.
      return [{ address: asked.length === 1 ? '127.0.0.1' : '203.0.113.1', family: 4 }];
    };
    const address = `http://nhan.example:${port}/x`;
    expect(await post(request(address), { ...settings, resolve })).toEqual({ status: 204 });
    expect(host).toBe(`nhan.example:${port}`);
    expect(asked).toEqual(['nhan.example']);
  });

  it('is not made where the name leads inside', async () => {
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    const given = { ...settings, resolve };
    expect(await post(request('https://khac.example/x'), given)).toEqual({ failure: 'address-refused' });
    expect(await post(request('http://khac.example/x'), given)).toEqual({ failure: 'not-https' });
    const metadata = { ...settings, resolve: async () => [{ address: '169.254.169.254', family: 4 }] };
    expect(await post(request('http://nhan.example/x'), metadata)).toEqual({ failure: 'address-refused' });
  });

  it('follows no redirect', async () => {
    let asked = 0;
    const port = await serve((_, answer) => {
      asked += 1;
      answer.writeHead(302, { location: `http://127.0.0.1:${port}/elsewhere` }).end();
    });
    expect(await post(request(`http://127.0.0.1:${port}/x`), settings)).toEqual({ status: 302 });
    expect(asked).toBe(1);
  });

  it('reads no more of an answer than it needs', async () => {
    const closed = new Promise<number>((resolve) => {
      void serve((_, answer) => {
        let sent = 0;
        const piece = Buffer.alloc(16 * 1024);
        const more = () => {
          while (answer.write(piece)) sent += piece.length;
          sent += piece.length;
        };
        answer.writeHead(200);
        answer.on('drain', more);
        answer.on('close', () => resolve(sent));
        more();
      }).then(async (port) => {
        expect(await post(request(`http://127.0.0.1:${port}/x`), settings)).toEqual({ status: 200 });
      });
    });
    // What is in the buffers of the line is sent without being read.
    expect(await closed).toBeLessThan(20 * 1024 * 1024);
  });

  it('is broken off when no answer comes, and says so', async () => {
    const port = await serve(() => undefined);
    const hasty = { ...settings, answerWithinMs: 100 };
    expect(await post(request(`http://127.0.0.1:${port}/x`), hasty)).toEqual({ failure: 'timeout' });
    const resolve = () => new Promise<never>(() => undefined);
    expect(await post(request('https://treo.example/'), { ...hasty, resolve })).toEqual({
      failure: 'timeout',
    });
  });

  it('is broken off when the worker stops', async () => {
    const port = await serve(() => stop.abort());
    const stop = new AbortController();
    const answer = await post(request(`http://127.0.0.1:${port}/x`), { ...settings, signal: stop.signal });
    expect(answer).toHaveProperty('failure');
  });

  it.each([
    ['nobody listens', 'http://127.0.0.1:1/x', 'ECONNREFUSED'],
    ['it is no TLS', 'https://127.0.0.1:', 'EPROTO'],
  ])('says by a code that %s', async (_, address, failure) => {
    const port = await serve((__, answer) => answer.end());
    const whole = address.endsWith(':') ? `${address}${port}/` : address;
    expect(await post(request(whole), settings)).toEqual({ failure });
  });
});
