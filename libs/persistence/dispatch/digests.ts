import type { IsoDate } from '#contracts';
import type { Persistence } from '../persistence.js';
import type { ClaimOutcome, DigestClaims } from './claim.js';
import {
  aggregatesOf,
  type DigestContext,
  freezeDigest,
  gatherDigests,
  itemsOf,
  type MailSettings,
} from './digest.js';
import {
  type DigestRow,
  findDigestRows,
  isCurrent,
  isOpen,
  placesOf,
  writeDigestRows,
} from './digest-rows.js';
import type { QuickFreeze } from './freeze.js';
import type { DispatchClock } from './ports.js';
import { recipientsOfUnrolled } from './rolled.js';

/** Digests of one transaction: each statement is for all of them. */
const BATCH = 50;
/** The quick way does next to nothing for one of them. */
const QUICK_BATCH = 500;
/** While one transaction waits for the disk, another one works. */
const AT_ONCE = 2;

/** Called between transactions, so that a long run can say it is alive. */
export type Beat = () => void;

export interface Claimed {
  held: boolean;
  failures: unknown[];
}

/** All digests of a slot: composed ahead, frozen, and then recorded. */
export class Digests {
  constructor(
    private readonly persistence: Persistence,
    private readonly clock: DispatchClock,
    private readonly quick: QuickFreeze,
    private readonly claims: DigestClaims,
    private readonly mail: MailSettings,
  ) {}

  /** Words what is planned so far, so that the slot itself only compares and sends. */
  async composeAhead(slot: IsoDate, beat: Beat): Promise<number> {
    const ctx = await this.context();
    const recipients = await this.pending(slot);
    await inParallel(batches(recipients, BATCH), async (some) => {
      await this.compose(slot, some, ctx);
      beat();
    });
    return recipients.length;
  }

  /** The facts of what is frozen; answers what failed. Also while mail is held: it has been promised. */
  recordFacts(slot: IsoDate, beat: Beat): Promise<unknown[]> {
    return this.persistence.owed.settleSlot(slot, beat);
  }

  /**
   * Freezes every digest of the slot: most of them at once, the changed ones with care. What fails for one person must
   * not keep the mail from the others.
   */
  async freezeAll(slot: IsoDate, beat: Beat): Promise<Claimed> {
    const ctx = await this.context();
    const failures: unknown[] = [];
    let held = false;
    const attempt = async (
      claim: () => Promise<ClaimOutcome>,
      failed: (error: unknown) => unknown,
    ): Promise<void> => {
      if (held) return;
      try {
        held ||= (await claim()) === 'held';
      } catch (error) {
        await failed(error);
      }
      beat();
    };
    const giveUp = (error: unknown) => failures.push(error);
    const leftToCare = () => undefined;
    const pending = await this.pending(slot);
    // The first ones are few, so that their mails leave while the others are frozen.
    const quick = [...batches(pending.slice(0, BATCH), BATCH), ...batches(pending.slice(BATCH), QUICK_BATCH)];
    await inParallel(quick, (some) => attempt(() => this.quick.freeze(slot, some, ctx), leftToCare));
    await inParallel(await this.unaddressed(slot), (id) =>
      attempt(() => this.claims.recordUnaddressed(slot, id, ctx.rules), giveUp),
    );
    // What was planned again at its claim may speak to somebody new: until nobody is left.
    const asked = new Set<string>();
    for (let next = await this.pending(slot); next.length > 0 && !held; next = await this.pending(slot)) {
      const unasked = next.filter((id) => !asked.has(id));
      if (unasked.length === 0) break;
      for (const id of unasked) asked.add(id);
      await inParallel(batches(unasked, BATCH), (some) =>
        attempt(
          () => this.claims.claim(slot, some, ctx),
          async () => {
            for (const id of some) await attempt(() => this.claims.claim(slot, [id], ctx), giveUp);
          },
        ),
      );
    }
    return { held, failures };
  }

  private async compose(slot: IsoDate, recipients: readonly string[], ctx: DigestContext): Promise<void> {
    await this.persistence.dataSource.transaction(async (tx) => {
      const rows = await findDigestRows(tx, slot, recipients);
      const open = recipients.filter((id) => isOpen(rows, id));
      const items = await itemsOf(tx, slot, open);
      const aggregates = await aggregatesOf(
        tx,
        items.map((item) => item.aggregateId),
      );
      const at = this.clock.now().toISOString();
      const written: DigestRow[] = [];
      const digests = await gatherDigests(tx, slot, open, { items, aggregates }, ctx);
      const places = placesOf(digests, rows);
      for (const digest of digests) {
        const row = places.get(digest);
        if (isCurrent(row, digest)) continue;
        const state = { state: 'planned' as const, frozenAt: null, settledAt: null, reply: null };
        written.push({ row, digest, frozen: await freezeDigest(digest, ctx), state });
      }
      await writeDigestRows(tx, written, at);
    });
  }

  private async context(): Promise<DigestContext> {
    const { settings, directory, proof } = this.persistence;
    const [rules, people, checkpoint] = await Promise.all([
      settings.rules(null),
      directory.current(),
      proof.store.latest(),
    ]);
    return { rules, directory: people, mail: this.mail, checkpoint };
  }

  /** Who is to be told something and has no mail of this slot yet. */
  private async pending(slot: IsoDate): Promise<string[]> {
    const tx = this.persistence.dataSource.manager;
    const rows = (await tx.query(
      `SELECT recipient FROM planned_item WHERE slot = $1 AND recipient IS NOT NULL
       UNION SELECT recipient FROM message WHERE slot_date = $1 AND state = 'planned'
       UNION SELECT unnest($2::text[])
       EXCEPT SELECT recipient FROM message WHERE slot_date = $1 AND frozen_at IS NOT NULL AND class <> 'letter'
       ORDER BY recipient`,
      [slot, await recipientsOfUnrolled(tx, slot)],
    )) as { recipient: string }[];
    return rows.map((row) => row.recipient);
  }

  private async unaddressed(slot: IsoDate): Promise<string[]> {
    const rows = (await this.persistence.dataSource.query(
      'SELECT DISTINCT aggregate_id AS id FROM planned_item WHERE slot = $1 AND recipient IS NULL ORDER BY id',
      [slot],
    )) as { id: string }[];
    return rows.map((row) => row.id);
  }
}

function batches<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}

async function inParallel<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const rest = [...all];
  const next = async (): Promise<void> => {
    for (let one = rest.shift(); one !== undefined; one = rest.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}
