import type { DataSource, EntityManager } from 'typeorm';
import { asRow } from '../as-row.js';
import { type EngineAct, EngineActEntity, EngineStateEntity, EngineTurnEntity } from '../entities/index.js';
import { CHANNEL } from '../outbox-topics.js';

export interface Hold {
  on: boolean;
  reason: string | null;
  by: string | null;
  since: string | null;
}

/** State of the engine as a whole: held or not, pilot address, repairs, and when its parts last turned. */
export class EngineStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: { now(): Date },
  ) {}

  /** While held, mail is planned and nothing is sent. */
  async hold(): Promise<Hold> {
    return (await this.read<Hold>('hold')) ?? { on: false, reason: null, by: null, since: null };
  }

  /** Switch, act and the word to the workers are one: a dispatch that waits for a release goes on at once. */
  async setHold(on: boolean, reason: string | null, by: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.write('hold', { on, reason, by, since: this.clock.now().toISOString() }, tx);
      await this.record(on ? 'hold' : 'release', by, { reason }, tx);
      await tx.query('SELECT pg_notify($1, $2)', [CHANNEL.hold, '']);
    });
  }

  /** In pilot mode the one address that all mail goes to; null otherwise. */
  async pilot(): Promise<string | null> {
    return (await this.read<{ address: string | null }>('pilot'))?.address ?? null;
  }

  async setPilot(address: string | null, by: string): Promise<void> {
    await this.write('pilot', { address });
    await this.record('pilot', by, { address });
  }

  /** What the engine had to mend because something of its own had not run as it should. */
  repairs(): Promise<number> {
    return this.total('repairs');
  }

  addRepairs(count: number): Promise<void> {
    return this.add('repairs', count);
  }

  /** Workflows begun again because Temporal came up empty; no fault of the engine, so counted apart. */
  rebuilt(): Promise<number> {
    return this.total('rebuilt');
  }

  addRebuilt(count: number): Promise<void> {
    return this.add('rebuilt', count);
  }

  /** Of the workflows that belong to no aggregate; null before the first worker. */
  async workflowGeneration(): Promise<number | null> {
    return (await this.read<{ number: number }>('workflow-generation'))?.number ?? null;
  }

  async setWorkflowGeneration(number: number): Promise<void> {
    await this.write('workflow-generation', { number });
  }

  /** `at` is real time: an engine that stands still must be seen, whatever the programme's clock does. */
  async turned(name: string, at: Date, detail: Record<string, unknown> = {}): Promise<void> {
    await this.dataSource.manager.upsert(
      EngineTurnEntity,
      asRow<EngineTurnEntity>({ name, at: at.toISOString(), detail }),
      ['name'],
    );
  }

  turns(): Promise<EngineTurnEntity[]> {
    return this.dataSource.manager.find(EngineTurnEntity, { order: { name: 'ASC' } });
  }

  /** Acts on the engine as a whole belong to no task; they are kept in a list of their own. */
  async record(
    act: EngineAct,
    actor: string,
    detail: Record<string, unknown>,
    db: EntityManager = this.dataSource.manager,
  ): Promise<void> {
    const at = this.clock.now().toISOString();
    await db.insert(EngineActEntity, asRow<EngineActEntity>({ at, actor, act, detail }));
  }

  acts(limit: number): Promise<EngineActEntity[]> {
    return this.dataSource.manager.find(EngineActEntity, { order: { id: 'DESC' }, take: limit });
  }

  private async read<T>(name: string): Promise<T | null> {
    return ((await this.dataSource.manager.findOneBy(EngineStateEntity, { name }))?.value ??
      null) as T | null;
  }

  private async total(name: 'repairs' | 'rebuilt'): Promise<number> {
    return (await this.read<{ total: number }>(name))?.total ?? 0;
  }

  private async add(name: 'repairs' | 'rebuilt', count: number): Promise<void> {
    if (count === 0) return;
    await this.dataSource.query(
      `INSERT INTO engine_state (name, value, updated_at) VALUES ($3, jsonb_build_object('total', $1::int), $2)
       ON CONFLICT (name) DO UPDATE SET updated_at = $2,
         value = jsonb_build_object('total', (engine_state.value->>'total')::int + $1::int)`,
      [count, this.clock.now().toISOString(), name],
    );
  }

  private async write(
    name: string,
    value: object,
    db: EntityManager = this.dataSource.manager,
  ): Promise<void> {
    const updatedAt = this.clock.now().toISOString();
    await db.upsert(EngineStateEntity, asRow<EngineStateEntity>({ name, value: { ...value }, updatedAt }), [
      'name',
    ]);
  }
}
