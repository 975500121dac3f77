import { Column, Entity, PrimaryColumn } from 'typeorm';
import { count, instant, json, maybeDay, maybeInstant, maybeText, text, texts } from './columns.js';

/** A calendar, rules or units that were saved, and how far they have been carried out on what is open. */
@Entity('administrative_change')
export class AdministrativeChangeEntity {
  @PrimaryColumn(text) id!: string;
  @Column(text) kind!: 'calendar' | 'policy' | 'rules' | 'units';
  /** The calendar or the policy that it is about; null for units. */
  @Column(maybeText) version!: string | null;
  @Column(text) cause!: string;
  @Column(json) payload!: Record<string, unknown>;
  @Column(instant) savedAt!: string;
  @Column(text) savedBy!: string;
  /** The last aggregate that is done; batches go on from here after a crash. */
  @Column(text) reached!: string;
  /** The second turn takes what was written by acts that had begun before the save. */
  @Column(count) turn!: number;
  @Column(count) done!: number;
  @Column(count) total!: number;
  @Column(maybeInstant) finishedAt!: string | null;
}

/** A date that a change has moved, and who hears of it; the summary mails are made of these. */
@Entity('administrative_move')
export class AdministrativeMoveEntity {
  @PrimaryColumn(text) changeId!: string;
  @PrimaryColumn(text) aggregateId!: string;
  @PrimaryColumn(text) deadlineId!: string;
  @PrimaryColumn(text) what!: 'legal-due' | 'working-due' | 'answer-due' | 'unit';
  @Column(text) taskId!: string;
  @Column(maybeDay) fromDate!: string | null;
  @Column(maybeDay) toDate!: string | null;
  @Column(texts) told!: string[];
}
