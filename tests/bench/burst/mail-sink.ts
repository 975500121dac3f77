import { join } from 'node:path';
import type { Child } from '../../../apps/cli/embedded/children.js';
import { type Parts, tell, told } from '../rig/parts.js';
import type { TallyReport } from '../sink/tally.js';

const ANSWER_MS = 10_000;

/** The mail server of all contenders, seen from the harness. */
export class MailSink {
  private constructor(
    private readonly child: Child,
    readonly port: number,
  ) {}

  /** `replyMs`: how long it takes to answer to a dot, as one behind a network does. */
  static async start(parts: Parts, { replyMs = 0 } = {}): Promise<MailSink> {
    const child = await parts.start({
      name: 'sink',
      command: process.execPath,
      args: [join(import.meta.dirname, '..', 'sink', 'main.js')],
      env: { ...process.env, REPLY_MS: String(replyMs) },
      ipc: true,
    });
    const { port } = await told<{ port: number }>(child, 'listening', ANSWER_MS);
    return new MailSink(child, port);
  }

  /** Forgets what came before. `complete` tells whether everybody had a mail before the limit. */
  async expect(people: number, limitMs: number): Promise<{ complete: Promise<boolean> }> {
    const expecting = told(this.child, 'expecting', ANSWER_MS);
    const complete = told(this.child, 'complete', limitMs).then(
      () => true,
      () => false,
    );
    tell(this.child, { type: 'expect', people });
    await expecting;
    return { complete };
  }

  stop(): Promise<void> {
    return this.child.stop();
  }

  async report(): Promise<TallyReport> {
    const report = told<{ report: TallyReport }>(this.child, 'report', ANSWER_MS);
    tell(this.child, { type: 'report' });
    return (await report).report;
  }
}
