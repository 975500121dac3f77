import {
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToMany,
  PrimaryColumn,
  type Relation,
} from 'typeorm';
import type { NoticeChoice } from '#contracts';
import { json, maybeDay, maybeInstant, maybeText, text, texts, yesNo } from './columns.js';

@Entity('unit')
export class UnitEntity {
  @PrimaryColumn(text) code!: string;
  @Column(text) name!: string;
  @Column(text) kind!: string;
  @Column(maybeText) parent!: string | null;
  @Column(texts) aliases!: string[];
  @Column(maybeText) gsoCode!: string | null;
  @Column(maybeDay) validFrom!: string | null;
  @Column(maybeDay) validTo!: string | null;
  @Column({ ...json, nullable: true }) source!: Record<string, unknown> | null;
}

@Entity('person')
@Index('person_email', { synchronize: false })
@Index('person_employee_code', ['employeeCode'], { unique: true })
export class PersonEntity {
  @PrimaryColumn(text) id!: string;
  @Column(text) email!: string;
  @Column(text) name!: string;
  @Column(text) title!: string;
  @Column(text) formOfAddress!: string;
  @Column(yesNo) active!: boolean;
  @Column(yesNo) demo!: boolean;
  /** What the organisation knows its people by; null where it has not been entered. */
  @Column(maybeText) employeeCode!: string | null;
  /** How the person has the mails of a day. */
  @Column({ ...text, default: 'together' }) noticeChoice!: NoticeChoice;
  /** Mail to it came back and is not sent any more, as long as it is the address the person has. */
  @Column(maybeText) suspendedAddress!: string | null;
  /** What came back before is forgiven. */
  @Column(maybeInstant) addressReleasedAt!: string | null;
  @OneToMany(
    () => MembershipEntity,
    (membership) => membership.person,
  )
  memberships!: Relation<MembershipEntity[]>;
}

@Entity('membership')
@Index('membership_unit', ['unitCode', 'role'])
export class MembershipEntity {
  @PrimaryColumn(text) personId!: string;
  @PrimaryColumn(text) unitCode!: string;
  @PrimaryColumn(text) role!: string;
  @ManyToOne(
    () => PersonEntity,
    (person) => person.memberships,
  )
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'membership_person_id_fkey' })
  person!: Relation<PersonEntity>;
}
