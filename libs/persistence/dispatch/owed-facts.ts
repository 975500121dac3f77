import type { DataSource, EntityManager } from 'typeorm';
import type { IsoDate } from '#contracts';
import { AggregateEntity } from '../entities/index.js';
import type { Recorder } from '../record/recorder.js';
import type { SettingsStore } from '../stores/settings-store.js';
import type { PlannedItem } from './items.js';
import { notifyEngine } from './notify.js';
import { recordTold } from './record-told.js';

/** Aggregates of one transaction: each statement is for all of them. */
const BATCH = 200;

/**
 * A frozen mail is a promise: what it tells is told. The facts of it are appended to the chains after the mails have
 * left; until then the planned items beside the mail say what is owed. Whoever holds an aggregate pays first, so nobody
 * decides, plans or moves on a state that does not know what was told.
 */
export class OwedFacts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly recorder: Recorder,
    private readonly settings: SettingsStore,
    private readonly clock: { now(): Date },
  ) {}

  /** Records what mails have told of these locked aggregates; changes them to what is then stored. */
  async settle(tx: EntityManager, locked: readonly AggregateEntity[]): Promise<void> {
    if (locked.length === 0) return;
    const found = (await tx.query(ITEMS, [locked.map(({ id }) => id)])) as (PlannedItem & {
      told: boolean;
    })[];
    if (!found.some((item) => item.told)) return;
    const aggregates = new Map(locked.map((aggregate) => [aggregate.id, aggregate]));
    const by = { rules: await this.settings.rules(null, tx), at: this.clock.now().toISOString() };
    for (const slot of [...new Set(found.map((item) => item.slot))].sort()) {
      const all = found.filter((item) => item.slot === slot);
      const items = all.filter((item) => item.told);
      await recordTold(tx, slot, { items, aggregates, all }, this.recorder, by);
    }
  }

  /** Everything that mails of a slot have told. One aggregate that fails must not keep the others from their facts. */
  async settleSlot(slot: IsoDate, beat: () => void): Promise<unknown[]> {
    const failures: unknown[] = [];
    const rows = (await this.dataSource.query(OWING, [slot])) as { id: string }[];
    for (let i = 0; i < rows.length; i += BATCH) {
      const ids = rows.slice(i, i + BATCH).map(({ id }) => id);
      try {
        await this.settleSome(ids);
      } catch {
        for (const id of ids) await this.settleSome([id]).catch((error: unknown) => failures.push(error));
      }
      beat();
    }
    return failures;
  }

  private async settleSome(ids: readonly string[]): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.settle(tx, await lockedRows(tx, ids));
      await notifyEngine(tx);
    });
  }
}

/** In the order of ids, so that two that share aggregates never wait for each other in a circle. */
export async function lockedRows(tx: EntityManager, ids: readonly string[]): Promise<AggregateEntity[]> {
  return tx
    .createQueryBuilder(AggregateEntity, 'a')
    .where('a.id = ANY(:ids)', { ids })
    .orderBy('a.id')
    .setLock('pessimistic_write')
    .getMany();
}

/** Told: among what the person's frozen mail of the slot was composed from. */
const TOLD = `EXISTS (SELECT 1 FROM message m WHERE m.slot_date = i.slot AND m.recipient = i.recipient
  AND m.frozen_at IS NOT NULL AND m.sources ? i.key)`;

const ITEMS = `
SELECT i.key, i.aggregate_id AS "aggregateId", i.aggregate_version AS "aggregateVersion", i.slot,
  i.deadline_id AS "deadlineId", i.done_key AS "doneKey", i.notice_key AS "noticeKey", i.rung, i.kind, i.track, i.nominal,
  i.late, i.recipient, i.skip_reason AS "skipReason", i.role, i.why, i.supersedes, ${TOLD} AS told
FROM planned_item i WHERE i.aggregate_id = ANY($1) ORDER BY i.key`;

const OWING = `SELECT DISTINCT i.aggregate_id AS id FROM planned_item i WHERE i.slot = $1 AND ${TOLD} ORDER BY id`;
