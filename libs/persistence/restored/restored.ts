import type { EntityManager } from 'typeorm';
import type { IsoDate } from '#contracts';
import { addDays, localDate } from '#domain';
import { asRow } from '../as-row.js';
import { SlotClosing } from '../dispatch/close-slot.js';
import type { DispatchClock } from '../dispatch/ports.js';
import { Slots, slotTime } from '../dispatch/slots.js';
import { EngineStateEntity } from '../entities/index.js';
import type { Persistence } from '../persistence.js';
import { DEFAULT_PLANNING_WINDOW } from '../record/schedule.js';

/** Programme time that was lived through and is not in the restored record. */
export interface LostTime {
  from: Date;
  until: Date;
}

/** What was settled in a record that came from a backup. */
export interface Settled {
  /** Slots that are not served (again), the last one of them, and how many tasks they left to the next one. */
  closedSlot: IsoDate | null;
  moved: number;
  /** Mails that were on their way where the record ends: they may have arrived. */
  doubted: number;
  /** Sessions, tokens and sign-in codes that are no longer valid. */
  revoked: number;
}

/** The class of senders that never live: what they have in hand is settled by the rule of ambiguity. */
const NOBODY = 0;

/**
 * Makes a restored record fit to be worked with. Mail is held first, and stays held until somebody releases it. When
 * time was lost, the mails of that time may have gone out: what was on its way is ambiguous, and a slot that lay in it
 * is not served again; its steps come in the next slot, as late as they are.
 */
export class Restored {
  constructor(
    private readonly persistence: Persistence,
    private readonly clock: DispatchClock,
  ) {}

  async settle(restore: { reason: string; by: string; lost: LostTime | null }): Promise<Settled> {
    const { reason, by, lost } = restore;
    const { engine, dataSource } = this.persistence;
    await engine.setHold(true, reason, by);
    const revoked = await dataSource.transaction((tx) => this.revokeAccess(tx));
    const doubted = lost === null ? 0 : await this.doubtMails();
    const { closedSlot, moved } =
      lost === null ? { closedSlot: null, moved: 0 } : await this.closeSlots(lost);
    const settled = { closedSlot, moved, doubted, revoked };
    const updatedAt = this.clock.now().toISOString();
    await dataSource.manager.upsert(
      EngineStateEntity,
      asRow<EngineStateEntity>({ name: 'restored', value: { reason, by, ...settled }, updatedAt }),
      ['name'],
    );
    return settled;
  }

  /** A right that was taken away after the backup must not come back with it. */
  private async revokeAccess(tx: EntityManager): Promise<number> {
    const at = this.clock.now().toISOString();
    let revoked = 0;
    for (const statement of [
      'UPDATE session SET revoked_at = $1 WHERE revoked_at IS NULL AND expires_at > $1',
      'UPDATE api_token SET revoked_at = $1 WHERE revoked_at IS NULL AND expires_at > $1',
      'UPDATE calendar_address SET revoked_at = $1 WHERE revoked_at IS NULL',
      'UPDATE login_code SET used_at = $1 WHERE used_at IS NULL AND expires_at > $1',
      'UPDATE pending_sign_in SET used_at = $1 WHERE used_at IS NULL AND expires_at > $1',
    ]) {
      const [, count] = (await tx.query(statement, [at])) as [unknown, number];
      revoked += count;
    }
    return revoked;
  }

  /** As if their sender had died behind the dot: the next sender settles them, grave ones once more, routine ones told. */
  private async doubtMails(): Promise<number> {
    const [, count] = (await this.persistence.dataSource.query(
      `UPDATE message SET state = 'finishing', sender_id = $1, finishing_at = $2 WHERE state IN ('queued', 'sending')`,
      [NOBODY, this.clock.now().toISOString()],
    )) as [unknown, number];
    return count;
  }

  private async closeSlots({
    from,
    until,
  }: LostTime): Promise<{ closedSlot: IsoDate | null; moved: number }> {
    const { dataSource, settings } = this.persistence;
    const none = { closedSlot: null, moved: 0 };
    const served = (await dataSource.query('SELECT 1 FROM dispatch_slot LIMIT 1')) as unknown[];
    if (served.length === 0) return none;
    const { calendar, policy } = await settings.rules(null);
    const first = localDate(from.toISOString());
    let last = localDate(until.toISOString());
    const lies = (day: IsoDate) => {
      const at = slotTime(day, policy.slotHour);
      return calendar.isWorkingDay(day) && at > from && at <= until;
    };
    while (last >= first && !lies(last)) last = addDays(last, -1);
    if (last < first) return none;
    const at = this.clock.now().toISOString();
    await dataSource.query(
      `INSERT INTO dispatch_slot (slot, state, started_at, digests, repairs) VALUES ($1, 'open', $2, 0, 0)
       ON CONFLICT (slot) DO NOTHING`,
      [last, at],
    );
    const slots = new Slots(dataSource, this.clock, settings);
    const closing = new SlotClosing(this.persistence, this.clock, slots, DEFAULT_PLANNING_WINDOW);
    let moved = 0;
    for (const slot of await slots.unfinished()) {
      if (slot <= last) moved += await closing.close(slot, () => undefined);
    }
    return { closedSlot: last, moved };
  }
}
