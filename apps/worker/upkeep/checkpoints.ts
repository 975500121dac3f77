import { Inject, Injectable } from '@nestjs/common';
import type { Persistence } from '#persistence';
import type { Logger } from '#platform';
import { LOGGER, PERSISTENCE } from '../tokens.js';

/** Takes the day's checkpoint of the record; what it proves stands in docs/operations/proof.md. */
@Injectable()
export class Checkpoints {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** What fails here is told and tried again at the next turn; it holds up nothing else. */
  async turn(): Promise<void> {
    try {
      const taken = await this.persistence.proof.store.takeDaily();
      if (taken === null) return;
      const { no, hash, mails } = taken;
      this.logger.info('took the checkpoint of the day', { no, hash, mails: mails.count });
    } catch (error) {
      this.logger.warn('the checkpoint of the day could not be taken now', {}, error);
    }
  }
}
