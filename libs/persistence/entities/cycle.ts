import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CycleKind, CycleTemplate, FormContent, FormTemplate } from '#contracts';
import { count, day, instant, json, maybeCount, maybeDay, text, texts, yesNo } from './columns.js';

/** A version of a template with its forms; it never changes. */
@Entity('cycle_template')
@Index('cycle_template_current', ['programme', 'kind'], { unique: true, where: 'current' })
export class CycleTemplateEntity {
  @PrimaryColumn(text) programme!: string;
  @PrimaryColumn(text) kind!: CycleKind;
  @PrimaryColumn(text) version!: string;
  @Column(json) data!: CycleTemplate;
  @Column(json) forms!: FormTemplate[];
  @Column(instant) savedAt!: string;
  @Column(text) savedBy!: string;
  @Column(yesNo) current!: boolean;
}

/** What lists read of a cycle: a function of its state. */
@Entity('cycle')
@Index('cycle_status', ['programme', 'status', 'openedOn'])
export class CycleEntity {
  @PrimaryColumn(text) id!: string;
  @Column(text) programme!: string;
  @Column(text) kind!: CycleKind;
  @Column(count) year!: number;
  @Column(maybeCount) part!: number | null;
  @Column(text) title!: string;
  @Column(text) status!: 'running' | 'paused' | 'closed';
  @Column(day) openedOn!: string;
  @Column(maybeDay) closedOn!: string | null;
  /** Of the open stages, the date that comes first. */
  @Column(maybeDay) nextDue!: string | null;
  /** Every unit that is asked in some stage: who may read it. */
  @Column(texts) units!: string[];
  @Column(count) version!: number;
}

/** What a unit answered, as it was sent; its hash is in the chain. */
@Entity('cycle_submission')
export class CycleSubmissionEntity {
  @PrimaryColumn(text) cycleId!: string;
  @PrimaryColumn(text) stage!: string;
  @PrimaryColumn(text) unit!: string;
  @PrimaryColumn(count) round!: number;
  @Column(text) form!: string;
  @Column(json) content!: FormContent;
  @Column(text) contentHash!: string;
  @Column(text) submittedBy!: string;
  @Column(instant) submittedAt!: string;
}

/** What somebody has typed and not sent; not part of the record. */
@Entity('cycle_draft')
export class CycleDraftEntity {
  @PrimaryColumn(text) cycleId!: string;
  @PrimaryColumn(text) stage!: string;
  @PrimaryColumn(text) unit!: string;
  @Column(json) content!: FormContent;
  @Column(count) revision!: number;
  @Column(text) savedBy!: string;
  @Column(instant) savedAt!: string;
}
