import type { DataSource, EntityManager } from 'typeorm';
import { UserError } from '#contracts';
import type { RegisterEvent } from '#domain';
import type { DirectoryStore } from '../directory/directory-store.js';
import { PersonEntity, ReturnedMailEntity } from '../entities/index.js';
import type { Actor } from '../record/actor.js';
import type { RegisterStore } from '../record/register-store.js';

/** So many mails must have come back, so that one mistake of a server takes nobody's reminders away. */
const BEFORE_SUSPENDED = 2;
const COUNTED_DAYS = 31;
/** Servers give a mail up within five days (RFC 5321, 4.5.4.1); what comes later comes from elsewhere. */
const COMES_BACK_WITHIN_DAYS = 14;
const DAY_MS = 86_400_000;

/** What came back of a mail that was accepted. */
export interface CameBack {
  /** The mark of its return path: `message.return_mark`. */
  mark: string;
  kind: 'bounce' | 'auto-reply';
  /** `5.1.1`; of an answer of a machine nothing. */
  status: string | null;
  /** The address is at fault. */
  hard: boolean;
}

export type Noted =
  /** No mail of ours, or none that can still be under way. */
  | 'unknown'
  /** It was known: the same came back again. */
  | 'again'
  | 'noted'
  /** Mail to this address is not sent any more. */
  | 'suspended';

/** Mails that came back, and the addresses that mail is not sent to any more because of them. */
export class ReturnedMails {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: DirectoryStore,
    private readonly register: RegisterStore,
    private readonly clock: { now(): Date },
  ) {}

  /** Of each mail each kind is noted once, however often it comes; nothing is ever sent because of it. */
  async note({ mark, kind, status, hard }: CameBack, actor: Actor): Promise<Noted> {
    const at = this.clock.now().toISOString();
    return this.dataSource.transaction(async (tx) => {
      const [sent] = (await tx.query(
        `SELECT id AS mail, recipient AS person, lower(address) AS address FROM message
         WHERE return_mark = $1 AND frozen_at IS NOT NULL AND (settled_at IS NULL OR settled_at >= $2)`,
        [mark, daysBefore(at, COMES_BACK_WITHIN_DAYS)],
      )) as { mail: string; person: string; address: string }[];
      if (sent === undefined) return 'unknown';
      const { mail } = sent;
      if (!(await added(tx, { messageId: mail, kind, at, status, hard }))) return 'again';
      if (kind !== 'bounce') return 'noted';
      const data = { message: mail, person: sent.person, status: status ?? '' };
      const events: RegisterEvent[] = [{ type: 'mail-bounced', data }];
      const suspended = hard && (await this.suspend(tx, sent, at));
      if (suspended) events.push({ type: 'address-suspended', data: { person: sent.person, message: mail } });
      await this.register.append(tx, events, actor);
      return suspended ? 'suspended' : 'noted';
    });
  }

  /** Mail goes to the person's address again. @throws UserError `not-found`, `state-conflict` */
  async release(personOrEmail: string, actor: Actor): Promise<string> {
    const person = (await this.directory.current()).person(personOrEmail);
    if (person === null) throw new UserError('not-found', 'Không có người dùng này.');
    await this.dataSource.transaction(async (tx) => {
      const { affected } = await tx
        .createQueryBuilder()
        .update(PersonEntity)
        .set({ suspendedAddress: null, addressReleasedAt: this.clock.now().toISOString() })
        .where('id = :id AND suspended_address IS NOT NULL', { id: person.id })
        .execute();
      if (affected !== 1) throw new UserError('state-conflict', 'Địa chỉ của người này không bị ngừng gửi.');
      await this.register.append(tx, [{ type: 'address-released', data: { person: person.id } }], actor);
      await this.directory.touched(tx);
    });
    return person.email;
  }

  /** What came back of a mail, in the order in which it came. */
  ofMail(messageId: string): Promise<ReturnedMailEntity[]> {
    return this.dataSource.manager.find(ReturnedMailEntity, { where: { messageId }, order: { at: 'ASC' } });
  }

  /** @returns whether the address is suspended now and was not before */
  private async suspend(
    tx: EntityManager,
    { person, address }: { person: string; address: string },
    at: string,
  ): Promise<boolean> {
    const since = daysBefore(at, COUNTED_DAYS);
    const rows = (await tx.query(
      `UPDATE person AS p SET suspended_address = $2
       WHERE p.id = $1 AND lower(p.email) = $2 AND p.suspended_address IS DISTINCT FROM $2 AND $4 <= (
         SELECT count(*) FROM returned_mail r JOIN message m ON m.id = r.message_id
         WHERE m.recipient = p.id AND lower(m.address) = $2 AND r.kind = 'bounce' AND r.hard
           AND r.at >= greatest($3::timestamptz, p.address_released_at))
       RETURNING p.id`,
      [person, address, since, BEFORE_SUSPENDED],
    )) as [unknown[], number];
    if (rows[1] !== 1) return false;
    await this.directory.touched(tx);
    return true;
  }
}

function daysBefore(at: string, days: number): string {
  return new Date(Date.parse(at) - days * DAY_MS).toISOString();
}

async function added(tx: EntityManager, row: object): Promise<boolean> {
  const { raw } = await tx
    .createQueryBuilder()
    .insert()
    .into(ReturnedMailEntity)
    .values(row)
    .orIgnore()
    .returning('message_id')
    .execute();
  return (raw as unknown[]).length > 0;
}
