import { connect, type Socket } from 'node:net';
import { Channel, type Fate } from './channel.js';
import { Http2Answers } from './http2-answers.js';
import type { Interception } from './interception.js';

export interface LinkContext {
  readonly host: string;
  readonly port: number;
  readonly http2: boolean;
  /** Where what was said before is forgotten: the beginning of a transaction, for example. */
  readonly boundary: RegExp | undefined;
  /** Takes the interception that is meant for this request, if any. */
  take(said: string, before: string): Interception | undefined;
}

const REMEMBERED = 256_000;

/** One connection through the proxy: a client, a server, and what is done between them. */
export class Link {
  readonly closed: Promise<void>;
  private readonly server: Socket;
  private readonly toServer: Channel;
  private readonly toClient: Channel;
  private readonly answers: Http2Answers | null;
  private swallowing: Interception | null = null;
  private said = '';

  constructor(
    private readonly client: Socket,
    private readonly context: LinkContext,
  ) {
    const { host, port, http2 } = context;
    this.server = connect({ host, port, noDelay: true, allowHalfOpen: true });
    client.setNoDelay(true);
    this.toServer = new Channel(client, this.server);
    this.toClient = new Channel(this.server, client);
    this.answers = http2 ? new Http2Answers() : null;
    client.on('data', (chunk) => this.request(chunk));
    this.server.on('data', (chunk) => this.answer(chunk));
    client.on('end', () => this.toServer.end());
    this.server.on('end', () => this.toClient.end());
    this.closed = Promise.all([
      this.leaving(client, this.server, this.toServer),
      this.leaving(this.server, client, this.toClient),
    ]).then(() => undefined);
  }

  become(toServer: Fate | null, toClient: Fate | null): void {
    if (toServer !== null) this.toServer.become(toServer);
    if (toClient !== null) this.toClient.become(toClient);
  }

  /** Both sides get a reset, also of a connection whose bytes are lost. */
  reset(): void {
    for (const socket of [this.client, this.server]) reset(socket);
  }

  private request(chunk: Buffer): void {
    const said = chunk.toString('latin1');
    const { boundary } = this.context;
    if (boundary?.test(said)) this.said = '';
    const before = this.said;
    this.said = (before + said).slice(-REMEMBERED);
    const met = this.context.take(said, before);
    switch (met?.wanted.act) {
      case 'refuse':
        met.reach();
        this.reset();
        return;
      case 'hold':
        this.toServer.become('hold');
        void met.released.then(() => this.toServer.become('pass'));
        met.reach();
        break;
      case 'swallow':
        this.swallowing = met;
        break;
      default:
    }
    this.toServer.carry(chunk);
  }

  private answer(chunk: Buffer): void {
    const answered = this.answers?.answersIn(chunk) ?? true;
    if (this.swallowing === null) {
      this.toClient.carry(chunk);
    } else if (answered) {
      this.swallowing.reach();
      this.reset();
    }
  }

  /** When one side is gone the other is told, unless nothing gets through any more. */
  private leaving(socket: Socket, other: Socket, channel: Channel): Promise<void> {
    // What a peer does to its connection is never an error of the proxy; `close` follows.
    socket.on('error', () => undefined);
    return new Promise((resolve) =>
      socket.once('close', (hadError) => {
        resolve();
        if (!channel.open || other.destroyed) return;
        if (hadError) reset(other);
        else other.destroySoon();
      }),
    );
  }
}

/** A socket that has said its end cannot be reset any more: it would neither be reset nor closed. */
function reset(socket: Socket): void {
  if (socket.writableEnded || socket.connecting) socket.destroy();
  else if (!socket.destroyed) socket.resetAndDestroy();
}
