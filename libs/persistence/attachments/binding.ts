import { type EntityManager, In } from 'typeorm';
import { type TaskCommand, UserError } from '#contracts';
import type { EvidenceRef, TaskEvent } from '#domain';
import { AttachmentEntity } from '../entities/index.js';
import type { Actor } from '../record/actor.js';

/**
 * The files that a submission names, locked until the transaction ends, so that neither the sweep nor another
 * submission takes them meanwhile. Only whoever uploaded a file may submit it, and only once.
 *
 * @throws UserError `invalid-input` naming each file that cannot be taken
 */
export async function lockEvidence(
  tx: EntityManager,
  command: TaskCommand,
  actor: Actor,
): Promise<EvidenceRef[]> {
  const ids = command.type === 'submit-deliverable' ? (command.attachments ?? []) : [];
  if (ids.length === 0) return [];
  const rows = await tx.find(AttachmentEntity, {
    where: { id: In(ids), uploadedBy: actor.id },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const refused = ids.flatMap((id, i) => {
    const row = byId.get(id);
    const path = `attachments.${i}`;
    if (row === undefined) return [{ path, message: 'tệp này không còn; đề nghị tải lên lại' }];
    return row.taskId === null ? [] : [{ path, message: 'tệp này đã dùng cho một lần trình khác' }];
  });
  if (refused.length > 0) throw new UserError('invalid-input', 'Tệp kèm theo chưa đúng.', refused);
  return rows.map(({ id, sha256 }) => ({ id, sha256 }));
}

/** In the transaction of the submission: either the event and its files are there, or neither. */
export async function bindEvidence(
  tx: EntityManager,
  taskId: string,
  events: readonly TaskEvent[],
): Promise<void> {
  for (const event of events) {
    if (event.type !== 'deliverable-submitted') continue;
    const { attachments = [], deadlineId, no } = event.data;
    if (attachments.length === 0) continue;
    const bound = { taskId, deadlineId, submissionNo: no };
    await tx.update(AttachmentEntity, { id: In(attachments.map(({ id }) => id)) }, bound);
  }
}
