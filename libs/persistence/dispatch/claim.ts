import { type DataSource, type EntityManager, In } from 'typeorm';
import type { IsoDate } from '#contracts';
import { type MessageEntity, PlannedItemEntity } from '../entities/index.js';
import type { Recorder } from '../record/recorder.js';
import type { Rules } from '../stores/settings-store.js';
import {
  type Digest,
  type DigestContext,
  freezeDigest,
  gatherDigests,
  itemsOf,
  reasonAgainst,
  type SlotParts,
} from './digest.js';
import {
  type DigestRow,
  findDigestRows,
  isCurrent,
  isOpen,
  placesOf,
  writeDigestRows,
} from './digest-rows.js';
import { isHeld } from './engine-state.js';
import type { PlannedItem } from './items.js';
import type { Locks } from './locks.js';
import { notifyEngine } from './notify.js';
import { planAggregate, replaceItems } from './plan-slot.js';
import type { DispatchClock, Recipients } from './ports.js';
import { recordTold, type Telling } from './record-told.js';

export type ClaimOutcome = 'claimed' | 'held';

/**
 * The careful way to freeze a digest, for those that are not as they were composed ahead: in one transaction they are
 * compared with the tasks as they are now, planned and worded again where they differ, frozen, and their facts appended.
 * Before it nothing was promised; after it each mail will go out or be accounted for.
 */
export class DigestClaims {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: DispatchClock,
    private readonly recorder: Recorder,
    private readonly reads: Recipients,
    private readonly locks: Locks,
  ) {}

  /** The digests of some people, all or none of them. */
  async claim(slot: IsoDate, recipients: readonly string[], ctx: DigestContext): Promise<ClaimOutcome> {
    return this.dataSource.transaction(async (tx) => {
      if (await isHeld(tx)) return 'held';
      await tx.query(LOCK_DIGESTS, [recipients.map((id) => `digest|${slot}|${id}`).sort()]);
      const rows = await findDigestRows(tx, slot, recipients);
      const open = recipients.filter((id) => isOpen(rows, id));
      const parts = await this.present(tx, slot, open, ctx.rules);
      const digests = await gatherDigests(tx, slot, open, parts, ctx);
      await this.record(tx, slot, parts, ctx.rules);
      const places = placesOf(digests, rows);
      await this.freeze(tx, digests, places, ctx);
      const placed = new Set([...places.values()].map(({ id }) => id));
      const left = open.flatMap((id) => rows.get(id) ?? []).filter(({ id }) => !placed.has(id));
      await this.supersede(
        tx,
        left.map(({ id }) => id),
      );
      await notifyEngine(tx);
      return 'claimed';
    });
  }

  /** Records the steps of one aggregate that reach nobody: they are listed, and the ladder goes on. */
  async recordUnaddressed(slot: IsoDate, aggregateId: string, rules: Rules): Promise<ClaimOutcome> {
    return this.dataSource.transaction(async (tx) => {
      if (await isHeld(tx)) return 'held';
      const aggregates = await this.locks.all(tx, [aggregateId]);
      const items = await this.refreshed(tx, slot, aggregates, rules);
      const nobody = items.filter((item) => item.recipient === null);
      await this.record(tx, slot, { items: nobody, aggregates, all: items }, rules);
      await notifyEngine(tx);
      return 'claimed';
    });
  }

  /** The people's items as the locked tasks have them now. */
  private async present(
    tx: EntityManager,
    slot: IsoDate,
    recipients: readonly string[],
    rules: Rules,
  ): Promise<Telling & SlotParts> {
    const seen = await itemsOf(tx, slot, recipients);
    const aggregates = await this.locks.all(
      tx,
      seen.map((item) => item.aggregateId),
    );
    const all = await this.refreshed(tx, slot, aggregates, rules);
    const items = all.filter((item) => item.recipient !== null && recipients.includes(item.recipient));
    return { items, aggregates, all };
  }

  /** All items of locked aggregates; what changed after it was planned (acknowledged, reassigned) is planned again. */
  private async refreshed(
    tx: EntityManager,
    slot: IsoDate,
    aggregates: SlotParts['aggregates'],
    rules: Rules,
  ): Promise<PlannedItem[]> {
    const read = async () =>
      (await tx.find(PlannedItemEntity, {
        where: { slot, aggregateId: In([...aggregates.keys()]) },
        order: { key: 'ASC' },
      })) as PlannedItem[];
    const items = await read();
    const isStale = (item: PlannedItem) =>
      item.aggregateVersion !== aggregates.get(item.aggregateId)!.version;
    const stale = new Set(items.filter(isStale).map((item) => item.aggregateId));
    if (stale.size === 0) return items;
    const createdAt = this.clock.now().toISOString();
    for (const id of stale) {
      const planned = await planAggregate(tx, aggregates.get(id)!, slot, rules, this.reads, createdAt);
      await replaceItems(tx, id, slot, planned.items);
    }
    return read();
  }

  private async record(tx: EntityManager, slot: IsoDate, told: Telling, rules: Rules): Promise<void> {
    const at = this.clock.now().toISOString();
    await recordTold(tx, slot, told, this.recorder, { rules: { ...rules, openSlot: slot }, at });
  }

  private async freeze(
    tx: EntityManager,
    digests: readonly Digest[],
    places: ReadonlyMap<Digest, MessageEntity>,
    ctx: DigestContext,
  ): Promise<void> {
    const at = this.clock.now().toISOString();
    const current: string[] = [];
    const written: DigestRow[] = [];
    for (const digest of digests) {
      const row = places.get(digest);
      const against = reasonAgainst(digest, ctx.mail);
      if (against === null && isCurrent(row, digest)) {
        current.push(row.id);
        continue;
      }
      const state =
        against === null
          ? { state: 'queued' as const, settledAt: null, reply: null }
          : { state: 'failed' as const, settledAt: at, reply: against };
      const frozen = await freezeDigest(digest, ctx);
      written.push({ row, digest, frozen, state: { ...state, frozenAt: at } });
    }
    if (current.length > 0) {
      await tx.query(`UPDATE message SET state = 'queued', frozen_at = $2 WHERE id = ANY($1)`, [current, at]);
    }
    await writeDigestRows(tx, written, at);
    await this.markRolled(tx, digests);
  }

  private async markRolled(tx: EntityManager, digests: readonly Digest[]): Promise<void> {
    for (const { slot, recipient, rolled, class: grade } of digests) {
      const ids = [...new Set(rolled.map((line) => line.messageId))];
      if (ids.length === 0) continue;
      await tx.query(
        `UPDATE message SET rolled_into = (SELECT id FROM message WHERE slot_date = $1 AND recipient = $2 AND class = $4)
         WHERE id = ANY($3)`,
        [slot, recipient.id, ids, grade],
      );
    }
  }

  /** Composed ahead, but by now there is nothing to say. */
  private async supersede(tx: EntityManager, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await tx.query(
      `UPDATE message SET state = 'superseded', mime = NULL, settled_at = $2 WHERE id = ANY($1)`,
      [ids, this.clock.now().toISOString()],
    );
  }
}

/** Two dispatchers at one digest: the second waits and then finds it frozen. */
export const LOCK_DIGESTS =
  'SELECT pg_advisory_xact_lock(hashtextextended(name, 0)) FROM unnest($1::text[]) AS name';
