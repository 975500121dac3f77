import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, maybeText, text, yesNo } from './columns.js';

/** What came back of a mail after its server had accepted it; of each kind the first. */
@Entity('returned_mail')
export class ReturnedMailEntity {
  @PrimaryColumn(text) messageId!: string;
  @PrimaryColumn(text) kind!: 'bounce' | 'auto-reply';
  @Column(instant) at!: string;
  @Column(maybeText) status!: string | null;
  /** The address is at fault. */
  @Column(yesNo) hard!: boolean;
}
