import { type DataSource, type EntityManager, In } from 'typeorm';
import type { IsoDate } from '#contracts';
import type { CaseState, TaskState } from '#domain';
import { type AggregateEntity, type MessageEntity, PlannedItemEntity } from '../entities/index.js';
import { SYSTEM } from '../record/actor.js';
import { enqueue } from '../record/enqueue.js';
import type { Recorder } from '../record/recorder.js';
import type { Rules } from '../stores/settings-store.js';
import {
  aggregatesOf,
  type Digest,
  type DigestContext,
  type Frozen,
  freezeDigest,
  gatherDigest,
  itemsOf,
  mayReceive,
} from './digest.js';
import { findDigestRow, isCurrent, writeDigestRow } from './digest-rows.js';
import { isHeld } from './engine-state.js';
import { caseFacts, taskFacts, toldBy } from './facts.js';
import type { PlannedItem } from './items.js';
import { notifyEngine } from './notify.js';
import { planAggregate, replaceItems } from './plan-slot.js';
import type { DispatchClock, Recipients } from './ports.js';

export type ClaimOutcome = 'frozen' | 'nothing' | 'held';

/**
 * The act of dispatch: in one transaction a person's digest is compared with the tasks as they are now, the facts are
 * appended, and the bytes are frozen. Before it nothing was promised; after it the mail will go out or be accounted for.
 */
export class DigestClaims {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: DispatchClock,
    private readonly recorder: Recorder,
    private readonly reads: Recipients,
  ) {}

  async claim(slot: IsoDate, recipient: string, ctx: DigestContext): Promise<ClaimOutcome> {
    return this.dataSource.transaction(async (tx) => {
      if (await isHeld(tx)) return 'held';
      // Two dispatchers at one digest: the second waits and then finds it frozen.
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `digest|${slot}|${recipient}`,
      ]);
      const row = await findDigestRow(tx, slot, recipient);
      if (row !== null && row.frozenAt !== null) return 'nothing';
      const parts = await this.present(tx, slot, recipient, ctx.rules);
      const digest = await gatherDigest(tx, slot, recipient, parts, ctx);
      if (digest === null) {
        await this.supersede(tx, row);
        return 'nothing';
      }
      const frozen = row !== null && isCurrent(row, digest) ? asFrozen(row) : await freezeDigest(digest, ctx);
      await this.record(tx, slot, parts, ctx.rules);
      await this.freeze(tx, row, digest, frozen, ctx);
      await notifyEngine(tx);
      return 'frozen';
    });
  }

  /** Records the steps of one aggregate that reach nobody: they are listed, and the ladder goes on. */
  async recordUnaddressed(slot: IsoDate, aggregateId: string, rules: Rules): Promise<'recorded' | 'held'> {
    return this.dataSource.transaction(async (tx) => {
      if (await isHeld(tx)) return 'held';
      const aggregates = await aggregatesOf(tx, [aggregateId], true);
      await this.refreshStale(tx, slot, aggregates, rules);
      const items = (await tx.findBy(PlannedItemEntity, { slot, aggregateId })) as PlannedItem[];
      const nobody = items.filter((item) => item.recipient === null);
      await this.record(tx, slot, { items: nobody, aggregates }, rules);
      await notifyEngine(tx);
      return 'recorded';
    });
  }

  /** The person's items as the locked tasks have them now. */
  private async present(
    tx: EntityManager,
    slot: IsoDate,
    recipient: string,
    rules: Rules,
  ): Promise<{ items: PlannedItem[]; aggregates: Map<string, AggregateEntity> }> {
    const seen = await itemsOf(tx, slot, recipient);
    const aggregates = await aggregatesOf(
      tx,
      seen.map((item) => item.aggregateId),
      true,
    );
    await this.refreshStale(tx, slot, aggregates, rules);
    const items = (await itemsOf(tx, slot, recipient)).filter((item) => aggregates.has(item.aggregateId));
    return { items, aggregates };
  }

  /** Plans again what changed after it was planned: acknowledged, submitted, given to somebody else. */
  private async refreshStale(
    tx: EntityManager,
    slot: IsoDate,
    aggregates: ReadonlyMap<string, AggregateEntity>,
    rules: Rules,
  ): Promise<void> {
    const items = await tx.findBy(PlannedItemEntity, { slot, aggregateId: In([...aggregates.keys()]) });
    const stale = new Set(
      items
        .filter((item) => item.aggregateVersion !== aggregates.get(item.aggregateId)!.version)
        .map((item) => item.aggregateId),
    );
    const createdAt = this.clock.now().toISOString();
    for (const id of stale) {
      const planned = await planAggregate(tx, aggregates.get(id)!, slot, rules, this.reads, createdAt);
      await replaceItems(tx, id, slot, planned.items);
    }
  }

  /** Appends the facts of these items to their chains and takes the items away. */
  private async record(
    tx: EntityManager,
    slot: IsoDate,
    { items, aggregates }: { items: PlannedItem[]; aggregates: ReadonlyMap<string, AggregateEntity> },
    rules: Rules,
  ): Promise<void> {
    if (items.length === 0) return;
    const ids = [...new Set(items.map((item) => item.aggregateId))];
    const all = await tx.findBy(PlannedItemEntity, { slot, aggregateId: In(ids) });
    for (const id of ids) {
      const aggregate = aggregates.get(id)!;
      const own = items.filter((item) => item.aggregateId === id);
      const told = toldBy(all.filter((item) => item.aggregateId === id));
      const events =
        aggregate.kind === 'task'
          ? taskFacts(aggregate.state as TaskState, own, told, slot)
          : caseFacts(aggregate.state as CaseState, own, told, slot);
      const after = await this.recorder.append(tx, aggregate, events, SYSTEM, { ...rules, openSlot: slot });
      // Its last word is said: the workflow may end.
      if (after.closed) {
        const at = this.clock.now().toISOString();
        await enqueue(tx, at, 'changed', id, { kind: aggregate.kind, workflow: true });
      }
    }
    await tx.delete(PlannedItemEntity, { key: In(items.map((item) => item.key)) });
  }

  private async freeze(
    tx: EntityManager,
    row: MessageEntity | null,
    digest: Digest,
    frozen: Frozen,
    ctx: DigestContext,
  ): Promise<void> {
    const at = this.clock.now().toISOString();
    const allowed = mayReceive(digest.address, ctx.mail);
    const status = allowed
      ? { state: 'queued' as const, settledAt: null, reply: null }
      : { state: 'failed' as const, settledAt: at, reply: 'domain-not-allowed' };
    const id = await writeDigestRow(tx, row, digest, frozen, { ...status, at, frozenAt: at });
    const rolled = [...new Set(digest.rolled.map((line) => line.messageId))];
    if (rolled.length > 0)
      await tx.query('UPDATE message SET rolled_into = $1 WHERE id = ANY($2)', [id, rolled]);
  }

  /** Composed ahead, but by now there is nothing to say. */
  private async supersede(tx: EntityManager, row: MessageEntity | null): Promise<void> {
    if (row === null) return;
    await tx.query(`UPDATE message SET state = 'superseded', mime = NULL, settled_at = $2 WHERE id = $1`, [
      row.id,
      this.clock.now().toISOString(),
    ]);
  }
}

function asFrozen(row: MessageEntity): Frozen {
  return { subject: row.subject, mime: row.mime!, messageId: row.messageId };
}
