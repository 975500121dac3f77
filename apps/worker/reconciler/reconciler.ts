import { Inject, Injectable } from '@nestjs/common';
import { WORKFLOW_GENERATION } from '#contracts/names';
import { CHANNEL, Persistence, SYSTEM } from '#persistence';
import type { Logger } from '#platform';
import { Bell } from '../bell.js';
import { Sender } from '../sender/sender.js';
import type { WorkerSettings } from '../settings.js';
import { LOGGER, PERSISTENCE, SETTINGS } from '../tokens.js';
import { Upkeep } from '../upkeep/upkeep.js';
import { WorkflowCheck } from './workflow-check.js';

/**
 * Compares the record with what runs, at boot, every ten minutes and when asked, and mends what differs. In the
 * ordinary course it finds nothing: what it mends is counted and alarmed. A Temporal that came up empty is rebuilt;
 * that is counted apart.
 */
@Injectable()
export class Reconciler {
  private readonly bell = new Bell();
  private loop: Promise<void> = Promise.resolve();
  private stopping = false;
  private asked: { close(): Promise<void> } | null = null;

  constructor(
    @Inject(SETTINGS) private readonly settings: WorkerSettings,
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly workflows: WorkflowCheck,
    private readonly sender: Sender,
    private readonly upkeep: Upkeep,
  ) {}

  async start(): Promise<void> {
    this.asked = await this.persistence.notifications.subscribe(CHANNEL.reconcile, () => this.bell.ring());
    this.loop = this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.bell.ring();
    await this.loop;
    await this.asked?.close();
  }

  private async run(): Promise<void> {
    let boot = true;
    while (!this.stopping) {
      try {
        await this.turn(boot);
        boot = false;
      } catch (error) {
        this.logger.warn('the record could not be compared now', {}, error);
      }
      await this.upkeep.turn();
      await this.bell.heard(boot ? RETRY_MS : this.settings.reconcileEveryMs);
    }
  }

  private async turn(boot: boolean): Promise<void> {
    const restarted = await this.workflows.restartOlderThan(WORKFLOW_GENERATION);
    const { repairs, rebuilt } = await this.workflows.startMissing();
    // Dead senders are an ordinary sight at boot; later the running dispatch should have seen to them.
    const recovered = await this.sender.recover();
    const total = repairs + (boot ? 0 : recovered);
    await this.persistence.engine.addRepairs(total);
    await this.persistence.engine.turned('reconciler', new Date(), {
      repairs: total,
      rebuilt,
      recovered,
      restarted,
    });
    if (total > 0) {
      await this.persistence.engine.record('repair', SYSTEM.id, { count: total, repairs, recovered });
      this.logger.error('mended what did not run', { repairs, recovered });
    }
    if (rebuilt + restarted > 0)
      this.logger.info('started workflows from the record', { rebuilt, restarted });
  }
}

const RETRY_MS = 5_000;
