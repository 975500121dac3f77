import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { type Accepted, Journal, type Predicate } from './journal.js';
import { type Behaviour, type Greeting, Script, type Step } from './script.js';
import { Session } from './session.js';

export interface ScriptedServerOptions {
  /** 0 takes a free port; a number lets a test bring the "same" server back. */
  readonly port?: number;
  /** EHLO lines, `PIPELINING` for example. */
  readonly extensions?: readonly string[];
  /** Asks for AUTH PLAIN with these. */
  readonly credentials?: { readonly user: string; readonly pass: string };
}

const everyone: Predicate = () => true;

/**
 * A real SMTP server on loopback that misbehaves by script and keeps a journal of what it accepted, so that a test
 * can compare what the sender believes with what the receiver has.
 */
export class ScriptedSmtpServer {
  /** Every command verb in order, over all connections. */
  readonly verbs: string[] = [];
  private readonly journal = new Journal();
  private readonly script = new Script();
  private readonly greetings: { greeting: Greeting; reach: () => void }[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  private readonly idleWaits: (() => void)[] = [];
  private connectionCount = 0;

  private constructor(private readonly options: ScriptedServerOptions) {
    this.server = createServer({ allowHalfOpen: true }, (socket) => {
      void this.serve(socket);
    });
  }

  static async start(options: ScriptedServerOptions = {}): Promise<ScriptedSmtpServer> {
    const scripted = new ScriptedSmtpServer(options);
    await new Promise<void>((resolve, reject) => {
      scripted.server.once('error', reject);
      scripted.server.listen(options.port ?? 0, '127.0.0.1', resolve);
    });
    return scripted;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    const { credentials } = this.options;
    const user = credentials
      ? `${encodeURIComponent(credentials.user)}:${encodeURIComponent(credentials.pass)}@`
      : '';
    return `smtp://${user}127.0.0.1:${this.port}`;
  }

  /** Connections opened so far. */
  get connections(): number {
    return this.connectionCount;
  }

  /** Connections open now. */
  get openConnections(): number {
    return this.sockets.size;
  }

  /**
   * Scripts the next message for a recipient, or with `next` the next message at all. Several calls queue up; a
   * message without a script is accepted. The answer follows the message: await `reached`, call `release`.
   */
  next(target: string, behaviour: Behaviour): Step {
    if (target !== 'next' && typeof behaviour === 'object' && 'mail' in behaviour) {
      throw new Error('at MAIL the recipient is not known yet: script { mail } for "next"');
    }
    return this.script.add(target, behaviour);
  }

  /** Messages from now on are accepted; those under way go on as scripted. */
  forgetScript(): void {
    this.script.clear();
  }

  /** Scripts the next connection; `reached` resolves when it is open. */
  nextConnection(greeting: Greeting): { readonly reached: Promise<void> } {
    return { reached: new Promise((reach) => this.greetings.push({ greeting, reach })) };
  }

  accepted(predicate: Predicate = everyone): readonly Accepted[] {
    return this.journal.entries.filter(predicate);
  }

  /** How many accepted messages carry this Message-ID (with its angle brackets). */
  countOf(messageId: string): number {
    return this.accepted((message) => message.messageId === messageId).length;
  }

  /** The next accepted message from now on that matches. */
  async nextAccepted(predicate: Predicate = everyone): Promise<Accepted> {
    return (await this.journal.matching(predicate, 1, this.journal.entries.length))[0]!;
  }

  /** Resolves once `count` matching messages were accepted since the start. */
  async whenAccepted(count: number, predicate: Predicate = everyone): Promise<readonly Accepted[]> {
    return this.journal.matching(predicate, count, 0);
  }

  countVerb(verb: string): number {
    return this.verbs.filter((one) => one === verb).length;
  }

  /** Resolves once no connection is open. */
  async whenIdle(): Promise<void> {
    if (this.sockets.size > 0) await new Promise<void>((resolve) => this.idleWaits.push(resolve));
  }

  async close(): Promise<void> {
    this.journal.close();
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async serve(socket: Socket): Promise<void> {
    this.sockets.add(socket);
    socket.once('close', () => {
      this.sockets.delete(socket);
      if (this.sockets.size === 0) for (const resolve of this.idleWaits.splice(0)) resolve();
    });
    this.connectionCount += 1;
    const { credentials, extensions = [] } = this.options;
    const scripted = this.greetings.shift();
    scripted?.reach();
    const session = new Session(socket, {
      number: this.connectionCount,
      script: this.script,
      journal: this.journal,
      greeting: scripted?.greeting,
      extensions: credentials ? [...extensions, 'AUTH PLAIN'] : extensions,
      credentials,
      saw: (verb) => this.verbs.push(verb),
    });
    await session.run();
  }
}
