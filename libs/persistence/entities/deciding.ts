import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { BasisDocument } from '#contracts';
import { day, instant, maybeDay, maybeInstant, maybeJson, maybeText, text } from './columns.js';

/** A meeting of a programme's committee (phiên họp); cases may be answered in it. */
@Entity('committee_session')
@Index('committee_session_next', ['programme', 'heldOn'], { where: 'cancelled_at IS NULL' })
export class CommitteeSessionEntity {
  @PrimaryColumn(text) id!: string;
  @Column(text) programme!: string;
  @Column(day) heldOn!: string;
  @Column(text) title!: string;
  @Column(text) createdBy!: string;
  @Column(instant) createdAt!: string;
  @Column(maybeInstant) cancelledAt!: string | null;
}

/** An absence and who takes the person's place, if anybody. */
@Entity('stand_in')
@Index('stand_in_person', ['person', 'until'])
@Index('stand_in_by', ['byPerson', 'until'])
export class StandInEntity {
  @PrimaryColumn(text) id!: string;
  @Column(text) person!: string;
  /** Null: the absence is covered by nobody. */
  @Column(maybeText) byPerson!: string | null;
  @Column(text) scope!: 'work' | 'sign';
  @Column(day) since!: string;
  @Column(day) until!: string;
  @Column(maybeJson) document!: BasisDocument | null;
  @Column(text) createdBy!: string;
  @Column(instant) createdAt!: string;
  /** Ended before its time, from this day on. */
  @Column(maybeDay) endedOn!: string | null;
}
