import type { DataSource, EntityManager } from 'typeorm';
import type { IsoDate } from '#contracts';
import type { DirectoryStore } from '../directory/directory-store.js';
import type { SettingsStore } from '../stores/settings-store.js';
import type { DigestClaims } from './claim.js';
import {
  aggregatesOf,
  type DigestContext,
  freezeDigest,
  gatherDigest,
  itemsOf,
  type MailSettings,
} from './digest.js';
import { findDigestRow, isCurrent, writeDigestRow } from './digest-rows.js';
import type { DispatchClock } from './ports.js';
import { recipientsOfUnrolled } from './rolled.js';

/** Digests worked on at once; more only queue for the same two disks and cores. */
const AT_ONCE = 4;

/** Called between digests, so that a long run can say it is alive. */
export type Beat = () => void;

/** All digests of a slot: composed ahead, then claimed one by one. */
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
    await inParallel(recipients, async (recipient) => {
      await this.compose(slot, recipient, ctx);
      beat();
    });
    return recipients.length;
  }

  /** Claims every digest of the slot. What fails for one person must not keep the mail from the others. */
  async claimAll(slot: IsoDate, beat: Beat): Promise<{ held: boolean; failures: unknown[] }> {
    const ctx = await this.context();
    const failures: unknown[] = [];
    let held = false;
    const attempt = async (claim: () => Promise<string>): Promise<void> => {
      if (held) return;
      try {
        held ||= (await claim()) === 'held';
      } catch (error) {
        failures.push(error);
      }
      beat();
    };
    const unaddressed = await this.unaddressed(slot);
    await inParallel(unaddressed, (id) => attempt(() => this.claims.recordUnaddressed(slot, id, ctx.rules)));
    const pending = await this.pending(slot);
    await inParallel(pending, (recipient) => attempt(() => this.claims.claim(slot, recipient, ctx)));
    return { held, failures };
  }

  private async compose(slot: IsoDate, recipient: string, ctx: DigestContext): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const row = await findDigestRow(tx, slot, recipient);
      if (row !== null && row.frozenAt !== null) return;
      const items = await itemsOf(tx, slot, recipient);
      const aggregates = await aggregatesOf(
        tx,
        items.map((item) => item.aggregateId),
        false,
      );
      const digest = await gatherDigest(tx, slot, recipient, { items, aggregates }, ctx);
      if (digest === null || (row !== null && isCurrent(row, digest))) return;
      const frozen = await freezeDigest(digest, ctx);
      const at = this.clock.now().toISOString();
      const status = { state: 'planned' as const, frozenAt: null, settledAt: null, reply: null, at };
      await writeDigestRow(tx, row, digest, frozen, status);
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
       EXCEPT SELECT recipient FROM message WHERE slot_date = $1 AND frozen_at IS NOT NULL
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

async function inParallel<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const rest = [...all];
  const next = async (): Promise<void> => {
    for (let one = rest.shift(); one !== undefined; one = rest.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}
