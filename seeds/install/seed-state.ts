import { createHash } from 'node:crypto';
import { canonicalJson, type Persistence, SeedStateEntity } from '#persistence';

type Transaction = Persistence['dataSource']['manager'];

/** What was installed last under a name; the same content is not written again. */
export class SeedState {
  constructor(private readonly persistence: Persistence) {}

  async isApplied(name: string, content: unknown): Promise<boolean> {
    return (await this.applied(name)) === hashOf(content);
  }

  async applied(name: string): Promise<string | null> {
    const row = await this.persistence.dataSource.manager.findOneBy(SeedStateEntity, { name });
    return row?.hash ?? null;
  }

  async note(name: string, content: unknown, tx?: Transaction): Promise<void> {
    await this.noteText(name, hashOf(content), tx);
  }

  async noteText(name: string, hash: string, tx = this.persistence.dataSource.manager): Promise<void> {
    const appliedAt = this.persistence.clock.now().toISOString();
    await tx.upsert(SeedStateEntity, { name, hash, appliedAt }, ['name']);
  }
}

function hashOf(content: unknown): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}
