import { SlotClosing } from '../dispatch/close-slot.js';
import { MailQueue } from '../dispatch/mail-queue.js';
import type { DispatchClock } from '../dispatch/ports.js';
import { Slots } from '../dispatch/slots.js';
import { AggregateEntity } from '../entities/index.js';
import { CHANNEL } from '../outbox-topics.js';
import type { Persistence } from '../persistence.js';
import { enqueue } from '../record/enqueue.js';
import { DEFAULT_PLANNING_WINDOW } from '../record/schedule.js';
import type { ReconcileFinding, Repair } from './finding.js';
import { refold } from './refold.js';

/** These see to everything of their kind at once. */
const FOR_ALL: ReadonlySet<Repair> = new Set<Repair>(['ask-worker', 'close-slots', 'settle-mails']);

/** Mends findings from the record. Each repair may be done twice, and none judges: what is unclear is left. */
export class Repairs {
  constructor(
    private readonly persistence: Persistence,
    private readonly clock: DispatchClock,
  ) {}

  /** Answers those that were mended or are now on their way. */
  async carryOut(findings: readonly ReconcileFinding[]): Promise<ReconcileFinding[]> {
    const repaired: ReconcileFinding[] = [];
    const done = new Set<Repair>();
    for (const finding of findings) {
      const { repair, subject } = finding;
      if (repair === null) continue;
      if (done.has(repair) || (await this.one(repair, subject))) repaired.push(finding);
      if (FOR_ALL.has(repair)) done.add(repair);
    }
    return repaired;
  }

  private async one(repair: Repair, subject: string): Promise<boolean> {
    switch (repair) {
      case 'tell-workflow':
        return this.tell(subject.replace(/^(task|case|cycle)\//, ''));
      case 'ask-worker':
        await this.persistence.dataSource.query('SELECT pg_notify($1, $2)', [CHANNEL.reconcile, subject]);
        return true;
      case 'reschedule':
        return this.reschedule(subject);
      case 'close-slots':
        return this.closeSlots();
      case 'settle-mails':
        return this.settleMails();
      case 'try-again':
        return this.tryAgain(subject);
      case 'refold':
        return this.persistence.dataSource.transaction((tx) =>
          refold(tx, this.persistence, subject, this.now()),
        );
    }
  }

  /** The outbox starts a workflow that is not there, or wakes it. */
  private async tell(id: string): Promise<boolean> {
    return this.persistence.dataSource.transaction(async (tx) => {
      const aggregate = await tx.findOneBy(AggregateEntity, { id });
      if (!aggregate) return false;
      await enqueue(tx, this.now(), 'changed', id, { kind: aggregate.kind, workflow: true });
      return true;
    });
  }

  private async reschedule(id: string): Promise<boolean> {
    return this.persistence.dataSource.transaction(async (tx) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const aggregate = await tx.findOne(AggregateEntity, { where: { id }, lock });
      if (!aggregate) return false;
      const rules = await this.persistence.settings.rules(aggregate.programme, tx);
      const schedule = this.persistence.recorder.schedule(aggregate, rules);
      await tx.update(AggregateEntity, { id }, { ...schedule, plannedSlot: null });
      await enqueue(tx, this.now(), 'changed', id, { kind: aggregate.kind, workflow: true });
      return true;
    });
  }

  private async closeSlots(): Promise<boolean> {
    const { dataSource, settings } = this.persistence;
    const slots = new Slots(dataSource, this.clock, settings);
    const closing = new SlotClosing(this.persistence, this.clock, slots, DEFAULT_PLANNING_WINDOW);
    const serving = await slots.serving();
    const [last] = (await dataSource.query('SELECT max(slot) AS slot FROM dispatch_slot WHERE slot < $1', [
      serving,
    ])) as [{ slot: string | null }];
    const past = (await slots.unfinished()).filter((slot) => slot < serving);
    for (const slot of new Set([...past, ...(last.slot === null ? [] : [last.slot])])) {
      await closing.close(slot, () => undefined);
    }
    return true;
  }

  private async settleMails(): Promise<boolean> {
    const queue = new MailQueue(this.persistence.dataSource, this.clock);
    await queue.recover(null);
    await queue.expire();
    return true;
  }

  private async tryAgain(id: string): Promise<boolean> {
    const [, count] = (await this.persistence.dataSource.query(
      `UPDATE outbox SET parked_at = NULL, attempts = 0, available_at = $2 WHERE id = $1 AND parked_at IS NOT NULL`,
      [id, this.now()],
    )) as [unknown, number];
    await this.persistence.dataSource.query('SELECT pg_notify($1, $2)', [CHANNEL.outbox, '']);
    return count > 0;
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}
