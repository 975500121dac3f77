import { type DataSource, In, IsNull, LessThan, MoreThan } from 'typeorm';
import { AttachmentEntity } from '../entities/index.js';

export type StoredFile = Pick<AttachmentEntity, 'storageKey' | 'sha256' | 'size' | 'mediaType' | 'name'>;

/** Rows of evidence files. Moments are given by the caller, in real time. */
export class AttachmentStore {
  constructor(private readonly dataSource: DataSource) {}

  async find(id: string): Promise<AttachmentEntity | null> {
    return this.dataSource.manager.findOneBy(AttachmentEntity, { id });
  }

  ofTask(taskId: string): Promise<AttachmentEntity[]> {
    return this.dataSource.manager.find(AttachmentEntity, {
      where: { taskId },
      order: { deadlineId: 'ASC', submissionNo: 'ASC', uploadedAt: 'ASC', id: 'ASC' },
    });
  }

  /** The same content under the same name, uploaded by this person and not submitted yet. */
  waiting(
    person: string,
    { sha256, name }: Pick<StoredFile, 'sha256' | 'name'>,
    since: Date,
  ): Promise<AttachmentEntity | null> {
    const uploadedAt = MoreThan(since.toISOString());
    const where = { uploadedBy: person, sha256, name, taskId: IsNull(), uploadedAt };
    return this.dataSource.manager.findOne(AttachmentEntity, { where, order: { uploadedAt: 'DESC' } });
  }

  /** Bytes that this person has uploaded since then. */
  async usedSince(person: string, since: Date): Promise<number> {
    const rows: { used: string }[] = await this.dataSource.query(USED, [person, since.toISOString()]);
    return Number(rows[0]!.used);
  }

  /** Null when the person's quota since then would be passed; uploads at one moment are counted one after the other. */
  add(
    { id, person, at, since, quota }: { id: string; person: string; at: Date; since: Date; quota: number },
    file: StoredFile,
  ): Promise<AttachmentEntity | null> {
    return this.dataSource.transaction(async (tx) => {
      await tx.query('SELECT 1 FROM person WHERE id = $1 FOR NO KEY UPDATE', [person]);
      const rows: { used: string }[] = await tx.query(USED, [person, since.toISOString()]);
      if (Number(rows[0]!.used) + file.size > quota) return null;
      const row = tx.create(AttachmentEntity, {
        ...file,
        id,
        uploadedBy: person,
        uploadedAt: at.toISOString(),
        taskId: null,
        deadlineId: null,
        submissionNo: null,
      });
      await tx.insert(AttachmentEntity, row);
      return row;
    });
  }

  /** Removes rows that no submission has taken, and answers where their files lie. */
  async removeWaiting(before: Date): Promise<string[]> {
    const result = await this.dataSource.manager
      .createQueryBuilder()
      .delete()
      .from(AttachmentEntity)
      .where({ taskId: IsNull(), uploadedAt: LessThan(before.toISOString()) })
      .returning('storage_key')
      .execute();
    return (result.raw as { storage_key: string }[]).map((row) => row.storage_key);
  }

  /** Which of these keys have a row. */
  async known(keys: readonly string[]): Promise<Set<string>> {
    const rows = await this.dataSource.manager.find(AttachmentEntity, {
      select: { storageKey: true },
      where: { storageKey: In([...keys]) },
    });
    return new Set(rows.map((row) => row.storageKey));
  }

  /** Every row, a few at a time, in the order of their keys. */
  async *all(): AsyncGenerator<AttachmentEntity> {
    for (let after = ''; ; ) {
      const rows = await this.dataSource.manager
        .createQueryBuilder(AttachmentEntity, 'a')
        .where('a.storageKey > :after', { after })
        .orderBy('a.storageKey')
        .limit(BATCH)
        .getMany();
      yield* rows;
      if (rows.length < BATCH) return;
      after = rows.at(-1)!.storageKey;
    }
  }
}

const BATCH = 500;
const USED =
  'SELECT coalesce(sum(size), 0) AS used FROM attachment WHERE uploaded_by = $1 AND uploaded_at > $2';
