import type { DataSource } from 'typeorm';
import { IsNull } from 'typeorm';
import { CalendarAddressEntity } from '../entities/index.js';

/** Addresses of personal calendars by the hash of their secret: who reads the database cannot use them. */
export class CalendarAddressStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: { now(): Date },
  ) {}

  async create(address: { hash: string; personId: string; label: string }): Promise<void> {
    await this.dataSource.manager.insert(CalendarAddressEntity, { ...address, createdAt: this.now() });
  }

  /** One that is not revoked. */
  find(hash: string): Promise<CalendarAddressEntity | null> {
    return this.dataSource.manager.findOneBy(CalendarAddressEntity, { hash, revokedAt: IsNull() });
  }

  /** A person's, newest first. */
  list(personId: string): Promise<CalendarAddressEntity[]> {
    return this.dataSource.manager.find(CalendarAddressEntity, {
      where: { personId, revokedAt: IsNull() },
      order: { createdAt: 'DESC' },
    });
  }

  async markRead(hash: string): Promise<void> {
    await this.dataSource.manager.update(CalendarAddressEntity, { hash }, { lastReadAt: this.now() });
  }

  async revoke(hash: string): Promise<void> {
    const live = { hash, revokedAt: IsNull() };
    await this.dataSource.manager.update(CalendarAddressEntity, live, { revokedAt: this.now() });
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}
