import type { DataSource } from 'typeorm';
import { EngineClockEntity } from '../entities/index.js';
import { CHANNEL } from '../outbox-topics.js';
import type { Notifications } from './notifications.js';

interface Anchor {
  realAnchor: Date;
  programmeAnchor: Date;
  speed: number;
}

/** Keeps the anchor of the programme's clock (the port `ClockStorage` of libs/platform). */
export class ClockStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly notifications: Notifications,
  ) {}

  async load(): Promise<Anchor | null> {
    const row = await this.dataSource.manager.findOneBy(EngineClockEntity, { id: 1 });
    if (row === null) return null;
    const { realAnchor, programmeAnchor, speed } = row;
    return { realAnchor: new Date(realAnchor), programmeAnchor: new Date(programmeAnchor), speed };
  }

  async save({ realAnchor, programmeAnchor, speed }: Anchor): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const anchors = {
        realAnchor: realAnchor.toISOString(),
        programmeAnchor: programmeAnchor.toISOString(),
      };
      await tx.upsert(EngineClockEntity, { id: 1, ...anchors, speed } as const, ['id']);
      await tx.query('SELECT pg_notify($1, $2)', [CHANNEL.clock, '']);
    });
  }

  onSaved(listener: () => void): Promise<{ close(): Promise<void> }> {
    return this.notifications.subscribe(CHANNEL.clock, listener);
  }
}
