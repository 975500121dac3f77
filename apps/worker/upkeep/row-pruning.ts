import { Inject, Injectable } from '@nestjs/common';
import { type Persistence, Pruning } from '#persistence';
import { type Logger, realClock } from '#platform';
import type { WorkerSettings } from '../settings.js';
import { LOGGER, PERSISTENCE, SETTINGS } from '../tokens.js';

const EVERY_MS = 3_600_000;

/** Removes rows that only the past needed; how long each kind is kept stands in docs/operations/retention.md. */
@Injectable()
export class RowPruning {
  private readonly pruning: Pruning;
  private readonly clock = realClock();
  private next = 0;

  constructor(
    @Inject(PERSISTENCE) persistence: Persistence,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(SETTINGS) { mailTextDays }: Pick<WorkerSettings, 'mailTextDays'>,
  ) {
    const clocks = { programme: persistence.clock, real: this.clock };
    this.pruning = new Pruning(persistence.dataSource, clocks, { mailTextDays });
  }

  /** What fails here is told and tried again at the next turn; it holds up nothing else. */
  async turn(): Promise<void> {
    const now = this.clock.now().getTime();
    if (now < this.next) return;
    try {
      const { removed, more } = await this.pruning.turn();
      // What did not fit into one turn goes on in the next.
      if (!more) this.next = now + EVERY_MS;
      const counted = Object.fromEntries(Object.entries(removed).filter(([, count]) => count > 0));
      if (Object.keys(counted).length > 0) this.logger.info('removed old rows', counted);
    } catch (error) {
      this.logger.warn('old rows could not be removed now', {}, error);
    }
  }
}
