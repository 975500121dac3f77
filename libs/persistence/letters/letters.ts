import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { ProgrammerError } from '#contracts';
import { addDays, localDate } from '#domain';
import {
  buildMessage,
  type ComposedMail,
  composeLetter,
  domainOf,
  type LetterView,
  messageIdFor,
} from '#mail';
import { asRow, asRows } from '../as-row.js';
import type { Directory } from '../directory/directory.js';
import type { DirectoryStore } from '../directory/directory-store.js';
import { type MailSettings, reasonAgainst } from '../dispatch/digest.js';
import { isHeld, pilotAddress } from '../dispatch/engine-state.js';
import { notifyEngine } from '../dispatch/notify.js';
import type { DispatchClock } from '../dispatch/ports.js';
import { officeName, programmeName, recipientOf } from '../dispatch/say.js';
import { lastMoment } from '../dispatch/slots.js';
import { MessageEntity, MessageItemEntity } from '../entities/index.js';
import { activeTraceparent } from '../record/traceparent.js';
import { turnOf } from './daily-ceiling.js';
import { type Letter, letterKey } from './letter.js';

/** No digest takes its lines over, so a letter that cannot go out is tried longer than a digest. */
const DAYS_TO_SEND = 7;

/** Turns letters of the outbox into frozen mails, which the sender delivers like all others. */
export class Letters {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: DispatchClock,
    private readonly directory: DirectoryStore,
    private readonly mail: MailSettings,
  ) {}

  /** Exactly once: the key is the letter's name, and whoever comes second finds it. */
  async freeze(letter: Letter): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const key = letterKey(letter);
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`letter|${key}`]);
      if (await tx.existsBy(MessageEntity, { key })) return;
      await this.write(tx, key, letter, await this.directory.current(tx));
      await notifyEngine(tx);
    });
  }

  /**
   * Real milliseconds until a letter is due; 0 when one is, null when none waits or mail is held. Asked after every
   * word of the engine, in a burst hundreds of times: it must find its few rows in the index over what is not settled.
   */
  async dueIn(): Promise<number | null> {
    const { manager } = this.dataSource;
    const [row] = (await manager.query(
      `SELECT count(*)::int AS queued, min(coalesce(not_before, $1)) AS due FROM message
       WHERE settled_at IS NULL AND class = 'letter' AND state = 'queued'`,
      [this.clock.now().toISOString()],
    )) as [{ queued: number; due: Date }];
    if (row.queued === 0 || (await isHeld(manager))) return null;
    return this.clock.msUntil(row.due);
  }

  private async write(tx: EntityManager, key: string, letter: Letter, directory: Directory): Promise<void> {
    const now = this.clock.now();
    const at = now.toISOString();
    const day = localDate(at);
    const recipient = recipientOf(directory, letter.recipient);
    if (!recipient) throw new ProgrammerError('a letter to somebody who is not in the directory');
    const pilot = await pilotAddress(tx);
    const address = pilot ?? recipient.address;
    const view: LetterView = {
      ...viewOf(letter, directory, this.mail.publicUrl, at),
      ...(pilot === null ? {} : { pilotFor: recipient.address }),
    };
    const { subject, html, text } = composeLetter(view);
    const messageId = messageIdFor(key, domainOf(this.mail.from.address));
    const { from, replyTo } = this.mail;
    const to = { name: recipient.name, address };
    const mime = await buildMessage({ from, replyTo, to, subject, html, text, messageId, date: now });
    const turn = await turnOf(tx, recipient.id, day);
    const against = reasonAgainst({ address, recipient, pilot: pilot !== null }, this.mail);
    const id = randomUUID();
    await tx.insert(
      MessageEntity,
      asRow<MessageEntity>({
        ...{ id, key, recipient: recipient.id, address, slot: at, slotDate: day, class: 'letter', subject },
        ...{ mime, messageId, sources: {}, attempts: 0, resends: 0, createdAt: at, frozenAt: at },
        notBefore: turn.notBefore,
        traceparent: activeTraceparent(),
        notAfter: lastMoment(addDays(turn.day, DAYS_TO_SEND)).toISOString(),
        ...(against === null
          ? { state: 'queued', settledAt: null, reply: null }
          : { state: 'failed', settledAt: at, reply: against }),
      }),
    );
    const items = letter.lines.map(({ task, deadlineId, line }, ordinal) => ({
      ...{ messageId: id, ordinal, aggregateId: task, deadlineId, doneKey: null },
      ...{ rung: 'letter', kind: letter.kind, nominal: day, line },
    }));
    if (items.length > 0) await tx.insert(MessageItemEntity, asRows<MessageItemEntity>(items));
  }
}

/** The mail as its reader will have it, before anything is sent. */
export function previewLetter(
  letter: Letter,
  directory: Directory,
  publicUrl: string,
  at: string,
): ComposedMail {
  return composeLetter(viewOf(letter, directory, publicUrl, at));
}

function viewOf(letter: Letter, directory: Directory, publicUrl: string, at: string): LetterView {
  const recipient = recipientOf(directory, letter.recipient);
  if (!recipient) throw new ProgrammerError('a letter to somebody who is not in the directory');
  const office = letter.programme ?? [...directory.programmes.keys()][0] ?? '';
  return {
    at,
    recipient: { name: recipient.name, address: recipient.address, formOfAddress: recipient.form },
    programmeName: letter.programme === null ? null : programmeName(directory, letter.programme),
    sender: { office: officeName(directory, office), phone: null },
    publicUrl,
    demo: letter.demo,
    words: { ...letter.words, lines: letter.lines.map(({ line }) => line) },
  };
}
