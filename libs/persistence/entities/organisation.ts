import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instant, maybeInstant, maybeText, text } from './columns.js';

/** An account of the organisation's sign-in and whose it is. */
@Entity('organisation_account')
@Index('organisation_account_person', ['personId', 'issuer'], { unique: true })
export class OrganisationAccountEntity {
  @PrimaryColumn(text) issuer!: string;
  @PrimaryColumn(text) subject!: string;
  @Column(text) personId!: string;
  @Column(instant) boundAt!: string;
}

/** A sign-in with that account which was begun in some browser. */
@Entity('pending_sign_in')
export class PendingSignInEntity {
  @PrimaryColumn(text) secretHash!: string;
  @Column(instant) createdAt!: string;
  @Column(instant) expiresAt!: string;
  @Column(maybeInstant) usedAt!: string | null;
}

/** Who came in by that account, and who did not and why. */
@Entity('access_entry')
export class AccessEntryEntity {
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'BY DEFAULT' }) id!: string;
  @Column(instant) at!: string;
  @Column(text) outcome!: 'in' | 'refused';
  @Column(maybeText) reason!: string | null;
  @Column(maybeText) detail!: string | null;
  @Column(maybeText) personId!: string | null;
  @Column(text) trace!: string;
}
