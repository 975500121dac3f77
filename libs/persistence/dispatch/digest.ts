import { type EntityManager, In } from 'typeorm';
import { type IsoDate, ProgrammerError } from '#contracts';
import { type CycleState, mailsOfSlot, type TaskState } from '#domain';
import {
  buildMessage,
  calendarFor,
  composeDigest,
  type DigestView,
  domainOf,
  isAllowedDomain,
  messageIdFor,
  type NamedMailbox,
} from '#mail';
import type { Directory } from '../directory/directory.js';
import { AggregateEntity, type MessageClass, PlannedItemEntity } from '../entities/index.js';
import type { Checkpoint } from '../proof/checkpoint.js';
import type { Rules } from '../stores/settings-store.js';
import { pilotAddress } from './engine-state.js';
import type { PlannedItem } from './items.js';
import { findUnrolled, type RolledLine, rolledLines, type Unrolled } from './rolled.js';
import {
  officeName,
  programmeName,
  type Recipient,
  recipientOf,
  type SaidLine,
  sayItems,
  subjectsOfCases,
} from './say.js';
import { slotTime } from './slots.js';

const CHECKPOINT_HEADER = 'X-Dondoc-Checkpoint';

export interface MailSettings {
  from: NamedMailbox;
  /** A mailbox somebody reads. */
  replyTo: NamedMailbox;
  publicUrl: string;
  /** Mail to any other domain is not sent; `any` where mail cannot leave the machine. */
  allowedDomains: readonly string[] | 'any';
}

/** One mail of a slot to one person: everything the person is told, or half of it where what is grave is had apart. */
export interface Digest {
  slot: IsoDate;
  at: Date;
  recipient: Recipient;
  /** Where it goes: the person's own address, or the box of the pilot. */
  address: string;
  pilot: boolean;
  class: MessageClass;
  /** There is another mail beside it, as the person has chosen. */
  apart: boolean;
  key: string;
  items: PlannedItem[];
  lines: SaidLine[];
  rolled: RolledLine[];
  /** What it was composed from: equal sources make equal mails. */
  sources: Record<string, number>;
}

export interface Frozen {
  subject: string;
  mime: Buffer;
  messageId: string;
}

export interface DigestContext {
  rules: Rules;
  directory: Directory;
  mail: MailSettings;
  /** Every mail carries the hash of the last one out of the house: its readers are the witnesses of the record. */
  checkpoint: Pick<Checkpoint, 'no' | 'hash'> | null;
}

/** What is planned for some people in one slot, and the aggregates it came from. */
export interface SlotParts {
  items: PlannedItem[];
  aggregates: ReadonlyMap<string, AggregateEntity>;
}

/** How the key of a mail ends that stands beside another one of its slot. */
const APART_KEY = '-apart';

export async function itemsOf(
  tx: EntityManager,
  slot: IsoDate,
  recipients: readonly string[],
): Promise<PlannedItem[]> {
  const where = { slot, recipient: In([...recipients]) };
  return (await tx.find(PlannedItemEntity, { where, order: { key: 'ASC' } })) as PlannedItem[];
}

export async function aggregatesOf(
  tx: EntityManager,
  ids: readonly string[],
): Promise<Map<string, AggregateEntity>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.findBy(AggregateEntity, { id: In([...new Set(ids)]) });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Puts the digests of some people together; who has nothing to be told has none. */
export async function gatherDigests(
  tx: EntityManager,
  slot: IsoDate,
  recipients: readonly string[],
  parts: SlotParts,
  ctx: DigestContext,
): Promise<Digest[]> {
  const subjects = await subjectsOfCases(tx, parts.aggregates);
  const unrolled = await findUnrolled(tx, slot, recipients);
  const pilot = await pilotAddress(tx);
  return recipients.flatMap((id) => {
    const items = parts.items.filter((item) => item.recipient === id);
    const digests = digestsOf(slot, id, { ...parts, items, subjects, unrolled, pilot }, ctx);
    return digests.filter(({ lines, rolled }) => lines.length + rolled.length > 0);
  });
}

