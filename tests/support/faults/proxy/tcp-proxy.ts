import { type AddressInfo, createServer, type Server } from 'node:net';
import type { Fate } from './channel.js';
import { Interception, type Step, type Wanted } from './interception.js';
import { Link } from './link.js';

export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface ProxyOptions {
  /** The server speaks HTTP/2, where an answer must be told from other frames. */
  readonly http2?: boolean;
  readonly boundary?: RegExp;
}

export type Direction = 'toServer' | 'toClient' | 'both';

/**
 * Stands between two processes and does to their connections what networks do: delays, loses, cuts, half-opens, or
 * swallows a reply. It acts on what it sees, never on time, so a test can wait for the very moment.
 */
export class TcpProxy {
  private readonly links = new Set<Link>();
  private readonly wanted: Interception[] = [];
  private fates: { toServer: Fate; toClient: Fate } = { toServer: 'pass', toClient: 'pass' };
  private refusing = false;
  private highest = 0;
  private readonly server: Server;
  private arrivals: (() => void)[] = [];

  private constructor(
    private address: Address,
    private readonly options: ProxyOptions,
  ) {
    this.server = createServer({ allowHalfOpen: true }, (client) => {
      for (const arrived of this.arrivals.splice(0)) arrived();
      if (this.refusing) {
        client.on('error', () => undefined);
        client.resetAndDestroy();
        return;
      }
      const { http2 = false, boundary } = this.options;
      const take = (said: string, before: string) => this.take(said, before);
      const link = new Link(client, { ...this.address, http2, boundary, take });
      link.become(this.fates.toServer, this.fates.toClient);
      this.links.add(link);
      this.highest = Math.max(this.highest, this.links.size);
      void link.closed.then(() => this.links.delete(link));
    });
  }

  static async to(address: Address, options: ProxyOptions = {}): Promise<TcpProxy> {
    const proxy = new TcpProxy(address, options);
    await new Promise<void>((resolve, reject) => {
      proxy.server.once('error', reject);
      proxy.server.listen(0, '127.0.0.1', resolve);
    });
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Open now. */
  get connections(): number {
    return this.links.size;
  }

  /** Open at once at most, since the last `forgetPeak`. */
  get peak(): number {
    return this.highest;
  }

  forgetPeak(): void {
    this.highest = this.links.size;
  }

  /** Resolves at the next attempt to connect. */
  arrival(): Promise<void> {
    return new Promise((resolve) => this.arrivals.push(resolve));
  }

  /** New connections go there from now on. */
  redirect(address: Address): void {
    this.address = address;
  }

  /** Watches for one request. */
  next(wanted: Wanted): Step {
    const step = new Interception(wanted, (self) => {
      const at = this.wanted.indexOf(self);
      if (at >= 0) this.wanted.splice(at, 1);
    });
    this.wanted.push(step);
    return step;
  }

  /** For the connections there are and those to come. */
  become(fate: Fate, direction: Direction = 'both'): void {
    const toServer = direction === 'toClient' ? null : fate;
    const toClient = direction === 'toServer' ? null : fate;
    this.fates = { toServer: toServer ?? this.fates.toServer, toClient: toClient ?? this.fates.toClient };
    for (const link of this.links) link.become(toServer, toClient);
  }

  /** The connections there are die without a word, as behind a router that forgot them; new ones work. */
  halfOpen(): void {
    for (const link of this.links) link.become('drop', 'drop');
  }

  /** Resets the connections there are; new ones work. */
  cut(): void {
    for (const link of [...this.links]) link.reset();
  }

  /** Nobody is there: connections are reset, new ones refused. */
  down(): void {
    this.refusing = true;
    this.cut();
  }

  /** New bytes pass again. What was lost stays lost, what was kept arrives. */
  heal(): void {
    this.refusing = false;
    for (const step of this.wanted.splice(0)) step.release();
    this.become('pass');
  }

  async close(): Promise<void> {
    this.refusing = true;
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.cut();
    await closed;
  }

  private take(said: string, before: string): Interception | undefined {
    const at = this.wanted.findIndex((step) => step.matches(said, before));
    return at < 0 ? undefined : this.wanted.splice(at, 1)[0];
  }
}
