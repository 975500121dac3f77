import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Fatal } from '../tokens.js';
import { Calls, type Word } from './calls.js';
import type { MailSender } from './mail-sender.js';

/**
 * The sender in a thread of its own (docs/adr/0020): it keeps its pace and its small heap whatever the workflows of this
 * process do. When the thread ends unasked, the worker ends too, and its supervisor starts both again.
 */
export class SenderThread implements MailSender {
  private closing: Promise<void> | null = null;
  private draining = 0;

  private constructor(
    private readonly thread: Worker,
    private readonly calls: Calls,
    fatal: Fatal,
  ) {
    thread.on('message', (word: Word) => {
      if (word.type !== 'ready') calls.heard(word);
    });
    thread.once('error', (error) => fatal(error));
    thread.once('exit', (code) => {
      const error = new Error(`the thread of the sender ended with ${code}`);
      calls.end(error);
      if (!this.closing) fatal(error);
    });
  }

  /** Resolves when the thread has opened all it needs. It reads its settings from this process's environment. */
  static async start(fatal: Fatal): Promise<SenderThread> {
    const thread = new Worker(new URL('./thread.js', import.meta.url), { name: 'sender' });
    const sender = new SenderThread(thread, new Calls((call) => thread.postMessage(call)), fatal);
    await once(thread, 'message');
    return sender;
  }

  get busy(): boolean {
    return this.draining > 0;
  }

  async drain(beat: () => void): Promise<{ waitMs: number | null }> {
    this.draining += 1;
    try {
      return await this.calls.ask('drain', beat);
    } finally {
      this.draining -= 1;
    }
  }

  recover(): Promise<number> {
    return this.calls.ask('recover');
  }

  /** The same end for whoever asks. */
  close(): Promise<void> {
    this.closing ??= this.calls.ask('close').then(async () => {
      await this.thread.terminate();
    });
    return this.closing;
  }
}
