import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { InboundAnswer, InboundType } from '#contracts';
import { count, instant, maybeInstant, maybeJson, maybeText, text, texts } from './columns.js';

/** Who may send events to this installation. Its secret stands here as it is: checking a signature needs it. */
@Entity('event_source')
@Index('event_source_uri', ['uri'], { unique: true })
export class EventSourceEntity {
  /** A code that people choose; the record names it. */
  @PrimaryColumn(text) id!: string;
  @Column(text) uri!: string;
  @Column(text) description!: string;
  @Column(texts) types!: InboundType[];
  @Column(texts) programmes!: string[];
  /** Null: may speak for the province and for every unit. */
  @Column(maybeText) unit!: string | null;
  @Column(text) state!: 'active' | 'paused';
  @Column(text) secret!: string;
  /** Is taken beside the new one until that instant (real time). */
  @Column(maybeText) previousSecret!: string | null;
  @Column(maybeInstant) previousUntil!: string | null;
  @Column(maybeInstant) lastReceivedAt!: string | null;
  @Column(instant) createdAt!: string;
  @Column(text) createdBy!: string;
  @Column(count) version!: number;
}

/** An event that a source has signed; its instant is real time. */
@Entity('received_event')
@Index('received_event_listed', ['source', 'receivedAt'])
export class ReceivedEventEntity {
  @PrimaryColumn(text) source!: string;
  @PrimaryColumn(text) id!: string;
  /** The same id with another content is another event, and refused. */
  @Column(text) contentHash!: string;
  @Column(text) type!: string;
  @Column(instant) receivedAt!: string;
  /** Null while it is being carried out. */
  @Column(maybeText) outcome!: 'done' | 'nothing-to-do' | 'refused' | null;
  @Column(maybeJson) answer!: InboundAnswer | null;
  @Column(maybeText) detail!: string | null;
  @Column(text) trace!: string;
}
