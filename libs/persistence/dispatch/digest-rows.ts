import { randomUUID } from 'node:crypto';
import { type EntityManager, In } from 'typeorm';
import type { IsoDate } from '#contracts';
import { type MessageClass, MessageEntity, MessageItemEntity } from '../entities/index.js';
import type { Digest, Frozen } from './digest.js';
import { lastMoment } from './slots.js';

/** The rows of some people's mails for a slot, by person; their bytes stay in the database. */
export async function findDigestRows(
  tx: EntityManager,
  slot: IsoDate,
  recipients: readonly string[],
): Promise<Map<string, MessageEntity>> {
  const digests = In<MessageClass>(['routine', 'grave']);
  const rows = await tx.findBy(MessageEntity, {
    slotDate: slot,
    recipient: In([...recipients]),
    class: digests,
  });
  return new Map(rows.map((row) => [row.recipient, row]));
}

/** Whether the row was composed ahead from exactly this. */
export function isCurrent(row: MessageEntity | undefined, digest: Digest): row is MessageEntity {
  if (row === undefined || row.state !== 'planned') return false;
  return row.key === digest.key && row.address === digest.address && equal(row.sources, digest.sources);
}

export interface DigestRow {
  /** What stands in its place; undefined when nothing does. */
  row: MessageEntity | undefined;
  digest: Digest;
  frozen: Frozen;
  state: Pick<MessageEntity, 'state' | 'frozenAt' | 'settledAt' | 'reply'>;
}

/** Writes mails of digests, in the place of what was composed before; answers their ids, in order. */
export async function writeDigestRows(
  tx: EntityManager,
  written: readonly DigestRow[],
  at: string,
): Promise<string[]> {
  const ids = written.map(({ row }) => row?.id ?? randomUUID());
  const replaced = written.flatMap(({ row }) => row?.id ?? []);
  if (replaced.length > 0) await tx.delete(MessageItemEntity, { messageId: In(replaced) });
  const inserted: object[] = [];
  for (const [i, one] of written.entries()) {
    const id = ids[i]!;
    if (one.row) await tx.update(MessageEntity, { id }, contentOf(one) as object);
    else inserted.push({ ...contentOf(one), ...identityOf(one.digest), id, createdAt: at });
  }
  if (inserted.length > 0) await tx.insert(MessageEntity, inserted);
  const items = written.flatMap(({ digest }, i) => itemRows(ids[i]!, digest));
  if (items.length > 0) await tx.insert(MessageItemEntity, items as object[]);
  return ids;
}

function identityOf({ recipient, at, slot }: Digest) {
  return {
    recipient: recipient.id,
    slot: at.toISOString(),
    slotDate: slot,
    attempts: 0,
    resends: 0,
    notAfter: lastMoment(slot).toISOString(),
  };
}

function contentOf({ digest, frozen, state }: DigestRow) {
  const { key, address, sources, class: grade } = digest;
  const { subject, mime, messageId } = frozen;
  return { key, address, sources, class: grade, subject, mime, messageId, ...state };
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
