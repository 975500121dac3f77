import { type EntityManager, In } from 'typeorm';
import { type CaseCommand, type TaskCommand, UserError } from '#contracts';
import type { CaseEngineCommand, CaseEvent, CaseState, CycleEvent, EvidenceRef, TaskEvent } from '#domain';
import { type AttachmentAct, AttachmentEntity } from '../entities/index.js';
import type { Actor } from '../record/actor.js';

/** The number that a file has which no submission took, but another act on the deadline. */
export const NO_SUBMISSION = 0;

/**
 * The files that an act names (a submission, a request for more time, an input), locked until the transaction ends, so
 * that neither the sweep nor another act takes them meanwhile. Only whoever uploaded a file may submit it, and only once.
 *
 * @throws UserError `invalid-input` naming each file that cannot be taken
 */
export async function lockEvidence(
  tx: EntityManager,
  command: TaskCommand | CaseCommand | CaseEngineCommand,
  actor: Actor,
): Promise<EvidenceRef[]> {
  return lockFiles(tx, 'attachments' in command ? (command.attachments ?? []) : [], actor);
}

/** The same for an act that is no command to a task or a case: a unit's answer in a cycle. */
export async function lockFiles(
  tx: EntityManager,
  ids: readonly string[],
  actor: Actor,
): Promise<EvidenceRef[]> {
  if (ids.length === 0) return [];
  const rows = await tx.find(AttachmentEntity, {
    where: { id: In([...ids]), uploadedBy: actor.id },
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

/** A case's statements and minutes keep their files as a submission does, with the deadline that the case is about. */
export async function bindCaseEvidence(
  tx: EntityManager,
  { taskId, deadlineId }: CaseState,
  events: readonly CaseEvent[],
): Promise<void> {
  for (const event of events) {
    if (event.type !== 'statement-given' && event.type !== 'minutes-recorded') continue;
    const ids = (event.data.attachments ?? []).map(({ id }) => id);
    if (ids.length === 0) continue;
    await tx.update(
      AttachmentEntity,
      { id: In(ids) },
      { act: 'case', taskId, deadlineId, submissionNo: NO_SUBMISSION },
    );
  }
}

/** In the transaction of the answer; a file keeps the round that it came with. */
export async function bindAnswerFiles(
  tx: EntityManager,
  cycleId: string,
  { stage, unit, round, attachments = [] }: Extract<CycleEvent, { type: 'submission-received' }>['data'],
): Promise<void> {
  if (attachments.length === 0) return;
  const place = {
    act: 'answer',
    taskId: cycleId,
    deadlineId: answerPlace(stage, unit),
    submissionNo: round,
  } as const;
  await tx.update(AttachmentEntity, { id: In(attachments.map(({ id }) => id)) }, place);
}

/** What stands for the deadline where a file goes with an answer: whose it is, in which stage. */
export function answerPlace(stage: string, unit: string): string {
  return `${stage}@${unit}`;
}

/** The unit whose answer it goes with. */
export function unitOfAnswer(place: string): string {
  return place.slice(place.indexOf('@') + 1);
}

/** In the transaction of the act: either the event and its files are there, or neither. */
export async function bindEvidence(
  tx: EntityManager,
  taskId: string,
  events: readonly TaskEvent[],
): Promise<void> {
  for (const event of events) {
    const bound = bindingOf(taskId, event);
    if (bound === null) continue;
    const { attachments, ...place } = bound;
    await tx.update(AttachmentEntity, { id: In(attachments.map(({ id }) => id)) }, place);
  }
}

interface Binding {
  taskId: string;
  act: AttachmentAct;
  /** Input and the check of an investment have none of their own: they are about the whole task. */
  deadlineId: string;
  submissionNo: number;
  attachments: readonly EvidenceRef[];
}

function bindingOf(taskId: string, event: TaskEvent): Binding | null {
  switch (event.type) {
    case 'deliverable-submitted':
    case 'extension-requested': {
      const { attachments = [], deadlineId, no } = event.data;
      const act = event.type === 'deliverable-submitted' ? 'submission' : 'extension';
      return attachments.length === 0 ? null : { taskId, act, deadlineId, submissionNo: no, attachments };
    }
    case 'input-given':
    case 'duplication-checked': {
      const { attachments = [], no } = event.data;
      const act = event.type === 'input-given' ? 'input' : 'duplication';
      return attachments.length === 0 ? null : { taskId, act, deadlineId: '', submissionNo: no, attachments };
    }
    default:
      return null;
  }
}
