import type { AttributionView, CaseView } from '#contracts';
import type { CaseMatter, ConclusionMatter, Matter } from '#documents';
import { basisOf, type DeadlineState, type TaskState, workingDaysOverdue } from '#domain';
import type { Scene } from '../naming/scene.js';

/** The facts of a deadline for a draft. */
export function matterOf(task: TaskState, deadline: DeadlineState, scene: Scene): Matter {
  const { names, directory, calendar, today } = scene;
  const lead = task.leadUnits[0] ?? task.heldBy;
  const { legalDue } = deadline;
  return {
    date: today,
    programme: directory.programmes.get(task.programme)?.name ?? task.programme,
    task: { code: task.code, title: task.title, basis: basisOf(task, deadline) },
    deliverable: deadline.deliverable,
    leadUnit: lead === null || lead === undefined ? null : names.unit(lead).name,
    coordinating: task.coordinatingUnits.map((unit) => names.unit(unit).name),
    legalDue,
    originalLegalDue: deadline.originalLegalDue,
    extensionsGranted: deadline.extensions?.granted ?? 0,
    workingDaysOverdue: workingDaysOverdue(legalDue, today, calendar),
  };
}

/** The facts of a case, as its page has them. */
export function caseMatterOf(view: CaseView, matter: Matter, held: AttributionView | null): CaseMatter {
  const { conclusion, proposal, competence } = view;
  return {
    ...matter,
    reachedOn: view.reachedOn,
    proposal: proposal === null ? null : partsOf(proposal),
    proposalNote: proposal?.note ?? null,
    conclusion:
      conclusion === null
        ? null
        : { ...partsOf(conclusion), on: conclusion.on, by: conclusion.by, because: conclusion.because },
    statements: view.statements.map(({ as, on, text }) => ({ as, on, text })),
    difficulties: view.difficulties.map(({ status, note }) => ({ open: status !== 'resolved', text: note })),
    reminders: view.reminders.filter(({ state }) => state === 'sent').length,
    formerLeads: (held?.totals ?? []).flatMap(({ holder, unit }) =>
      holder === 'unit' && unit !== null && unit.name !== matter.leadUnit ? [unit.name] : [],
    ),
    held: (held?.totals ?? []).map(({ holder, unit, calendarDays, workingDays }) => ({
      holder: holderWords(holder, unit?.name ?? null),
      calendarDays,
      workingDays,
    })),
    authority: competence.move.because,
  };
}

function partsOf(
  conclusion: NonNullable<CaseView['conclusion']> | NonNullable<CaseView['proposal']>,
): ConclusionMatter {
  const { outcome, newDue, checkDue, due, leadUnits, directive, reason, question } = conclusion;
  return {
    outcome,
    newDue,
    checkDue,
    due,
    leadUnits: leadUnits.map(({ name }) => name),
    directive,
    reason,
    question,
  };
}

function holderWords(holder: AttributionView['totals'][number]['holder'], unit: string | null): string {
  const named = (word: string) => (unit === null ? word : `${word} (${unit})`);
  switch (holder) {
    case 'unit':
      return unit ?? 'Đơn vị chủ trì';
    case 'coordinating':
      return named('Đơn vị phối hợp');
    case 'checker':
      return named('Kiểm tra sản phẩm');
    case 'office':
      return named('Cơ quan Thường trực');
    case 'committee':
      return 'Thời gian chờ ý kiến chỉ đạo';
    case 'above':
      return 'Chờ cấp có thẩm quyền trả lời';
    case 'suspended':
      return 'Tạm dừng';
    case 'system':
      return 'Hệ thống ngừng gửi nhắc';
  }
}
