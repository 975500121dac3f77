import type { DataSource, EntityManager } from 'typeorm';
import type { IsoDate } from '#contracts';
import type { DirectoryStore } from '../directory/directory-store.js';
import type { SettingsStore } from '../stores/settings-store.js';
import type { DigestClaims } from './claim.js';
import {
  aggregatesOf,
  type DigestContext,
  freezeDigest,
  gatherDigests,
  itemsOf,
  type MailSettings,
} from './digest.js';
import { type DigestRow, findDigestRows, isCurrent, writeDigestRows } from './digest-rows.js';
import type { DispatchClock } from './ports.js';
import { recipientsOfUnrolled } from './rolled.js';

/** Digests of one transaction: each statement is for all of them. */
const BATCH = 50;
/** While one transaction waits for the disk, another one works. */
const AT_ONCE = 2;

/** Called between transactions, so that a long run can say it is alive. */
export type Beat = () => void;

/** All digests of a slot: composed ahead, then claimed. */
export class Digests {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: DispatchClock,
    private readonly settings: SettingsStore,
    private readonly directory: DirectoryStore,
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

  /** Claims every digest of the slot. What fails for one person must not keep the mail from the others. */
  async claimAll(slot: IsoDate, beat: Beat): Promise<{ held: boolean; failures: unknown[] }> {
    const ctx = await this.context();
    const failures: unknown[] = [];
    let held = false;
    const attempt = async (
      claim: () => Promise<string>,
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
    await this.dataSource.transaction(async (tx) => {
      const rows = await findDigestRows(tx, slot, recipients);
      const open = recipients.filter((id) => (rows.get(id)?.frozenAt ?? null) === null);
      const items = await itemsOf(tx, slot, open);
      const aggregates = await aggregatesOf(
        tx,
        items.map((item) => item.aggregateId),
        false,
      );
      const at = this.clock.now().toISOString();
      const written: DigestRow[] = [];
      for (const digest of await gatherDigests(tx, slot, open, { items, aggregates }, ctx)) {
        const row = rows.get(digest.recipient.id);
        if (isCurrent(row, digest)) continue;
        const state = { state: 'planned' as const, frozenAt: null, settledAt: null, reply: null };
        written.push({ row, digest, frozen: await freezeDigest(digest, ctx), state });
      }
      await writeDigestRows(tx, written, at);
    });
  }

  private async context(): Promise<DigestContext> {
    const [rules, directory] = await Promise.all([this.settings.rules(null), this.directory.current()]);
    return { rules, directory, mail: this.mail };
  }

  /** Who is to be told something and has no mail of this slot yet. */
  private async pending(slot: IsoDate, tx: EntityManager = this.dataSource.manager): Promise<string[]> {
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
    const rows = (await this.dataSource.query(
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
