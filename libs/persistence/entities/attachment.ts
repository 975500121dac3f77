import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { count, instant, maybeCount, maybeText, text } from './columns.js';

export type AttachmentAct = 'submission' | 'extension' | 'input' | 'case' | 'answer' | 'duplication';

/** An evidence file: its bytes lie in the folder of the installation under `storageKey`, all else is here. */
@Entity('attachment')
@Index('attachment_storage_key', ['storageKey'], { unique: true })
@Index('attachment_task', ['taskId', 'deadlineId', 'submissionNo'], { where: 'task_id IS NOT NULL' })
@Index('attachment_uploads', ['uploadedBy', 'uploadedAt'])
@Index('attachment_waiting', ['uploadedAt'], { where: 'task_id IS NULL' })
export class AttachmentEntity {
  @PrimaryColumn(text) id!: string;
  @Column(text) storageKey!: string;
  @Column(text) sha256!: string;
  @Column(count) size!: number;
  @Column(text) mediaType!: string;
  @Column(text) name!: string;
  @Column(text) uploadedBy!: string;
  /** Real time: quotas and sweeping must not follow a clock that people move. */
  @Column(instant) uploadedAt!: string;
  /** The kind of act that took it; of no meaning while the three below are null. */
  @Column({ ...text, default: 'submission' }) act!: AttachmentAct;
  /** These three are null together, until an act takes the file; then they stay. An input has no deadline: ''; an answer is of a cycle. */
  @Column(maybeText) taskId!: string | null;
  @Column(maybeText) deadlineId!: string | null;
  @Column(maybeCount) submissionNo!: number | null;
}
