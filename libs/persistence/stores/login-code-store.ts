import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { IsNull, MoreThan } from 'typeorm';
import { LoginCodeEntity } from '../entities/index.js';

export type NewLoginCode = Pick<
  LoginCodeEntity,
  'email' | 'personId' | 'codeHash' | 'tokenHash' | 'browserHash' | 'expiresAt'
>;

/** One-time codes and links of sign-in; only hashes are kept. */
export class LoginCodeStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: { now(): Date },
  ) {}

  async create(code: NewLoginCode): Promise<string> {
    const id = randomUUID();
    await this.dataSource.manager.insert(LoginCodeEntity, {
      ...code,
      id,
      createdAt: this.now(),
      attempts: 0,
    });
    return id;
  }

  /** Any code of the link, used or not: the caller says why it is refused. */
  findByToken(tokenHash: string): Promise<LoginCodeEntity | null> {
    return this.dataSource.manager.findOneBy(LoginCodeEntity, { tokenHash });
  }

  /** The newest code of an address that was asked for in this browser, neither used nor too old. */
  findActive(email: string, browserHash: string): Promise<LoginCodeEntity | null> {
    return this.dataSource.manager.findOne(LoginCodeEntity, {
      where: { email, browserHash, usedAt: IsNull(), expiresAt: MoreThan(this.now()) },
      order: { createdAt: 'DESC' },
    });
  }

  /** Counts one try, and answers how many there have been. */
  async attempt(id: string): Promise<number> {
    const [rows] = (await this.dataSource.query(
      'UPDATE login_code SET attempts = attempts + 1 WHERE id = $1 RETURNING attempts',
      [id],
    )) as [{ attempts: number }[], number];
    return rows[0]?.attempts ?? 0;
  }

  /** True for exactly one of those who use it. */
  async use(id: string): Promise<boolean> {
    const where = { id, usedAt: IsNull(), expiresAt: MoreThan(this.now()) };
    return (
      (await this.dataSource.manager.update(LoginCodeEntity, where, { usedAt: this.now() })).affected === 1
    );
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}
