import type { DataSource, EntityManager } from 'typeorm';
import { IsNull, MoreThan } from 'typeorm';
import type { AccessReason } from '#contracts';
import { AccessEntryEntity, OrganisationAccountEntity, PendingSignInEntity } from '../entities/index.js';
import type { Actor } from '../record/actor.js';
import type { RegisterStore } from '../record/register-store.js';

/** Which account of the organisation is whose. Binding and releasing are acts of administration: the register has them. */
export class OrganisationAccounts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly register: RegisterStore,
    private readonly clock: { now(): Date },
  ) {}

  async personOf(issuer: string, subject: string): Promise<string | null> {
    const found = await this.dataSource.manager.findOneBy(OrganisationAccountEntity, { issuer, subject });
    return found?.personId ?? null;
  }

  /** @returns false when the person, or the account, is bound already */
  async bind(account: { issuer: string; subject: string; personId: string }): Promise<boolean> {
    return this.dataSource.transaction(async (tx) => {
      const boundAt = this.clock.now().toISOString();
      const { raw } = await tx
        .createQueryBuilder()
        .insert()
        .into(OrganisationAccountEntity)
        .values({ ...account, boundAt })
        .orIgnore()
        .returning('person_id')
        .execute();
      if ((raw as unknown[]).length === 0) return false;
      const { personId: person, issuer } = account;
      const bound = { type: 'organisation-account-bound', data: { person, issuer } } as const;
      await this.register.append(tx, [bound], { id: person });
      return true;
    });
  }

  /** Whether a person has come by the organisation's account, and since when. */
  async boundSince(personId: string): Promise<string | null> {
    const found = await this.dataSource.manager.findOneBy(OrganisationAccountEntity, { personId });
    return found?.boundAt ?? null;
  }

  /** The person may come by another account. @returns whether there was one */
  async release(personId: string, actor: Actor): Promise<boolean> {
    return this.dataSource.transaction(async (tx) => {
      const released = await this.releaseIn(tx, personId);
      for (const issuer of released) {
        const event = { type: 'organisation-account-released', data: { person: personId, issuer } } as const;
        await this.register.append(tx, [event], actor);
      }
      return released.length > 0;
    });
  }

  private async releaseIn(tx: EntityManager, personId: string): Promise<string[]> {
    const rows = await tx.findBy(OrganisationAccountEntity, { personId });
    await tx.delete(OrganisationAccountEntity, { personId });
    return rows.map(({ issuer }) => issuer);
  }
}

/** Sign-ins with the organisation's account that are on their way. */
export class PendingSignInStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: { now(): Date },
  ) {}

  async begin(secretHash: string, expiresAt: string): Promise<void> {
    const createdAt = this.clock.now().toISOString();
    await this.dataSource.manager.insert(PendingSignInEntity, { secretHash, createdAt, expiresAt });
  }

  /** True for exactly one of those who use it. */
  async use(secretHash: string): Promise<boolean> {
    const now = this.clock.now().toISOString();
    const where = { secretHash, usedAt: IsNull(), expiresAt: MoreThan(now) };
    return (await this.dataSource.manager.update(PendingSignInEntity, where, { usedAt: now })).affected === 1;
  }
}

export interface NewAccessEntry {
  outcome: 'in' | 'refused';
  reason: AccessReason | null;
  detail: string | null;
  personId: string | null;
  trace: string;
}

/** Who came in by the organisation's account, and who did not and why. */
export class AccessEntries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: { now(): Date },
  ) {}

  async note(entry: NewAccessEntry): Promise<void> {
    await this.dataSource.manager.insert(AccessEntryEntity, { ...entry, at: this.clock.now().toISOString() });
  }

  /** The newest first; of one trace code when one is given. */
  async list({
    trace,
    page,
    pageSize,
  }: {
    trace?: string | undefined;
    page: number;
    pageSize: number;
  }): Promise<{ items: AccessEntryEntity[]; total: number }> {
    const where = trace === undefined ? {} : { trace };
    const [items, total] = await this.dataSource.manager.findAndCount(AccessEntryEntity, {
      where,
      order: { id: 'DESC' },
      skip: (page - 1) * pageSize,
      take: pageSize,
    });
    return { items, total };
  }
}
