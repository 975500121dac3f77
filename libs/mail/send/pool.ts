import { type ChannelOptions, SmtpChannel } from './dialogue.js';
import { type Outcome, type OutgoingMessage } from './outcome.js';
import { type SmtpServer } from './smtp-url.js';

export interface PoolOptions extends ChannelOptions {
  /** Connections at most, so also messages past their dot and unanswered at most. */
  readonly connections: number;
}

/** Several channels to one server; a message takes the first free one, in the order of asking. */
export class SmtpPool {
  private readonly channels: readonly SmtpChannel[];
  private readonly free: SmtpChannel[];
  private readonly waiting: ((channel: SmtpChannel | null) => void)[] = [];
  private closing = false;

  constructor(server: SmtpServer, options: PoolOptions) {
    this.channels = Array.from({ length: options.connections }, () => new SmtpChannel(server, options));
    this.free = [...this.channels].reverse();
  }

  async deliver(message: OutgoingMessage): Promise<Outcome> {
    const channel = await this.take();
    if (!channel) return { state: 'not-sent', reason: 'closing', detail: '' };
    try {
      return await channel.deliver(message);
    } finally {
      this.giveBack(channel);
    }
  }

  /** Messages not yet past their dot come back as not sent; those past it are waited for. */
  async close(): Promise<void> {
    this.closing = true;
    for (const next of this.waiting.splice(0)) next(null);
    await Promise.all(this.channels.map((channel) => channel.close()));
  }

  private async take(): Promise<SmtpChannel | null> {
    if (this.closing) return null;
    return this.free.pop() ?? new Promise((resolve) => this.waiting.push(resolve));
  }

  private giveBack(channel: SmtpChannel): void {
    const next = this.waiting.shift();
    if (next) next(channel);
    else this.free.push(channel);
  }
}
