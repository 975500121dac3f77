import { randomUUID } from 'node:crypto';
import { type EntityManager, In } from 'typeorm';
import type { IsoDate } from '#contracts';
import { asRow, asRows } from '../as-row.js';
import { type MessageClass, MessageEntity, MessageItemEntity } from '../entities/index.js';
import type { Digest, Frozen } from './digest.js';
import { lastMoment } from './slots.js';

/** The rows of mails of a slot, by person: one, or two of whoever has what is grave apart. */
export type DigestRows = ReadonlyMap<string, readonly MessageEntity[]>;

/** The rows of some people's mails for a slot; their bytes stay in the database. */
export async function findDigestRows(
  tx: EntityManager,
  slot: IsoDate,
  recipients: readonly string[],
): Promise<DigestRows> {
  const digests = In<MessageClass>(['routine', 'grave']);
  const rows = await tx.findBy(MessageEntity, {
    slotDate: slot,
    recipient: In([...recipients]),
    class: digests,
  });
  const byPerson = new Map<string, MessageEntity[]>();
  for (const row of rows) byPerson.set(row.recipient, [...(byPerson.get(row.recipient) ?? []), row]);
  return byPerson;
}

/** Once one is frozen, the person's mails of the slot are what they are. */
export function isOpen(rows: DigestRows, recipient: string): boolean {
  return (rows.get(recipient) ?? []).every((row) => row.frozenAt === null);
}

/** In whose place each digest of the slot stands: a row of its class first, else one that nothing else stands in. */
export function placesOf(digests: readonly Digest[], rows: DigestRows): Map<Digest, MessageEntity> {
  const places = new Map<Digest, MessageEntity>();
  const free = new Map([...rows].map(([person, own]) => [person, [...own]]));
  const take = (digest: Digest, wanted: (row: MessageEntity) => boolean) => {
    const own = free.get(digest.recipient.id) ?? [];
    const at = own.findIndex(wanted);
    if (at < 0 || places.has(digest)) return;
    places.set(digest, own.splice(at, 1)[0] as MessageEntity);
  };
  for (const digest of digests) take(digest, (row) => row.class === digest.class);
  for (const digest of digests) take(digest, () => true);
  return places;
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
    if (one.row) await tx.update(MessageEntity, { id }, asRow<MessageEntity>(contentOf(one)));
    else inserted.push({ ...contentOf(one), ...identityOf(one.digest), id, createdAt: at });
  }
  if (inserted.length > 0) await tx.insert(MessageEntity, inserted);
  const items = written.flatMap(({ digest }, i) => itemRows(ids[i]!, digest));
  if (items.length > 0) await tx.insert(MessageItemEntity, asRows<MessageItemEntity>(items));
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
