import type { Socket } from 'node:net';
import type { Journal } from './journal.js';
import { SocketReader } from './reader.js';
import { type Behaviour, type Greeting, type Script, ScriptedStep } from './script.js';

export interface SessionContext {
  readonly number: number;
  readonly script: Script;
  readonly journal: Journal;
  readonly greeting: Greeting | undefined;
  readonly extensions: readonly string[];
  readonly credentials: { readonly user: string; readonly pass: string } | undefined;
  readonly saw: (verb: string) => void;
}

interface Envelope {
  readonly from: string;
  readonly to: string[];
  step: ScriptedStep;
}

/** Far more often than any limit of a spec. */
const DROP_MS = 5;

/** Ends the dialogue: the connection is gone or was dropped by script. */
class Gone extends Error {}

/** One connection: a sequential reading of RFC 5321 that turns aside where the script says so. */
export class Session {
  private readonly reader: SocketReader;
  private envelope: Envelope | null = null;
  private authenticated: boolean;

  constructor(
    private readonly socket: Socket,
    private readonly context: SessionContext,
  ) {
    this.reader = new SocketReader(socket);
    this.authenticated = context.credentials === undefined;
  }

  async run(): Promise<void> {
    try {
      await this.greet();
      for (;;) await this.command(await this.need(this.reader.line()));
    } catch (error) {
      if (!(error instanceof Gone)) throw error;
    } finally {
      this.socket.end();
    }
  }

  private async greet(): Promise<void> {
    const { greeting } = this.context;
    if (greeting === 'silent') await this.hang();
    if (greeting === 'reset') this.reset();
    if (typeof greeting === 'object' && 'code' in greeting) this.drop(`${greeting.code} not now\r\n`);
    this.reply(220, 'scripted ESMTP');
  }

  private async command(line: string): Promise<void> {
    const verb = line.split(/[ :]/, 1)[0]!.toUpperCase();
    this.context.saw(verb);
    switch (verb) {
      case 'EHLO':
        return this.ehlo();
      case 'HELO':
        return this.reply(250, 'scripted');
      case 'AUTH':
        return this.auth(line);
      case 'MAIL':
        return this.mail(address(line));
      case 'RCPT':
        return this.rcpt(address(line));
      case 'DATA':
        return this.data();
      case 'RSET':
        this.envelope = null;
        return this.reply(250, 'reset');
      case 'NOOP':
        return this.reply(250, 'still here');
      case 'QUIT':
        return this.drop('221 bye\r\n');
      default:
        return this.reply(502, 'not known');
    }
  }

  private ehlo(): void {
    const { greeting, extensions } = this.context;
    if (typeof greeting === 'object' && 'ehlo' in greeting) this.drop(`${greeting.ehlo} no\r\n`);
    const lines = ['scripted', ...extensions];
    this.socket.write(lines.map((text, i) => `250${i < lines.length - 1 ? '-' : ' '}${text}\r\n`).join(''));
  }

  private auth(line: string): void {
    const { credentials } = this.context;
    const given = Buffer.from(line.split(' ')[2] ?? '', 'base64').toString('utf8');
    this.authenticated = given === `\u0000${credentials?.user}\u0000${credentials?.pass}`;
    if (this.authenticated) this.reply(235, 'welcome');
    else this.reply(535, 'wrong user or password');
  }

  private mail(from: string): void {
    if (!this.authenticated) {
      this.reply(530, 'authentication required');
      return;
    }
    const step = this.context.script.forMail();
    if (is(step, 'mail')) {
      this.refuse(step, step.behaviour.mail);
      return;
    }
    if (step?.behaviour === 'drop-after-mail') this.dropAt(step);
    this.envelope = { from, to: [], step: step ?? new ScriptedStep('accept') };
    this.reply(250, 'sender ok');
  }

