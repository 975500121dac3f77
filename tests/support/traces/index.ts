import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SentSpan {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
}

interface Exported {
  resourceSpans: { scopeSpans: { spans: SentSpan[] }[] }[];
}

/** A collector of traces (OTLP over HTTP, JSON) that keeps what it was sent. */
export class Collector {
  /** As it came, with every attribute. */
  readonly bodies: string[] = [];

  private constructor(private readonly server: Server) {}

  static async open(): Promise<Collector> {
    const server = createServer();
    const collector = new Collector(server);
    server.on('request', (request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        if (request.url === '/v1/traces') collector.bodies.push(Buffer.concat(pieces).toString('utf8'));
        response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return collector;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  spans(): SentSpan[] {
    return this.bodies.flatMap((body) =>
      (JSON.parse(body) as Exported).resourceSpans.flatMap(({ scopeSpans }) =>
        scopeSpans.flatMap(({ spans }) => spans),
      ),
    );
  }

  /** Names of a span and of all that it is part of, from the beginning of its trace. */
  wayTo(span: SentSpan): string[] {
    const all = new Map(this.spans().map((one) => [one.spanId, one]));
    const way: string[] = [];
    for (let at: SentSpan | undefined = span; at; at = all.get(at.parentSpanId ?? '')) way.unshift(at.name);
    return way;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
