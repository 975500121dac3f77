import { countdown, type RoleRef, type SupervisionState, supervisionNo } from '#domain';
import type { DigestLine, DigestLineKind } from '#mail';
import { whyMe } from './digest-line.js';
import type { PlannedItem } from './items.js';
import type { LineSubject } from './line-subject.js';

type Subject = Pick<
  LineSubject,
  'programmeName' | 'unitName' | 'form' | 'inPlaceOf' | 'publicUrl' | 'calendar'
>;

/** The line of a recommendation: whose it is, about what, and by when the answer is due. */
export function supervisionLine(item: PlannedItem, state: SupervisionState, subject: Subject): DigestLine {
  const { calendar, unitName } = subject;
  const kind = kindOf(item);
  const legalDue = kind === 'supervision-new' ? state.askedFor : state.answerDue;
  const workingDue = legalDue === null ? null : calendar.onOrBefore(legalDue);
  return {
    key: item.key,
    kind,
    rung: item.rung,
    programme: subject.programmeName,
    taskCode: `Kiến nghị ${supervisionNo(state)}`,
    taskTitle: `của ${unitName(state.body)}${aboutOf(state)}`,
    classification: 'normal',
    deliverable: null,
    leadUnit: null,
    legalDue,
    workingDue,
    ...countdown({ legalDue, workingDue }, item.slot, calendar),
    why: item.why,
    whyMe:
      item.rung === 'ANSWERED'
        ? `${subject.form} đã nêu kiến nghị này`
        : whyMe(item.role as RoleRef['role'], subject),
    url: `${subject.publicUrl}/kien-nghi-giam-sat/${encodeURIComponent(state.id)}`,
    direction: item.role === 'respondent' ? 'down' : 'up',
    about: state.assigned === null ? [] : [['Đơn vị trả lời', unitName(state.assigned.unit)]],
    ...(item.late ? { systemDelay: { nominal: item.nominal } } : {}),
  };
}

function aboutOf({ about }: SupervisionState): string {
  if (about.kind === 'programme') return '';
  return about.kind === 'task' ? ` về nhiệm vụ ${about.code}` : ` về chỉ tiêu ${about.code}`;
}

function kindOf({ rung, role }: PlannedItem): DigestLineKind {
  if (rung.startsWith('NEW')) return 'supervision-new';
  if (rung === 'GIVEN') return 'supervision-asked';
  if (rung === 'ANSWERED') return 'supervision-answered';
  if (rung === 'BACK') return 'supervision-back';
  if (rung.startsWith('Y-')) return 'supervision-due';
  return role === 'office' ? 'supervision-late' : 'supervision-overdue';
}
