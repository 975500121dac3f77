import type { CaseView } from '#contracts';
import { type CycleState, emptyTask, owing, type StageState, stageOf, type TaskState } from '#domain';

/**
 * A stage of a cycle in the words of a case's page, which are those of a task with one deadline: those who owe it lead
 * it. It has no code, no officer and no document of its own.
 */
export function stageAsTask(cycle: CycleState, stageId: string): TaskState | null {
  const stage = stageOf(cycle, stageId);
  if (stage === null) return null;
  const { id, name, legalDue, originalDue, ladderNo, openedOn } = stage;
  return {
    ...emptyTask(cycle.id),
    programme: cycle.programme,
    title: cycle.title,
    status: stage.status === 'open' || stage.missing.length > 0 ? 'active' : 'completed',
    leadUnits: debtorsOfStage(stage),
    assignedOn: openedOn,
    policy: cycle.policy,
    version: cycle.version,
    deadlines: [
      {
        ...{ id, deliverable: name, ladderNo, legalDue, originalLegalDue: originalDue },
        ...{ rule: stage.rule ?? { kind: 'continuous' }, status: 'open', workingDue: null, explanation: [] },
        ...{ ladderFrom: null, ladderSince: null, reworkDue: null, submission: null, submissions: 0 },
        ...{ completedOn: null, case: null },
      },
    ],
  };
}

/** Who has not answered; of a stage that one body delivers, that body. */
function debtorsOfStage(stage: StageState): string[] {
  if (stage.respondents.length === 1) return stage.respondents;
  return stage.status === 'closed' ? stage.missing : owing(stage);
}

/** A task has a code; a stage has none. */
export function isStage({ code }: Pick<TaskState, 'code'>): boolean {
  return code === '';
}

/** Our own dates the committee may move; a date of the document it may not, and a stage is not stopped. */
export function competenceOnStage({ basis }: StageState): CaseView['competence'] {
  const may = basis !== 'document';
  const because = may
    ? 'Hạn của bước do hệ thống đặt mặc định, không phải hạn của văn bản.'
    : 'Hạn này do văn bản ấn định; Ban Chỉ đạo không đổi được.';
  return {
    move: { may, because: [because] },
    stop: { may: false, because: ['Bước của kỳ không dừng bằng kết luận; cơ quan thường trực bỏ qua bước.'] },
  };
}
