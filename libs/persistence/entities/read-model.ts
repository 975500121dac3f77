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
import type { BasisDocument, DueRule, Outlook } from '#contracts';
import type { CaseState, DeadlineStatus, TaskStatus } from '#domain';
import {
  count,
  instant,
  json,
  maybeCount,
  maybeDay,
  maybeJson,
  maybeText,
  text,
  texts,
  yesNo,
} from './columns.js';

/** What lists and statistics read of a task; always the fold of its events. */
@Entity('task')
@Index('task_code', ['programme', 'code'], { unique: true })
@Index('task_officer', ['officer'])
@Index('task_lead_unit', ['leadUnit'])
@Index('task_next_due', ['programme', 'nextDue'])
@Index('task_by_due', ['nextDue', 'programme', 'codeKey', 'id'])
@Index('task_status', ['status'])
@Index('task_open_due', ['openDue'], { where: "status = 'active'" })
@Index('task_active_by_due', ['nextDue', 'programme', 'codeKey', 'id', 'openDue'], {
  where: "status = 'active'",
})
@Index('task_lasting', ['lasting', 'nextDue', 'programme', 'codeKey', 'id'], { where: "status = 'active'" })
@Index('task_by_code', ['codeKey', 'programme', 'id'])
@Index('task_by_update', { synchronize: false })
@Index('task_lead_units', { synchronize: false })
@Index('task_coordinating_units', { synchronize: false })
@Index('task_input_units', { synchronize: false })
@Index('task_asked_units', { synchronize: false })
@Index('task_difficulty_owners', { synchronize: false })
@Index('task_search', { synchronize: false })
@Index('task_held_by', ['heldBy'])
@Index('task_watcher', ['watcher'], { where: 'watcher IS NOT NULL' })
@Index('task_without_officer', ['programme', 'id'], { where: "officer IS NULL AND status = 'active'" })
export class TaskEntity {
  @PrimaryColumn(text) id!: string;
  @Column(text) code!: string;
  /** The code with its numbers padded, so that 1.10 comes after 1.9. */
  @Column(text) codeKey!: string;
  @Column(text) programme!: string;
  @Column(text) kind!: 'task' | 'obligation';
  @Column(maybeCount) groupNo!: number | null;
  @Column(text) title!: string;
  /** Code, title and deliverables without case and diacritics. */
  @Column(text) search!: string;
  @Column(text) status!: TaskStatus;
  @Column(text) classification!: 'normal' | 'internal';
  @Column(texts) leadUnits!: string[];
  @Column(maybeText) leadUnit!: string | null;
  @Column(texts) coordinatingUnits!: string[];
  @Column(maybeText) heldBy!: string | null;
  /** Ever asked for input; those of whom it is asked now. */
  @Column(texts) inputUnits!: string[];
  @Column(texts) askedUnits!: string[];
  /** Whoever was given a difficulty of it. */
  @Column(texts) difficultyOwners!: string[];
  @Column(maybeText) officer!: string | null;
  @Column(maybeText) watcher!: string | null;
  @Column(maybeJson) basis!: BasisDocument | null;
  /** The earliest date among the deadlines that are not finished. */
  @Column(maybeDay) nextDue!: string | null;
  @Column(maybeDay) nextWorkingDue!: string | null;
  /** The earliest date whose passing would make it overdue. */
  @Column(maybeDay) openDue!: string | null;
  /** The gravest of what its deadlines say whatever the day; see `lastingLook`. */
  @Column(text) lasting!: Outlook;
  @Column(yesNo) acknowledged!: boolean;
  @Column(yesNo) hasBacklog!: boolean;
  @Column(yesNo) demo!: boolean;
  @Column(count) version!: number;
  @Column(instant) updatedAt!: string;
  @OneToMany(
    () => DeadlineEntity,
    (deadline) => deadline.task,
  )
  deadlines!: Relation<DeadlineEntity[]>;
}

@Entity('deadline')
@Index('deadline_legal_due', ['legalDue'])
@Index('deadline_status', ['status', 'taskId'])
@Index('deadline_extension', ['extension', 'taskId'], { where: 'extension IS NOT NULL' })
export class DeadlineEntity {
  @PrimaryColumn(text) taskId!: string;
  @PrimaryColumn(text) id!: string;
  @Column(count) ordinal!: number;
  @Column(text) deliverable!: string;
  @Column(json) rule!: DueRule;
  @Column(text) status!: DeadlineStatus;
  @Column(maybeDay) originalLegalDue!: string | null;
  @Column(maybeDay) legalDue!: string | null;
  @Column(maybeDay) workingDue!: string | null;
  @Column(maybeDay) reworkDue!: string | null;
  /** The day the checker should have finished; null unless a submission waits. */
  @Column(maybeDay) checkDue!: string | null;
  @Column(json) explanation!: string[];
  @Column(maybeDay) completedOn!: string | null;
  @Column(count) ladderNo!: number;
  /** With a request for more time that is not decided: whether the head has signed it. */
  @Column(maybeText) extension!: 'drafted' | 'signed' | null;
  @ManyToOne(
    () => TaskEntity,
    (task) => task.deadlines,
  )
  @JoinColumn({ name: 'task_id', foreignKeyConstraintName: 'deadline_task_id_fkey' })
  task!: Relation<TaskEntity>;
}

@Entity('case_file')
@Index('case_file_task', ['taskId'])
@Index('case_file_status', ['programme', 'status'])
@Index('case_file_by_answer', ['answerDue', 'id'])
export class CaseFileEntity {
  @PrimaryColumn(text) id!: string;
  @Column(text) taskId!: string;
  @Column(text) deadlineId!: string;
  @Column(text) programme!: string;
  @Column(text) status!: CaseState['status'];
  @Column(maybeDay) openedOn!: string | null;
  @Column(maybeDay) reachedOn!: string | null;
  @Column(maybeDay) answerDue!: string | null;
  @Column(maybeDay) concludedOn!: string | null;
  @Column(maybeText) outcome!: string | null;
  @Column(maybeText) session!: string | null;
  @Column(maybeDay) closedOn!: string | null;
  @Column(maybeText) closedReason!: string | null;
  @Column(count) version!: number;
}
