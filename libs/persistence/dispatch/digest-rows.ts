import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { IsoDate } from '#contracts';
import { MessageEntity, MessageItemEntity } from '../entities/index.js';
import type { Digest, Frozen } from './digest.js';
import { lastMoment } from './slots.js';

/** The row of a person's mail for a slot, with the bytes that were composed for it; null when there is none yet. */
export async function findDigestRow(
  tx: EntityManager,
  slot: IsoDate,
  recipient: string,
): Promise<MessageEntity | null> {
  return tx
    .createQueryBuilder(MessageEntity, 'm')
    .addSelect('m.mime')
    .where('m.slotDate = :slot AND m.recipient = :recipient', { slot, recipient })
    .getOne();
}

/** Whether the row was composed from exactly this. */
export function isCurrent(row: MessageEntity, digest: Digest): boolean {
  return (
    row.mime !== null &&
    row.key === digest.key &&
    row.address === digest.address &&
    equal(row.sources, digest.sources)
  );
}

/** Writes the mail of a digest, in the place of what was composed before. */
export async function writeDigestRow(
  tx: EntityManager,
  row: MessageEntity | null,
  digest: Digest,
  frozen: Frozen,
  status: Pick<MessageEntity, 'state' | 'frozenAt' | 'settledAt' | 'reply'> & { at: string },
): Promise<string> {
  const { at, ...state } = status;
  const id = row?.id ?? randomUUID();
  const { key, address, slot, sources, class: grade } = digest;
  const content = {
    key,
    address,
    class: grade,
    subject: frozen.subject,
    mime: frozen.mime,
    messageId: frozen.messageId,
    sources,
    ...state,
  };
  if (row) {
    await tx.update(MessageEntity, { id }, content as object);
    await tx.delete(MessageItemEntity, { messageId: id });
  } else {
    await tx.insert(MessageEntity, {
      ...content,
      id,
      recipient: digest.recipient.id,
      slot: digest.at.toISOString(),
      slotDate: slot,
      attempts: 0,
      resends: 0,
      notAfter: lastMoment(slot).toISOString(),
      createdAt: at,
    } as object);
  }
  await tx.insert(MessageItemEntity, itemRows(id, digest) as object[]);
  return id;
}

function itemRows(messageId: string, { lines, rolled }: Digest) {
  const said = lines.map(({ item, line }) => ({ ...item, line }));
  const again = rolled.map(({ item, line }) => ({ ...item, kind: 'rolled', line }));
  return [...said, ...again].map(
    ({ aggregateId, deadlineId, doneKey, rung, kind, nominal, line }, ordinal) => ({
      ...{ messageId, ordinal, aggregateId, deadlineId, doneKey, rung, kind, nominal },
      line,
    }),
  );
}

function equal(a: Record<string, number>, b: Record<string, number>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
