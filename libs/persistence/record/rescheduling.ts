import type { DataSource, EntityManager } from 'typeorm';
import { AggregateEntity } from '../entities/index.js';
import type { SettingsStore } from '../stores/settings-store.js';
import { enqueue } from './enqueue.js';
import type { Recorder } from './recorder.js';

const BATCH = 200;

/** Gives every open aggregate its place in the plan anew: after a new calendar or policy, or a jump of the clock. */
export class Rescheduling {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: SettingsStore,
    private readonly recorder: Recorder,
    private readonly clock: { now(): Date },
  ) {}

  /** Writes only where something moved, and has the workflow of each told; answers how many moved. */
  async all(): Promise<number> {
    let moved = 0;
    for (let after: string | null = ''; after !== null; ) {
      const from: string = after;
      const result = await this.dataSource.transaction((tx) => this.batch(tx, from));
      moved += result.moved;
      after = result.last;
    }
    return moved;
  }

  private async batch(tx: EntityManager, after: string): Promise<{ moved: number; last: string | null }> {
    const rows = await tx
      .createQueryBuilder(AggregateEntity, 'a')
      .where('NOT a.closed AND a.id > :after', { after })
      .orderBy('a.id')
      .limit(BATCH)
      .setLock('pessimistic_write')
      .getMany();
    const rules = await this.settings.rules(null, tx);
    const at = this.clock.now().toISOString();
    let moved = 0;
    for (const row of rows) {
      const schedule = this.recorder.schedule(row, rules);
      if (schedule.nextSlot === row.nextSlot && schedule.nextWake === row.nextWake) continue;
      moved += 1;
      await tx.update(AggregateEntity, { id: row.id }, { ...schedule, plannedSlot: null });
      await enqueue(tx, at, 'changed', row.id, { kind: row.kind, workflow: true });
    }
    return { moved, last: rows.length < BATCH ? null : rows.at(-1)!.id };
  }
}
