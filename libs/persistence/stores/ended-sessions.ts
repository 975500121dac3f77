import type { DataSource } from 'typeorm';
import { IsNull } from 'typeorm';
import { SessionEntity } from '../entities/index.js';
import type { Actor } from '../record/actor.js';
import type { RegisterStore } from '../record/register-store.js';

/** Sessions that an administrator ends for somebody else: the register has it. */
export class EndedSessions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly register: RegisterStore,
    private readonly clock: { now(): Date },
  ) {}

  async endAll(personId: string, actor: Actor): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const revokedAt = this.clock.now().toISOString();
      const { affected } = await tx.update(SessionEntity, { personId, revokedAt: IsNull() }, { revokedAt });
      if (affected === 0) return;
      await this.register.append(tx, [{ type: 'sessions-ended', data: { person: personId } }], actor);
    });
  }
}