  private async rcpt(to: string): Promise<void> {
    const { envelope } = this;
    if (!envelope) return this.reply(503, 'MAIL first');
    const step = this.context.script.forRecipient(to) ?? envelope.step;
    envelope.step = step;
    if (step.behaviour === 'drop-after-mail') this.dropAt(step);
    if (is(step, 'rcpt')) return this.refuse(step, step.behaviour.rcpt);
    if (step.behaviour === 'pause-at-rcpt') await this.pause(step);
    if (step.behaviour === 'drip-at-rcpt') await this.drip(step);
    envelope.to.push(to);
    this.reply(250, 'recipient ok');
  }

  private async data(): Promise<void> {
    const { envelope } = this;
    if (!envelope || envelope.to.length === 0) return this.reply(503, 'RCPT first');
    const { step } = envelope;
    if (step.behaviour === 'drop-after-data-command') this.dropAt(step);
    if (is(step, 'data')) return this.refuse(step, step.behaviour.data);
    this.reply(354, 'go on');
    await this.body(step);
    const raw = await this.need(this.reader.message());
    this.envelope = null;
    if (is(step, 'dot')) return this.refuse(step, step.behaviour.dot);
    if (step.behaviour === 'half-refusal') this.dropAt(step, '552 too');
    this.context.journal.add({ connection: this.context.number, from: envelope.from, to: envelope.to, raw });
    await this.answerDot(step);
    step.reach();
    this.reply(250, 'taken');
  }

  private async body(step: ScriptedStep): Promise<void> {
    const { behaviour } = step;
    const early = is(step, 'body');
    if (!early && behaviour !== 'drop-mid-body' && behaviour !== 'reset-mid-body') return;
    if (!(await this.reader.body())) throw new Gone();
    step.reach();
    if (early) this.reply(step.behaviour.body, 'refused while the body came');
    else if (behaviour === 'drop-mid-body') this.drop();
    else this.reset();
  }

  private async answerDot(step: ScriptedStep): Promise<void> {
    switch (step.behaviour) {
      case 'drop-after-dot':
        return this.dropAt(step);
      case 'half-reply':
        return this.dropAt(step, '25');
      case 'half-multiline-reply':
        return this.dropAt(step, '250-taken\r\n');
      case 'reset-after-dot':
        step.reach();
        return this.reset();
      case 'silent-after-dot':
        step.reach();
        return this.hang();
      case 'drip-after-dot':
        return this.drip(step);
      case 'pause-before-dot-reply':
        return this.pause(step);
      default:
    }
  }

  private refuse(step: ScriptedStep, code: number): void {
    step.reach();
    this.envelope = null;
    this.reply(code, 'refused by script');
  }

  private async pause(step: ScriptedStep): Promise<void> {
    step.reach();
    await Promise.race([step.released, this.reader.closed]);
  }

  private dropAt(step: ScriptedStep, lastWords = ''): never {
    step.reach();
    return this.drop(lastWords);
  }

  private drop(lastWords = ''): never {
    this.socket.end(lastWords);
    throw new Gone();
  }

  private reset(): never {
    this.socket.resetAndDestroy();
    throw new Gone();
  }

  /** An endless reply until the client gives up. */
  private async drip(step: ScriptedStep): Promise<never> {
    step.reach();
    this.socket.write('250-');
    const drops = setInterval(() => this.socket.write('.'), DROP_MS);
    await this.reader.closed;
    clearInterval(drops);
    throw new Gone();
  }

  /** Says nothing more until the client gives up. */
  private async hang(): Promise<never> {
    await this.reader.closed;
    throw new Gone();
  }

  private async need<T>(read: Promise<T | null>): Promise<T> {
    const value = await read;
    if (value === null) throw new Gone();
    return value;
  }

  private reply(code: number, text: string): void {
    this.socket.write(`${code} ${text}\r\n`);
  }
}

function is<K extends string>(
  step: ScriptedStep | undefined,
  key: K,
): step is ScriptedStep & { behaviour: Extract<Behaviour, Record<K, number>> } {
  return typeof step?.behaviour === 'object' && key in step.behaviour;
}

function address(line: string): string {
  return /<([^>]*)>/.exec(line)?.[1] ?? '';
}
