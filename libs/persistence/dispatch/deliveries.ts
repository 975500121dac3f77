import type { IsoDate } from '#contracts';
import type { TaskState } from '#domain';
import type { Persistence } from '../persistence.js';
import { SYSTEM } from '../record/actor.js';

interface Settled {
  aggregateId: string;
  doneKey: string;
  delivered: boolean;
}

/**
 * Tells the tasks what became of their escalation mails. The next step of a ladder waits for it: nobody is reported to
 * a level above because of a mail that the level below never got.
 */
export class Deliveries {
  constructor(private readonly persistence: Persistence) {}

  /** Appends the outcome of every escalation step of the slot whose mails are all settled; answers how many. */
  async record(slot: IsoDate): Promise<number> {
    // A step waits for the fact that it was told before it can wait for what became of its mail.
    await this.persistence.owed.settleSlot(slot, () => undefined);
    const settled = (await this.persistence.dataSource.query(SETTLED, [slot])) as Settled[];
    for (const one of settled) await this.recordOne(one);
    return settled.length;
  }

  private async recordOne({ aggregateId, doneKey, delivered }: Settled): Promise<void> {
    const { dataSource, locks, recorder } = this.persistence;
    await dataSource.transaction(async (tx) => {
      const aggregate = await locks.ifPresent(tx, aggregateId);
      const fact = (aggregate?.state as TaskState | undefined)?.done[doneKey];
      if (!aggregate || !fact || fact.delivery !== undefined) return;
      const outcome = delivered ? 'delivered' : 'undeliverable';
      await recorder.append(
        tx,
        aggregate,
        [{ type: 'escalation-delivered', data: { doneKey, outcome } }],
        SYSTEM,
      );
    });
  }
}

/** Several people may be told of one step, each by a mail of their own; one of them is enough. */
const SETTLED = `
SELECT i.aggregate_id AS "aggregateId", i.done_key AS "doneKey", bool_or(m.state = 'sent') AS delivered
FROM message m JOIN message_item i ON i.message_id = m.id JOIN aggregate a ON a.id = i.aggregate_id
WHERE m.slot_date = $1 AND m.frozen_at IS NOT NULL AND i.kind = 'escalation' AND a.kind = 'task'
  AND NOT coalesce((a.state -> 'done' -> i.done_key) ? 'delivery', true)
GROUP BY i.aggregate_id, i.done_key
HAVING bool_and(m.settled_at IS NOT NULL)
ORDER BY i.aggregate_id, i.done_key`;
