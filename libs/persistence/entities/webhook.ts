import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { count, instant, maybeCount, maybeInstant, maybeText, text, texts } from './columns.js';

/** A receiver of events. Its secret stands here as it is: signing needs it. */
@Entity('webhook')
export class WebhookEntity {
  @PrimaryColumn(text) id!: string;
  @Column(text) address!: string;
  @Column(text) description!: string;
  /** `vn.dondoc.*`, `vn.dondoc.task.*`, `vn.dondoc.task.activated`: any of them. */
  @Column(texts) types!: string[];
  /** Null: of every programme, and of none. */
  @Column(maybeText) programme!: string | null;
  @Column(text) state!: 'active' | 'paused' | 'disabled';
  @Column(maybeText) disabledBecause!: 'gone' | 'failing' | null;
  @Column(text) secret!: string;
  /** Signs beside the new one until that instant (real time). */
  @Column(maybeText) previousSecret!: string | null;
  @Column(maybeInstant) previousUntil!: string | null;
  /** Every event up to this place has appeared and was looked at for this receiver. */
  @Column({ type: 'bigint' }) settled!: string;
  /** Since when nothing it was sent has been taken (real time); null while it takes what comes. */
  @Column(maybeInstant) failingSince!: string | null;
  @Column(maybeInstant) lastDeliveredAt!: string | null;
  @Column(instant) createdAt!: string;
  @Column(text) createdBy!: string;
  @Column(count) version!: number;
}

/** One event on its way to one receiver; its instants are real time. */
@Entity('webhook_delivery')
@Index('webhook_delivery_event', ['webhookId', 'recorded'], { unique: true })
@Index('webhook_delivery_due', ['webhookId', 'availableAt', 'id'], { where: "state = 'waiting'" })
@Index('webhook_delivery_open', ['webhookId', 'state'], { where: "state <> 'delivered'" })
@Index('webhook_delivery_listed', ['webhookId', 'id'])
export class WebhookDeliveryEntity {
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'BY DEFAULT' }) id!: string;
  @Column(text) webhookId!: string;
  /** The event's place in the record; null for a trial. */
  @Column({ type: 'bigint', nullable: true }) recorded!: string | null;
  @Column(text) messageId!: string;
  @Column(text) type!: string;
  @Column(text) subject!: string;
  @Column(text) state!: 'waiting' | 'delivered' | 'dead';
  @Column(count) attempts!: number;
  /** When it is tried next; while it is being tried, when it is taken for lost. */
  @Column(instant) availableAt!: string;
  @Column(maybeCount) lastStatus!: number | null;
  @Column(maybeText) lastError!: string | null;
  @Column(instant) createdAt!: string;
  @Column(maybeInstant) settledAt!: string | null;
}
