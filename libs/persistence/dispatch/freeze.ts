import type { DataSource } from 'typeorm';
import type { IsoDate } from '#contracts';
import { type ClaimOutcome, LOCK_DIGESTS } from './claim.js';
import { type DigestContext, reasonAgainst } from './digest.js';
import { isHeld, pilotAddress } from './engine-state.js';
import { notifyEngine } from './notify.js';
import type { DispatchClock } from './ports.js';
import { recipientsOfUnrolled } from './rolled.js';
import { recipientOf } from './say.js';
import { slotTime } from './slots.js';

/**
 * The quick way to freeze digests, for those that are as they were composed ahead: what they tell is still what is
 * planned, of aggregates that nobody has changed since. A few statements for hundreds of people; the mails can leave,
 * and their facts are owed (see OwedFacts). All others are left as they are, to the careful way.
 */
export class QuickFreeze {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: DispatchClock,
  ) {}

  async freeze(slot: IsoDate, recipients: readonly string[], ctx: DigestContext): Promise<ClaimOutcome> {
    return this.dataSource.transaction(async (tx) => {
      if (await isHeld(tx)) return 'held';
      await tx.query(LOCK_DIGESTS, [recipients.map((id) => `digest|${slot}|${id}`).sort()]);
      // Locked first and compared in a statement of its own: it then sees what those who held them before have changed.
      await tx.query(LOCK_AGGREGATES, [slot, recipients]);
      const pilot = await pilotAddress(tx);
      // What may have failed to arrive is told again: such digests are worded anew.
      const unrolled = new Set(await recipientsOfUnrolled(tx, slot));
      const to = recipients.flatMap((id) => {
        const recipient = recipientOf(ctx.directory, id);
        if (recipient === null || unrolled.has(id)) return [];
        if (ctx.directory.people.get(id)?.noticeChoice === 'grave-apart') return [];
        const to = { address: pilot ?? recipient.address, recipient, pilot: pilot !== null };
        return reasonAgainst(to, ctx.mail) === null ? [{ id, address: to.address }] : [];
      });
      const at = slotTime(slot, ctx.rules.policy.slotHour).toISOString();
      await tx.query(FREEZE_UNCHANGED, [
        slot,
        to.map(({ id }) => id),
        to.map(({ address }) => address),
        at,
        this.clock.now().toISOString(),
      ]);
      await notifyEngine(tx);
      return 'claimed';
    });
  }
}

/** In the order of ids, as everybody does who locks several. */
const LOCK_AGGREGATES = `
SELECT count(*) FROM (
  SELECT 1 FROM aggregate WHERE id IN (SELECT aggregate_id FROM planned_item WHERE slot = $1 AND recipient = ANY($2))
  ORDER BY id FOR UPDATE) AS locked`;

/**
 * Equal sources make equal mails; they are the person's planned items with the versions that these were planned from.
 * Person by person, each through an index: a join of the tables as a whole is planned by statistics that do not know yet
 * what the hour before the slot has brought, and then compares everybody with everybody.
 */
export const FREEZE_UNCHANGED = `
UPDATE message SET state = 'queued', frozen_at = $5
WHERE id = ANY(ARRAY(
  SELECT same.id
  FROM unnest($2::text[], $3::text[]) AS r (recipient, address)
  CROSS JOIN LATERAL (
    SELECT jsonb_object_agg(i.key, i.aggregate_version) AS sources
    FROM planned_item i JOIN aggregate a ON a.id = i.aggregate_id
    WHERE i.slot = $1 AND i.recipient = r.recipient
    HAVING bool_and(i.aggregate_version = a.version)
  ) AS due
  CROSS JOIN LATERAL (
    SELECT m.id FROM message m
    WHERE m.slot_date = $1 AND m.recipient = r.recipient AND m.state = 'planned' AND m.address = r.address
      AND m.slot = $4 AND m.sources = due.sources
    OFFSET 0
  ) AS same))`;
