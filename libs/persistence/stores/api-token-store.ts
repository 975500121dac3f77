import type { DataSource } from 'typeorm';
import { IsNull, MoreThan } from 'typeorm';
import { ApiTokenEntity } from '../entities/index.js';

/** Bearer tokens, made by an administrator on the machine; only hashes are kept. */
export class ApiTokenStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: { now(): Date },
  ) {}

  async create(token: { hash: string; personId: string; expiresAt: string }): Promise<void> {
    await this.dataSource.manager.insert(ApiTokenEntity, {
      ...token,
      createdAt: this.clock.now().toISOString(),
    });
  }

  /** A token that is neither revoked nor too old. */
  find(hash: string): Promise<ApiTokenEntity | null> {
    const expiresAt = MoreThan(this.clock.now().toISOString());
    return this.dataSource.manager.findOneBy(ApiTokenEntity, { hash, revokedAt: IsNull(), expiresAt });
  }
}
