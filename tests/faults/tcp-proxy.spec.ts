import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TcpProxy } from '../support/faults/proxy/index.js';

/** Answers every line with `ran <line>`, and remembers what it ran. */
class Echo {
  readonly ran: string[] = [];
  readonly sockets = new Set<Socket>();
  private constructor(readonly server: Server) {}

  static async start(): Promise<Echo> {
    const echo: Echo = new Echo(
      createServer((socket) => {
        echo.sockets.add(socket);
        socket.on('close', () => echo.sockets.delete(socket));
        socket.on('error', () => undefined);
        socket.on('data', (chunk) => {
          for (const line of chunk.toString().trim().split('\n')) {
            echo.ran.push(line);
            socket.write(`ran ${line}\n`);
          }
        });
      }),
    );
    echo.server.listen(0, '127.0.0.1');
    await once(echo.server, 'listening');
    return echo;
  }

  get address() {
    return { host: '127.0.0.1', port: (this.server.address() as AddressInfo).port };
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

class Caller {
  private constructor(
    readonly socket: Socket,
    readonly gone: Promise<string>,
  ) {}

  static async to(port: number): Promise<Caller> {
    const socket = connect(port, '127.0.0.1');
    const gone = new Promise<string>((resolve) => {
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
      socket.on('close', () => resolve('closed'));
    });
    await once(socket, 'connect');
    return new Caller(socket, gone);
  }

  say(line: string): void {
    this.socket.write(`${line}\n`);
  }

  async ask(line: string): Promise<string> {
    this.say(line);
    return String((await once(this.socket, 'data'))[0]).trim();
  }
}

describe('the proxy between two processes', () => {
  let echo: Echo;
  let proxy: TcpProxy;
  let caller: Caller;

  beforeEach(async () => {
    echo = await Echo.start();
    proxy = await TcpProxy.to(echo.address, { boundary: /BEGIN/ });
    caller = await Caller.to(proxy.port);
  });

  afterEach(async () => {
    caller.socket.destroy();
    await proxy.close();
    await echo.close();
  });

  it('lets everything through, and the end of it', async () => {
    expect(await caller.ask('one')).toBe('ran one');
    expect(proxy.connections).toBe(1);
    caller.socket.end();
    expect(await caller.gone).toBe('closed');
  });

  it('swallows a reply: it ran, and the caller cannot know', async () => {
    const step = proxy.next({ request: /COMMIT/, after: /UPDATE b/, act: 'swallow' });
    expect(await caller.ask('BEGIN')).toBe('ran BEGIN');
    expect(await caller.ask('UPDATE b')).toBe('ran UPDATE b');
    // Another transaction on the same connection: what came before its beginning does not count.
    expect(await caller.ask('BEGIN')).toBe('ran BEGIN');
    expect(await caller.ask('COMMIT')).toBe('ran COMMIT');
    expect(await caller.ask('UPDATE b')).toBe('ran UPDATE b');
    caller.say('COMMIT');
    await step.reached;
    expect(await caller.gone).toBe('ECONNRESET');
    expect(echo.ran.filter((line) => line === 'COMMIT')).toHaveLength(2);
    const next = await Caller.to(proxy.port);
    expect(await next.ask('COMMIT')).toBe('ran COMMIT');
    next.socket.destroy();
  });

  it('refuses a request before it runs', async () => {
    const step = proxy.next({ request: /two/, act: 'refuse' });
    expect(await caller.ask('one')).toBe('ran one');
    caller.say('two');
    await step.reached;
    expect(await caller.gone).toBe('ECONNRESET');
    expect(echo.ran).toEqual(['one']);
  });

  it('holds a request until released', async () => {
    const step = proxy.next({ request: /two/, act: 'hold' });
    const answer = caller.ask('two');
    await step.reached;
    expect(echo.ran).toEqual([]);
    step.release();
    expect(await answer).toBe('ran two');
  });

  it('half-opens: what is connected hears nothing more, what connects anew is served', async () => {
    expect(await caller.ask('one')).toBe('ran one');
    proxy.halfOpen();
    caller.say('two');
    const next = await Caller.to(proxy.port);
    expect(await next.ask('three')).toBe('ran three');
    expect(echo.ran).toEqual(['one', 'three']);
    expect(caller.socket.destroyed).toBe(false);
    // The server does not learn that its caller has gone.
    caller.socket.destroy();
    expect(await next.ask('four')).toBe('ran four');
    expect(echo.sockets.size).toBe(2);
    next.socket.destroy();
  });

  it('loses one direction only', async () => {
    expect(await caller.ask('one')).toBe('ran one');
    proxy.become('drop', 'toServer');
    caller.say('two');
    const news = once(caller.socket, 'data');
    for (const socket of echo.sockets) socket.write('news\n');
    expect(String((await news)[0])).toBe('news\n');
    expect(echo.ran).toEqual(['one']);
  });

  it('delays', async () => {
    proxy.become({ delayMs: 30 }, 'toServer');
    const began = performance.now();
    expect(await caller.ask('one')).toBe('ran one');
    expect(performance.now() - began).toBeGreaterThanOrEqual(29);
  });

  it('keeps bytes until it is healed', async () => {
    proxy.become('hold');
    const answer = caller.ask('one');
    const other = await Caller.to(proxy.port);
    expect(echo.ran).toEqual([]);
    proxy.heal();
    expect(await answer).toBe('ran one');
    other.socket.destroy();
  });

  it('cuts, refuses, and comes back elsewhere', async () => {
    proxy.down();
    expect(await caller.gone).toBe('ECONNRESET');
    const refused = Caller.to(proxy.port).then(
      ({ gone }) => gone,
      (error: NodeJS.ErrnoException) => error.code,
    );
    expect(await refused).toBe('ECONNRESET');
    const other = await Echo.start();
    proxy.redirect(other.address);
    proxy.heal();
    const next = await Caller.to(proxy.port);
    expect(await next.ask('one')).toBe('ran one');
    expect(other.ran).toEqual(['one']);
    next.socket.destroy();
    await other.close();
  });
});
