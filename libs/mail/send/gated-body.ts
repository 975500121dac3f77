import { Readable } from 'node:stream';

export interface BodyEvents {
  readonly start: () => void;
  /** Whether the connection can still carry the dot and its answer. */
  readonly open: () => boolean;
  readonly finish: () => void;
  /** The end will not be reached: the mark failed, or the connection broke while it was made. */
  readonly stop: (reason: 'mark-failed' | 'closed', detail: string) => void;
}

/**
 * A message body with a gate before its end. Nothing is read before the server said 354, because nothing asks for it;
 * once every byte is handed over, `mark` must resolve before the stream ends, and only its end makes the dot.
 */
export class GatedBody extends Readable {
  /** The server asked for the body. */
  started = false;
  /** The dot is on its way: from here on only the server's reply tells whether it has the message. */
  finished = false;
  private marking: Promise<void> | null = null;
  private abandoned = false;

  constructor(
    private readonly source: Buffer,
    private readonly mark: () => Promise<void>,
    private readonly events: BodyEvents,
  ) {
    super();
  }

  override _read(): void {
    if (!this.started) {
      this.started = true;
      this.events.start();
      this.push(this.source);
      return;
    }
    this.marking ??= this.pass();
  }

  /** The end can no longer be reached; resolves when a mark under way has settled, so that it cannot overtake the outcome. */
  async abandon(): Promise<void> {
    this.abandoned = true;
    await this.marking;
  }

  private async pass(): Promise<void> {
    try {
      await this.mark();
    } catch (error) {
      this.events.stop('mark-failed', error instanceof Error ? error.name : '');
      return;
    }
    if (this.abandoned || this.destroyed) return;
    if (!this.events.open()) {
      this.events.stop('closed', '');
      return;
    }
    this.finished = true;
    this.events.finish();
    this.push(null);
  }
}
