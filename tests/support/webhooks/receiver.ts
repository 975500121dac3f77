import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** The event of the body. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read events of every shape
  event: any;
}

/** What a receiver does with its n-th request, from 0: a status, where it sends on to, or nothing at all. */
export type Behaviour = (n: number, received: Received) => number | { location: string } | 'hang';

/** A receiver of events on this machine, that does as it is told. */
export class Receiver {
  readonly received: Received[] = [];
  private wake: () => void = () => undefined;

  private constructor(private readonly server: Server) {}

  static async open(behaviour: Behaviour = () => 204): Promise<Receiver> {
    const server = createServer();
    const receiver = new Receiver(server);
    server.on('request', (request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        const body = Buffer.concat(pieces);
        const received = {
          path: request.url ?? '',
          headers: request.headers,
          body,
          event: JSON.parse(body.toString('utf8')),
        };
        receiver.received.push(received);
        receiver.wake();
        const answer = behaviour(receiver.received.length - 1, received);
        if (answer === 'hang') return;
        if (typeof answer === 'number') response.writeHead(answer).end('x'.repeat(100));
        else response.writeHead(307, answer).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/su-kien`;
  }

  /** Once there are so many requests. */
  async until(count: number): Promise<Received[]> {
    while (this.received.length < count) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    return this.received;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
