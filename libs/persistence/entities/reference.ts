import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CalendarData, LadderPolicy } from '#contracts';
import { day, instant, json, maybeDay, maybeText, text, yesNo } from './columns.js';
import type { ObligationData, ProgrammeData } from './reference-data.js';

@Entity('programme')
export class ProgrammeEntity {
  @PrimaryColumn(text) code!: string;
  @Column(text) name!: string;
  @Column(text) shortName!: string;
  @Column(text) standingBody!: string;
  @Column(maybeText) committee!: string | null;
  @Column(day) goLive!: string;
  /** The day it ended; null while it runs. */
  @Column(maybeDay) closedOn!: string | null;
  @Column(json) data!: ProgrammeData;
}

@Entity('indicator')
export class IndicatorEntity {
  @PrimaryColumn(text) programme!: string;
  @PrimaryColumn(text) code!: string;
  @Column(maybeText) groupCode!: string | null;
  @Column(text) name!: string;
  @Column(json) data!: Record<string, unknown>;
}

@Entity('obligation')
export class ObligationEntity {
  @PrimaryColumn(text) programme!: string;
  @PrimaryColumn(text) id!: string;
  @Column(text) title!: string;
  @Column(json) data!: ObligationData;
}

@Entity('calendar_version')
@Index('calendar_version_current', ['current'], { unique: true, where: 'current' })
export class CalendarVersionEntity {
  @PrimaryColumn(text) version!: string;
  @Column(json) data!: CalendarData;
  @Column(instant) savedAt!: string;
  @Column(text) savedBy!: string;
  @Column(yesNo) current!: boolean;
}

@Entity('policy_version')
@Index('policy_version_current', ['current'], { unique: true, where: 'current' })
export class PolicyVersionEntity {
  @PrimaryColumn(text) version!: string;
  @Column(json) data!: LadderPolicy;
  @Column(instant) savedAt!: string;
  @Column(text) savedBy!: string;
  @Column(yesNo) current!: boolean;
}