interface Found {
  items: PlannedItem[];
  aggregates: SlotParts['aggregates'];
  /** The tasks and cycles that planned cases are about. */
  subjects: ReadonlyMap<string, TaskState | CycleState>;
  unrolled: Unrolled;
  pilot: string | null;
}

function digestsOf(
  slot: IsoDate,
  id: string,
  found: Found,
  { rules, directory, mail }: DigestContext,
): Digest[] {
  const { items, aggregates, subjects, unrolled, pilot } = found;
  const recipient = recipientOf(directory, id);
  if (!recipient) throw new ProgrammerError('planned for somebody who is not in the directory');
  const { calendar } = rules;
  const { publicUrl } = mail;
  const missed = rolledLines(unrolled, slot, id, items, rules);
  const at = slotTime(slot, rules.policy.slotHour);
  const choice = directory.people.get(id)?.noticeChoice ?? 'together';
  const mails = mailsOfSlot(items, choice, missed.length > 0);
  const apart = mails.length > 1;
  return mails.map(({ class: grade, told, again }) => {
    const rolled = again ? missed : [];
    return {
      slot,
      at,
      recipient,
      address: pilot ?? recipient.address,
      pilot: pilot !== null,
      class: grade,
      apart,
      // Named by it, so that one composed before the choice was made is composed anew.
      key: `${id}|${at.toISOString()}|${grade}${apart ? APART_KEY : ''}`,
      items: [...told],
      lines: sayItems(told, aggregates, subjects, { recipient, directory, calendar, publicUrl }),
      rolled,
      sources: Object.fromEntries([
        ...told.map((item) => [item.key, item.aggregateVersion]),
        ...rolled.map(({ messageId, item }) => [`${messageId}|${item.ordinal}`, 0]),
      ]),
    };
  });
}

/** Words the digest and makes its bytes; the same digest always makes the same bytes. */
export async function freezeDigest(
  digest: Digest,
  { directory, mail, checkpoint }: DigestContext,
): Promise<Frozen> {
  const { recipient, address, at } = digest;
  const said = [...digest.lines, ...digest.rolled];
  const programmes = [...new Set(said.map((s) => s.programme))].sort();
  const view: DigestView = {
    slot: at.toISOString(),
    recipient: { name: recipient.name, address, formOfAddress: recipient.form },
    programmeName: programmes.map((code) => programmeName(directory, code)),
    lines: said.map((s) => s.line),
    sender: { office: officeName(directory, programmes[0]!), phone: null },
    publicUrl: mail.publicUrl,
    ...(digest.pilot ? { pilotFor: recipient.address } : {}),
    ...(digest.apart ? { apart: digest.class === 'grave' ? 'this' : 'other' } : {}),
    demo: said.some((s) => s.demo),
  };
  const domain = domainOf(mail.from.address);
  const { subject, html, text } = composeDigest(view);
  const messageId = messageIdFor(digest.key, domain);
  const mime = await buildMessage({
    from: mail.from,
    replyTo: mail.replyTo,
    to: { name: recipient.name, address },
    subject,
    html,
    text,
    messageId,
    date: at,
    calendar: calendarFor(view, domain),
    headers: checkpoint === null ? {} : { [CHECKPOINT_HEADER]: `${checkpoint.no} ${checkpoint.hash}` },
  });
  return { subject, mime, messageId };
}

/** Why nothing is sent there, as the record has it; null where mail may go. The box of a pilot is never the person's. */
export function reasonAgainst(
  { address, recipient, pilot }: Pick<Digest, 'address' | 'recipient' | 'pilot'>,
  { allowedDomains }: MailSettings,
): 'domain-not-allowed' | 'address-suspended' | null {
  if (allowedDomains !== 'any' && !isAllowedDomain(address, allowedDomains)) return 'domain-not-allowed';
  return recipient.suspended && !pilot ? 'address-suspended' : null;
}
