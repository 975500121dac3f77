import { connect } from 'node:net';
import { createServer, type Server } from 'node:tls';
import type { Certificate } from '../smtp/index.js';

/** Takes TLS in front of a server that speaks in the clear. */
export class TlsFront {
  private constructor(private readonly server: Server) {}

  /** @param clients the authority of those that may come in, known by their certificates; else anybody may */
  static async before(port: number, own: Certificate, clients?: string): Promise<TlsFront> {
    const known = clients && { ca: clients, requestCert: true, rejectUnauthorized: true };
    const server = createServer({ ...own, ...known, ALPNProtocols: ['h2', 'http/1.1'] }, (socket) => {
      const behind = connect(port, '127.0.0.1');
      socket.pipe(behind);
      behind.pipe(socket);
      // What one side does ends the other; neither is an error of the front.
      for (const [one, other] of [
        [socket, behind],
        [behind, socket],
      ] as const) {
        one.on('error', () => undefined);
        one.once('close', () => other.destroy());
      }
    });
    server.on('tlsClientError', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new TlsFront(server);
  }

  get address(): { host: string; port: number } {
    const address = this.server.address();
    return { host: '127.0.0.1', port: typeof address === 'object' && address ? address.port : 0 };
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}
