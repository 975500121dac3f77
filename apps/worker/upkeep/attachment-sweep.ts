import { Inject, Injectable } from '@nestjs/common';
import { AttachmentFiles, type Persistence, sweepAttachments } from '#persistence';
import { type Logger, realClock } from '#platform';
import type { WorkerSettings } from '../settings.js';
import { LOGGER, PERSISTENCE, SETTINGS } from '../tokens.js';

/** Nothing is in a hurry here, and each time every file is looked at. */
const EVERY_MS = 3_600_000;

/**
 * Removes evidence files that no submission took, and files without a row, once they are a day old. Never while mail is
 * held: after a restore the database may still be exchanged for a later one, which knows more of the files.
 */
@Injectable()
export class AttachmentSweep {
  private readonly files: AttachmentFiles;
  private readonly clock = realClock();
  private next = 0;

  constructor(
    @Inject(SETTINGS) settings: WorkerSettings,
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.files = new AttachmentFiles(settings.attachmentsFolder);
  }

  /** What fails here is told and tried again at the next turn; it holds up nothing else. */
  async turn(): Promise<void> {
    const now = this.clock.now();
    if (now.getTime() < this.next) return;
    try {
      if ((await this.persistence.engine.hold()).on) return;
      const store = this.persistence.attachments;
      const { waiting, files, arriving } = await sweepAttachments({ store, files: this.files }, now);
      this.next = now.getTime() + EVERY_MS;
      if (waiting + files + arriving > 0) {
        this.logger.info('removed files that nobody submitted', { waiting, files, arriving });
      }
    } catch (error) {
      this.logger.warn('the evidence files could not be swept now', {}, error);
    }
  }
}
