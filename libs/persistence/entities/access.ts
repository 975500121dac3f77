import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { count, instant, maybeInstant, maybeText, text } from './columns.js';

@Entity('session')
@Index('session_person', ['personId'])
export class SessionEntity {
  @PrimaryColumn(text) idHash!: string;
  @Column(text) personId!: string;
  @Column(instant) createdAt!: string;
  @Column(instant) lastSeenAt!: string;
  @Column(instant) expiresAt!: string;
  @Column(maybeInstant) revokedAt!: string | null;
  @Column(text) userAgent!: string;
}

@Entity('login_code')
@Index('login_code_email', ['email', 'createdAt'])
@Index('login_code_token', ['tokenHash'], { unique: true })
export class LoginCodeEntity {
  @PrimaryColumn(text) id!: string;
  @Column(text) email!: string;
  /** Null for an address nobody has: the answer is the same, so that addresses cannot be found out. */
  @Column(maybeText) personId!: string | null;
  @Column(text) codeHash!: string;
  @Column(text) tokenHash!: string;
  @Column(text) browserHash!: string;
  @Column(instant) createdAt!: string;
  @Column(instant) expiresAt!: string;
  @Column(maybeInstant) usedAt!: string | null;
  @Column(count) attempts!: number;
}

@Entity('calendar_address')
@Index('calendar_address_person', ['personId'])
export class CalendarAddressEntity {
  @PrimaryColumn(text) hash!: string;
  @Column(text) personId!: string;
  @Column(text) label!: string;
  @Column(instant) createdAt!: string;
  @Column(maybeInstant) lastReadAt!: string | null;
  @Column(maybeInstant) revokedAt!: string | null;
}

@Entity('api_token')
@Index('api_token_person', ['personId'])
export class ApiTokenEntity {
  @PrimaryColumn(text) hash!: string;
  @Column(text) personId!: string;
  @Column(instant) createdAt!: string;
  @Column(instant) expiresAt!: string;
  @Column(maybeInstant) revokedAt!: string | null;
}
