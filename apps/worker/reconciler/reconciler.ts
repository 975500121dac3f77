import { Inject, Injectable } from '@nestjs/common';
import { WORKFLOW_GENERATION } from '#contracts/names';
import { CHANNEL, Persistence, ReconcileLock, SYSTEM } from '#persistence';
import type { Logger } from '#platform';
import { Bell } from '../bell.js';
import type { MailSender } from '../sender/mail-sender.js';
import type { WorkerSettings } from '../settings.js';
import { LOGGER, PERSISTENCE, SENDER, SETTINGS } from '../tokens.js';
import { Upkeep } from '../upkeep/upkeep.js';
import { WorkflowCheck } from './workflow-check.js';

/** After a turn that failed, or that another worker had. */
const RETRY_MS = 5_000;

/**
 * Compares the record with what runs, at boot, every ten minutes and when asked, and mends what differs. In the
 * ordinary course it finds nothing: what it mends is counted and alarmed. A Temporal that came up empty is rebuilt;
 * that is counted apart. Of several workers one has the turn.
 */
@Injectable()
export class Reconciler {
  private readonly bell = new Bell();
  private readonly lock: ReconcileLock;
  private loop: Promise<void> = Promise.resolve();
  private stopping = false;
  private asked: { close(): Promise<void> } | null = null;
  /** Until the first turn is over: dead senders are an ordinary sight then. */
  private boot = true;

  constructor(
    @Inject(SETTINGS) private readonly settings: WorkerSettings,
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly workflows: WorkflowCheck,
    @Inject(SENDER) private readonly sender: MailSender,
    private readonly upkeep: Upkeep,
  ) {
    this.lock = new ReconcileLock(persistence.dataSource);
  }

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

  /**
   * One comparison, unless another reconciler is at it. Whoever skipped looks again soon, because the other one may have
   * died, or have begun before it was asked.
   */
  async turn(): Promise<'done' | 'skipped' | 'failed'> {
    try {
      return await this.lock.ifFree(() => this.compare());
    } catch (error) {
      this.logger.warn('the record could not be compared now', {}, error);
      return 'failed';
    }
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const outcome = await this.turn();
      await this.upkeep.turn();
      await this.bell.heard(outcome === 'done' ? this.settings.reconcileEveryMs : RETRY_MS);
    }
  }

  private async compare(): Promise<'done'> {
    const { engine } = this.persistence;
    const restarted = await this.workflows.restartOlderThan(WORKFLOW_GENERATION);
    const { repaired, rebuilt } = await this.workflows.startMissing();
    const recovered = await this.sender.recover();
    // At boot dead senders are an ordinary sight; later the running dispatch should have seen to them.
    const total = repaired + (this.boot ? 0 : recovered);
    this.boot = false;
    await engine.addRepairs(total);
    await engine.addRebuilt(rebuilt);
    await engine.turned('reconciler', new Date(), { repairs: total, rebuilt, recovered, restarted });
    if (total > 0) {
      await engine.record('repair', SYSTEM.id, { count: total, repaired, recovered });
      this.logger.error('mended what did not run', { repaired, recovered });
    }
    if (rebuilt > 0) {
      await engine.record('rebuild', SYSTEM.id, { count: rebuilt });
      this.logger.warn('Temporal came up empty: started its workflows again from the record', { rebuilt });
    }
    if (restarted > 0) this.logger.info('restarted workflows of an older generation', { restarted });
    return 'done';
  }
}
