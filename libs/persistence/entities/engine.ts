import { Column, Entity, PrimaryColumn } from 'typeorm';
import { count, instant, json, text } from './columns.js';

export type EngineAct = 'hold' | 'release' | 'pilot' | 'dispatch-now' | 'repair' | 'rebuild' | 'backup';

@Entity('engine_state')
export class EngineStateEntity {
  @PrimaryColumn(text) name!: string;
  @Column(json) value!: Record<string, unknown>;
  @Column(instant) updatedAt!: string;
}

@Entity('engine_clock')
export class EngineClockEntity {
  @PrimaryColumn(count) id!: 1;
  @Column(instant) realAnchor!: string;
  @Column(instant) programmeAnchor!: string;
  @Column({ type: 'double precision' }) speed!: number;
}

/** When a part of the engine last finished a full turn, in real time. */
@Entity('engine_turn')
export class EngineTurnEntity {
  @PrimaryColumn(text) name!: string;
  @Column(instant) at!: string;
  @Column(json) detail!: Record<string, unknown>;
}

/** What somebody did to the engine as a whole. Inserted, never changed. */
@Entity('engine_act')
export class EngineActEntity {
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'BY DEFAULT' }) id!: string;
  @Column(instant) at!: string;
  @Column(text) actor!: string;
  @Column(text) act!: EngineAct;
  @Column(json) detail!: Record<string, unknown>;
}

@Entity('seed_state')
export class SeedStateEntity {
  @PrimaryColumn(text) name!: string;
  @Column(text) hash!: string;
  @Column(instant) appliedAt!: string;
}
