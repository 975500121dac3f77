import type { DataSource } from 'typeorm';
import { IsNull, MoreThan } from 'typeorm';
import { SessionEntity } from '../entities/index.js';

/** Sessions by the hash of their id: who reads the database cannot use them. */
export class SessionStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: { now(): Date },
  ) {}

  async create(session: {
    idHash: string;
    personId: string;
    expiresAt: string;
    userAgent: string;
  }): Promise<void> {
    const now = this.now();
    await this.dataSource.manager.insert(SessionEntity, { ...session, createdAt: now, lastSeenAt: now });
  }

  /** A session that is neither revoked nor too old. */
  find(idHash: string): Promise<SessionEntity | null> {
    const where = { idHash, revokedAt: IsNull(), expiresAt: MoreThan(this.now()) };
    return this.dataSource.manager.findOneBy(SessionEntity, where);
  }

  async touch(idHash: string, expiresAt?: string): Promise<void> {
    const later = expiresAt === undefined ? {} : { expiresAt };
    await this.dataSource.manager.update(SessionEntity, { idHash }, { lastSeenAt: this.now(), ...later });
  }

  list(personId: string): Promise<SessionEntity[]> {
    const where = { personId, revokedAt: IsNull(), expiresAt: MoreThan(this.now()) };
    return this.dataSource.manager.find(SessionEntity, { where, order: { lastSeenAt: 'DESC' } });
  }

  async revoke(idHash: string): Promise<void> {
    await this.dataSource.manager.update(
      SessionEntity,
      { idHash, revokedAt: IsNull() },
      { revokedAt: this.now() },
    );
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}
