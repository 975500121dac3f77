import type { DataSource, EntityManager } from 'typeorm';
import type { IsoDate } from '#contracts';
import { firstSlotFrom, instantAt, localDate } from '#domain';
import type { DispatchSlotEntity } from '../entities/index.js';
import { CHANNEL } from '../outbox-topics.js';
import type { SettingsStore } from '../stores/settings-store.js';
import { forcedSlot, forceSlot } from './engine-state.js';
import { notifyEngine } from './notify.js';
import type { DispatchClock } from './ports.js';

/** How long before the slot the digests are composed ahead: when the planning window has closed. */
const COMPOSE_LEAD_MS = 60_000;

/** Where a dispatch stands against the programme's clock. */
export type SlotPhase =
  | { phase: 'early'; waitMs: number }
  | { phase: 'compose'; waitMs: number }
  | { phase: 'send' }
  | { phase: 'past' };

/** The calendar of send slots and the row that says how far each one got. */
export class Slots {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: DispatchClock,
    private readonly settings: SettingsStore,
  ) {}

  /**
   * The date of the slot that is to be served next: today's while it is unserved, however late, else the next one.
   * A first start does not catch up on the slot of its own morning.
   */
  async serving(tx: EntityManager = this.dataSource.manager): Promise<IsoDate> {
    const { calendar, policy } = await this.settings.rules(null, tx);
    const now = this.clock.now().toISOString();
    const today = localDate(now);
    const rows = (await tx.query(
      `SELECT slot, state FROM dispatch_slot WHERE slot >= $1 OR slot = (SELECT max(slot) FROM dispatch_slot)`,
      [today],
    )) as { slot: IsoDate; state: DispatchSlotEntity['state'] }[];
    const begun = rows.some((row) => row.slot === today);
    const missed = rows.length > 0 && rows.every((row) => row.slot < today);
    const catchUp = (begun || missed) && calendar.isWorkingDay(today);
    let slot = catchUp ? today : firstSlotFrom(now, calendar, policy.slotHour);
    while (rows.some((row) => row.slot === slot && row.state !== 'open')) slot = calendar.after(slot);
    return slot;
  }

  /** Opens the row of a slot when it has none, and says where the slot stands. */
  async phase(slot: IsoDate): Promise<SlotPhase> {
    const { manager } = this.dataSource;
    const now = this.clock.now();
    const opened = (await manager.query(
      `INSERT INTO dispatch_slot (slot, state, started_at, digests, repairs) VALUES ($1, 'open', $2, 0, 0)
       ON CONFLICT (slot) DO NOTHING RETURNING slot`,
      [slot, now.toISOString()],
    )) as unknown[];
    if (opened.length > 0) await notifyEngine(manager);
    const { calendar, policy } = await this.settings.rules(null, manager);
    // A day that was declared off after its dispatch had begun to wait is over before it comes.
    if (localDate(now.toISOString()) > slot || !calendar.isWorkingDay(slot)) return { phase: 'past' };
    const { slotHour } = policy;
    const toSlot = this.clock.msUntil(slotTime(slot, slotHour));
    if (toSlot === 0 || (await forcedSlot(manager)) === slot) return { phase: 'send' };
    const composeAt = new Date(slotTime(slot, slotHour).getTime() - COMPOSE_LEAD_MS);
    const toCompose = this.clock.msUntil(composeAt);
    return toCompose > 0 ? { phase: 'early', waitMs: toCompose } : { phase: 'compose', waitMs: toSlot };
  }

  /** The coming slot no longer waits for its hour; the workers hear of it and wake everyone who has a word in it. */
  async sendNow(by: string): Promise<IsoDate> {
    return this.dataSource.transaction(async (tx) => {
      const slot = await this.serving(tx);
      await forceSlot(tx, slot, by, this.clock.now().toISOString());
      await tx.query('SELECT pg_notify($1, $2)', [CHANNEL.dispatchNow, slot]);
      return slot;
    });
  }

  /** The slot that was asked not to wait, while it is unserved. */
  async forced(): Promise<IsoDate | null> {
    const slot = await forcedSlot(this.dataSource.manager);
    return slot !== null && slot === (await this.serving()) ? slot : null;
  }

  /** Slots whose dispatch has begun and not ended. */
  async unfinished(): Promise<IsoDate[]> {
    const rows = (await this.dataSource.query(
      'SELECT slot FROM dispatch_slot WHERE finished_at IS NULL ORDER BY slot',
    )) as { slot: IsoDate }[];
    return rows.map((row) => row.slot);
  }

  /** Everything of the slot is recorded and frozen: from now on changes are planned for the next one. */
  async claimed(slot: IsoDate): Promise<void> {
    await this.dataSource.query(
      `UPDATE dispatch_slot SET state = 'done',
         digests = (SELECT count(*) FROM message WHERE slot_date = $1 AND frozen_at IS NOT NULL AND class <> 'letter')
       WHERE slot = $1 AND state = 'open'`,
      [slot],
    );
  }

  async countRepairs(slot: IsoDate, count: number): Promise<void> {
    await this.dataSource.query('UPDATE dispatch_slot SET repairs = repairs + $2 WHERE slot = $1', [
      slot,
      count,
    ]);
  }

  /** The slot is over; one that never was claimed is marked as such. */
  async finish(slot: IsoDate): Promise<void> {
    await this.dataSource.query(
      `UPDATE dispatch_slot SET state = CASE state WHEN 'open' THEN 'held' ELSE state END, finished_at = $2
       WHERE slot = $1 AND finished_at IS NULL`,
      [slot, this.clock.now().toISOString()],
    );
  }
}

export function slotTime(slot: IsoDate, slotHour: number): Date {
  return new Date(instantAt(slot, slotHour));
}

/** Until when a mail of a slot may still be handed over: the end of its day. */
export function lastMoment(slot: IsoDate): Date {
  return new Date(instantAt(slot, 24));
}
