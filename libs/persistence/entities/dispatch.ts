import {
  Column,
  Entity,
  Generated,
  Index,
  JoinColumn,
  ManyToOne,
  OneToMany,
  PrimaryColumn,
  type Relation,
} from 'typeorm';
import type { DigestLine } from '#mail';
import { count, day, instant, json, maybeCount, maybeInstant, maybeText, text, yesNo } from './columns.js';

/** `letter`: sent at once about one act; belongs to no slot and never rolls into a digest. */
export type MessageClass = 'routine' | 'grave' | 'letter';
export type MessageState =
  | 'planned'
  | 'queued'
  | 'sending'
  | 'finishing'
  | 'sent'
  | 'failed'
  | 'ambiguous'
  | 'superseded';

/** What an aggregate has to say to one person in one slot; disposable until the slot's claim. */
@Entity('planned_item')
@Index('planned_item_slot', ['slot', 'recipient'])
@Index('planned_item_aggregate', ['aggregateId'])
export class PlannedItemEntity {
  /** aggregate | done key or notice key | recipient | slot */
  @PrimaryColumn(text) key!: string;
  @Column(text) aggregateId!: string;
  @Column(count) aggregateVersion!: number;
  @Column(day) slot!: string;
  @Column(maybeText) deadlineId!: string | null;
  @Column(maybeText) doneKey!: string | null;
  @Column(maybeText) noticeKey!: string | null;
  @Column(text) rung!: string;
  @Column(text) kind!: string;
  @Column(maybeText) track!: string | null;
  @Column(day) nominal!: string;
  @Column(yesNo) late!: boolean;
  /** Person id; null when nobody can receive it, with the reason beside. */
  @Column(maybeText) recipient!: string | null;
  /** The absent person whose place the recipient takes. */
  @Column(maybeText) inPlaceOf!: string | null;
  @Column(maybeText) skipReason!: 'nobody' | 'debtor' | null;
  @Column(text) role!: string;
  @Column(text) why!: string;
  @Column(json) supersedes!: unknown[];
  @Column(instant) createdAt!: string;
}

@Entity('message')
@Index('message_key', ['key'], { unique: true })
@Index('message_unsettled', { synchronize: false })
@Index('message_recipient', ['recipient', 'slot'])
@Index('message_slot', ['slotDate', 'recipient'])
@Index('message_by_slot', { synchronize: false })
@Index('message_text', { synchronize: false })
@Index('message_doubtful', { synchronize: false })
@Index('message_return_mark', { synchronize: false })
export class MessageEntity {
  @PrimaryColumn(text) id!: string;
  /** recipient | slot | class; of a letter: kind / act / recipient */
  @Column(text) key!: string;
  @Column(text) recipient!: string;
  @Column(text) address!: string;
  @Column(instant) slot!: string;
  @Column(day) slotDate!: string;
  @Column(text) class!: MessageClass;
  @Column(text) subject!: string;
  @Column(text) state!: MessageState;
  @Column({ type: 'bytea', nullable: true, select: false }) mime!: Buffer | null;
  @Column(text) messageId!: string;
  /** Versions of the aggregates it was composed from. */
  @Column(json) sources!: Record<string, number>;
  @Column(count) attempts!: number;
  @Column(count) resends!: number;
  @Column(maybeCount) senderId!: number | null;
  @Column(maybeInstant) notBefore!: string | null;
  @Column(instant) notAfter!: string;
  @Column(maybeText) reply!: string | null;
  @Column(maybeText) rolledInto!: string | null;
  @Column(instant) createdAt!: string;
  @Column(maybeInstant) frozenAt!: string | null;
  @Column(maybeInstant) finishingAt!: string | null;
  @Column(maybeInstant) settledAt!: string | null;
  /** Of a mail that somebody's act has sent: the trace that it is part of. A digest has none. */
  @Column(maybeText) traceparent!: string | null;
  /** Names it in its return path, and nowhere else. */
  @Column({ type: 'uuid', nullable: true, select: false })
  @Generated('uuid')
  returnMark?: string | null;
  @OneToMany(
    () => MessageItemEntity,
    (item) => item.message,
  )
  items!: Relation<MessageItemEntity[]>;
}

@Entity('message_item')
@Index('message_item_aggregate', ['aggregateId', 'doneKey'])
export class MessageItemEntity {
  @PrimaryColumn(text) messageId!: string;
  @PrimaryColumn(count) ordinal!: number;
  @Column(text) aggregateId!: string;
  @Column(maybeText) deadlineId!: string | null;
  @Column(maybeText) doneKey!: string | null;
  @Column(text) rung!: string;
  @Column(text) kind!: string;
  @Column(day) nominal!: string;
  @Column(json) line!: DigestLine;
  @ManyToOne(
    () => MessageEntity,
    (message) => message.items,
    { onDelete: 'CASCADE' },
  )
  @JoinColumn({ name: 'message_id', foreignKeyConstraintName: 'message_item_message_id_fkey' })
  message!: Relation<MessageEntity>;
}

@Entity('dispatch_slot')
export class DispatchSlotEntity {
  @PrimaryColumn(day) slot!: string;
  @Column(text) state!: 'open' | 'done' | 'held';
  @Column(instant) startedAt!: string;
  @Column(maybeInstant) finishedAt!: string | null;
  @Column(count) digests!: number;
  @Column(count) repairs!: number;
}
