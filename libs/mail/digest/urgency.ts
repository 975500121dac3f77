import type { DigestLine, DigestLineKind } from './view.js';

/** Told for information: nothing is asked for and no day is running against the reader. */
const FOR_INFORMATION: ReadonlySet<DigestLineKind> = new Set<DigestLineKind>([
  'accepted',
  'extension-decided',
  'extension-pending',
  'input-missing',
  'date-moved',
  'concluded',
  'amended',
  'input-given',
  'difficulty-resolved',
  'stage-watched',
  'supervision-answered',
  'coverage',
  'calendar',
  'rollup',
]);

export function isInformation(line: DigestLine): boolean {
  return FOR_INFORMATION.has(line.kind);
}

/** Working days past the due date, or 0; a date gone by without a working day since counts as 0 but is overdue. */
export function overdueDays(line: DigestLine): number {
  return Math.max(line.workingDaysOverdue ?? 0, 0);
}

export function isOverdue(line: DigestLine): boolean {
  return overdueDays(line) > 0 || (line.daysLeft !== null && line.daysLeft < 0);
}

/** These are in every mail, however long it gets: overdue, due today, reported upwards. */
export function mustBeSaid(line: DigestLine): boolean {
  if (isInformation(line)) return false;
  return isOverdue(line) || line.daysLeft === 0 || line.kind === 'escalation' || line.kind === 'committee';
}

/** Longest overdue first, then the nearest date, then what has none, then what is for information. */
export function byUrgency(a: DigestLine, b: DigestLine): number {
  return (
    Number(isInformation(a)) - Number(isInformation(b)) ||
    Number(isOverdue(b)) - Number(isOverdue(a)) ||
    overdueDays(b) - overdueDays(a) ||
    (a.daysLeft ?? Number.MAX_SAFE_INTEGER) - (b.daysLeft ?? Number.MAX_SAFE_INTEGER) ||
    compare(a.taskCode, b.taskCode) ||
    compare(a.key, b.key)
  );
}

/** `NV 3.6` before `NV 3.10`, without the machine's locale. */
function compare(a: string, b: string): number {
  const [x, y] = [padded(a), padded(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function padded(code: string): string {
  return code.replace(/\d+/g, (digits) => digits.padStart(6, '0'));
}
