import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Checkpoint, MailFacts } from '../proof/checkpoint.js';
import { count, instant, json, text } from './columns.js';

/** Only ever added to. */
@Entity('checkpoint')
export class CheckpointEntity {
  @PrimaryColumn(count) no!: number;
  @Column(instant) at!: string;
  /** A place in `event.recorded`; text in the program, since it may be larger than a number there. */
  @Column({ type: 'bigint' }) upTo!: string;
  @Column(json) heads!: Checkpoint['heads'];
  @Column(json) mails!: Checkpoint['mails'];
  @Column(text) prevHash!: string;
  @Column(text) hash!: string;
}

/** Only ever added to. */
@Entity('mail_proof')
@Index('mail_proof_checkpoint', ['checkpoint', 'messageId'])
export class MailProofEntity {
  @PrimaryColumn(text) messageId!: string;
  @Column(count) checkpoint!: number;
  @Column(json) facts!: MailFacts;
  @Column(text) hash!: string;
}
