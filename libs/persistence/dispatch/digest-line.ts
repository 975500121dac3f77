import { countdown, type DeadlineState, type RoleRef } from '#domain';
import type { DigestLine, DigestLineKind, FormOfAddress } from '#mail';
import type { Said } from './items.js';
import { aboutOf } from './line-about.js';
import type { LineSubject } from './line-subject.js';

/** The lines of one item: one, or for a new assignment one for each of its dated deadlines. */
export function linesOf(item: Said, subject: LineSubject): DigestLine[] {
  const { task } = subject;
  if (item.noticeKey !== null && item.rung === 'assigned') {
    const open = task.deadlines.filter((d) => d.status === 'open' || d.status === 'rework');
    if (open.length > 0) return open.map((d) => line(item, subject, d, `${item.key}|${d.id}`));
  }
  const deadline = task.deadlines.find((d) => d.id === item.deadlineId) ?? null;
  return [line(item, subject, deadline, item.key)];
}

function line(item: Said, subject: LineSubject, deadline: DeadlineState | null, key: string): DigestLine {
  const { task, calendar } = subject;
  const { kind, legalDue, workingDue, extra } = aboutOf(item, subject, deadline);
  return {
    key,
    kind,
    rung: item.rung,
    programme: subject.programmeName,
    taskCode: task.code,
    taskTitle: task.title,
    classification: task.classification,
    deliverable: deadline?.deliverable ?? null,
    leadUnit: subject.leadUnitName,
    legalDue,
    workingDue,
    ...countdown({ legalDue, workingDue }, item.slot, calendar),
    why: item.why,
    whyMe: whyMe(item.role as RoleRef['role'], subject),
    url: `${subject.publicUrl}${pathOf(subject)}`,
    ...(item.late ? { systemDelay: { nominal: item.nominal } } : {}),
    direction: directionOf(item.role, kind),
    ...extra,
    ...(deadline !== null ? { deadline: { id: `${task.id}-${deadline.id}`, version: task.version } } : {}),
  };
}

/** A step of a case opens the case: whoever gets it is to decide on it, or to speak in it. */
function pathOf({ task, caseFile }: LineSubject): string {
  return caseFile === null
    ? `/nhiem-vu/${encodeURIComponent(task.id)}`
    : `/cho-y-kien/${encodeURIComponent(caseFile.id)}`;
}

/** Whoever owes the work is asked; who stands above it, or watches over it, is reported to. */
function directionOf(role: string, kind: DigestLineKind): 'down' | 'up' {
  if (role === 'head') return OWED_BY_HEADS.has(kind) ? 'down' : 'up';
  return DOWNWARD.has(role) ? 'down' : 'up';
}

const DOWNWARD: ReadonlySet<string> = new Set([
  'officer',
  'checker',
  'coordinating-head',
  'respondent',
  'person',
]);
const OWED_BY_HEADS: ReadonlySet<DigestLineKind> = new Set<DigestLineKind>([
  'urging',
  'extension-drafted',
  'explanation',
]);

export function whyMe(
  role: RoleRef['role'],
  { form, inPlaceOf }: Pick<LineSubject, 'form' | 'inPlaceOf'>,
): string {
  if (inPlaceOf === null) return whyOwn(role, form);
  return `${form} được phân công thay đ/c ${inPlaceOf}, ${whyOwn(role, 'đồng chí').replace(/^đồng chí /, '')}`;
}

function whyOwn(role: RoleRef['role'], form: FormOfAddress): string {
  switch (role) {
    case 'officer':
      return `${form} là cán bộ được giao`;
    case 'head':
      return `${form} là người đứng đầu đơn vị chủ trì`;
    case 'parent-head':
      return `${form} phụ trách cơ quan cấp trên trực tiếp của đơn vị chủ trì`;
    case 'checker':
      return `${form} được phân công kiểm tra sản phẩm`;
    case 'coordinating-head':
      return `${form} là người đứng đầu đơn vị phối hợp`;
    case 'respondent':
      return `${form} là người đứng đầu đơn vị`;
    case 'person':
      return `${form} được giao xử lý`;
    case 'office':
      return `${form} thuộc Cơ quan Thường trực`;
    case 'office-deputy-chief':
    case 'office-chief':
      return `${form} là lãnh đạo Cơ quan Thường trực`;
    case 'intake':
      return `${form} là đầu mối của Ban Chỉ đạo`;
  }
}
