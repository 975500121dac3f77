import type { DataSource } from 'typeorm';
import { type EngineAct, EngineActEntity, EngineStateEntity, EngineTurnEntity } from '../entities/index.js';

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

  async setHold(on: boolean, reason: string | null, by: string): Promise<void> {
    await this.write('hold', { on, reason, by, since: this.clock.now().toISOString() });
    await this.record(on ? 'hold' : 'release', by, { reason });
  }

  /** In pilot mode the one address that all mail goes to; null otherwise. */
  async pilot(): Promise<string | null> {
    return (await this.read<{ address: string | null }>('pilot'))?.address ?? null;
  }

  async setPilot(address: string | null, by: string): Promise<void> {
    await this.write('pilot', { address });
    await this.record('pilot', by, { address });
  }

  /** What the planner had to plan itself because a workflow had not. */
  async repairs(): Promise<number> {
    return (await this.read<{ total: number }>('repairs'))?.total ?? 0;
  }

  async addRepairs(count: number): Promise<void> {
    if (count === 0) return;
    await this.dataSource.query(
      `INSERT INTO engine_state (name, value, updated_at) VALUES ('repairs', jsonb_build_object('total', $1::int), $2)
       ON CONFLICT (name) DO UPDATE SET updated_at = $2,
         value = jsonb_build_object('total', (engine_state.value->>'total')::int + $1::int)`,
      [count, this.clock.now().toISOString()],
    );
  }

  /** `at` is real time: an engine that stands still must be seen, whatever the programme's clock does. */
  async turned(name: string, at: Date, detail: Record<string, unknown> = {}): Promise<void> {
    await this.dataSource.manager.upsert(EngineTurnEntity, { name, at: at.toISOString(), detail } as object, [
      'name',
    ]);
  }

  turns(): Promise<EngineTurnEntity[]> {
    return this.dataSource.manager.find(EngineTurnEntity, { order: { name: 'ASC' } });
  }

  /** Acts on the engine as a whole belong to no task; they are kept in a list of their own. */
  async record(act: EngineAct, actor: string, detail: Record<string, unknown>): Promise<void> {
    const at = this.clock.now().toISOString();
    await this.dataSource.manager.insert(EngineActEntity, { at, actor, act, detail } as object);
  }

  acts(limit: number): Promise<EngineActEntity[]> {
    return this.dataSource.manager.find(EngineActEntity, { order: { id: 'DESC' }, take: limit });
  }

  private async read<T>(name: string): Promise<T | null> {
    return ((await this.dataSource.manager.findOneBy(EngineStateEntity, { name }))?.value ??
      null) as T | null;
  }

  private async write(name: string, value: object): Promise<void> {
    const updatedAt = this.clock.now().toISOString();
    await this.dataSource.manager.upsert(EngineStateEntity, { name, value, updatedAt } as object, ['name']);
  }
}
