import { type CycleState, countdown, type RoleRef, stageOf } from '#domain';
import type { DigestLine, DigestLineKind } from '#mail';
import { unitOfKey } from './cycle-items.js';
import { whyMe } from './digest-line.js';
import type { PlannedItem } from './items.js';
import type { LineSubject } from './line-subject.js';

/** What a line about a cycle needs beside the item. */
export interface CycleSubject
  extends Pick<
    LineSubject,
    'caseFile' | 'programmeName' | 'unitName' | 'form' | 'inPlaceOf' | 'publicUrl' | 'calendar'
  > {
  cycle: CycleState;
}

/** The line of a step of a cycle, or of the committee's case of a late stage. */
export function cycleLine(item: PlannedItem, subject: CycleSubject): DigestLine {
  const { cycle, caseFile, calendar, publicUrl } = subject;
  const stage = stageOf(cycle, item.deadlineId!)!;
  const unit = caseFile === null ? unitOfKey(item.doneKey ?? '') : null;
  const kind = kindOf(item, caseFile !== null);
  const isRefused = kind === 'stage-refused';
  const legalDue = caseFile === null ? dueOf(item, stage, unit) : (caseFile.answerDue ?? null);
  const workingDue = legalDue === null ? null : calendar.onOrBefore(legalDue);
  const missing = stage.missing.length;
  return {
    key: item.key,
    kind,
    rung: item.rung,
    programme: subject.programmeName,
    taskCode: cycle.title,
    taskTitle: stage.name,
    classification: 'normal',
    deliverable: null,
    leadUnit: null,
    legalDue,
    workingDue,
    ...countdown({ legalDue, workingDue }, item.slot, calendar),
    why: item.why,
    whyMe: whyMe(item.role as RoleRef['role'], subject),
    url: `${publicUrl}${pathOf(subject, stage.id, unit, kind)}`,
    direction: item.role === 'respondent' || item.role === 'person' ? 'down' : 'up',
    about: [
      ...(unit === null ? [] : [['Đơn vị', subject.unitName(unit)] as const]),
      ...(missing > 0 && !isRefused ? [['Đơn vị chưa gửi', String(missing)] as const] : []),
      ...(isRefused ? refusedOf(stage) : []),
    ],
    ...(item.late ? { systemDelay: { nominal: item.nominal } } : {}),
  };
}

function kindOf({ rung, track, role }: PlannedItem, isCase: boolean): DigestLineKind {
  if (isCase) return 'committee';
  if (rung === 'OPEN') return 'stage-open';
  if (rung === 'BACK') return 'stage-returned';
  if (rung === 'REFUSED') return 'stage-refused';
  if (rung.startsWith('S')) return 'stage-watched';
  if (track === 'level') return role === 'respondent' ? 'stage-overdue' : 'stage-late';
  return rung.startsWith('T-') ? 'stage-due' : 'stage-overdue';
}

/** The page has them all. */
const REFUSED_MOST = 5;

function refusedOf({ refused = [] }: CycleState['stages'][number]): (readonly [string, string])[] {
  const said = refused.slice(0, REFUSED_MOST).map(({ code, reason }) => [code, reason] as const);
  const more = refused.length - said.length;
  return more > 0 ? [...said, ['Ngoài ra', `${more} việc khác`]] : said;
}

/** A unit's own date where its answer was sent back, else the stage's. */
function dueOf(
  { doneKey, rung }: PlannedItem,
  stage: CycleState['stages'][number],
  unit: string | null,
): string | null {
  // It has ended: no day runs any more.
  if (rung === 'REFUSED') return null;
  const answer = unit === null ? undefined : stage.answers[unit];
  return doneKey?.includes('/back') && answer?.reworkDue ? answer.reworkDue : stage.legalDue;
}

/** The unit's own form for who has to answer; the cycle for everybody else. */
function pathOf(
  { cycle, caseFile }: CycleSubject,
  stage: string,
  unit: string | null,
  kind: DigestLineKind,
): string {
  if (caseFile !== null) return `/cho-y-kien/${encodeURIComponent(caseFile.id)}`;
  const base = `/ky/${encodeURIComponent(cycle.id)}`;
  const own = unit !== null && kind !== 'stage-late' && kind !== 'stage-watched';
  return own ? `${base}/don-vi/${encodeURIComponent(unit)}?buoc=${stage}` : base;
}
