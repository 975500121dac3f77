import type { IsoDate, LadderPolicy } from '#contracts';
import { addDays, daysBetween, formatDate, type WorkingCalendar } from '../calendar/index.js';
import { HEAD, OFFICER, type Rung } from './rung.js';

/** What a ladder aims at: a due date (or a rework date) held by somebody since a day. */
export interface Aim {
  /** Distinguishes ladders of one deadline: raised by a return, an extension, a reopening. */
  ladderNo: number;
  assignedOn: IsoDate;
  legalDue: IsoDate;
  workingDue: IsoDate;
}

interface Shifted {
  before: number;
  on: IsoDate;
  nominal: IsoDate;
}

/**
 * Rungs `before` calendar days ahead of `workingDue`, moved to the previous working day where they fall on a rest
 * day; of two on one day the one nearer the due date stays; those before the day of assignment are dropped (rule 4).
 */
function shiftedBefore(offsets: readonly number[], aim: Aim, calendar: WorkingCalendar): Shifted[] {
  const byDay = new Map<IsoDate, Shifted>();
  for (const before of [...offsets].sort((a, b) => b - a)) {
    const nominal = addDays(aim.workingDue, -before);
    const on = calendar.onOrBefore(nominal);
    byDay.set(on, { before, on, nominal });
  }
  return [...byDay.values()].filter((rung) => rung.on >= aim.assignedOn);
}

/** `T-30 … T-0` of the officer. */
export function officerRungs(aim: Aim, policy: LadderPolicy, calendar: WorkingCalendar): Rung[] {
  return shiftedBefore(policy.officerDaysBefore, aim, calendar).map((s) => ({
    key: `${aim.ladderNo}/T-${s.before}`,
    name: `T-${s.before}`,
    track: 'officer',
    kind: 'reminder',
    on: s.on,
    to: [OFFICER],
    why: whyBefore(s, aim, 'Nhắc hạn'),
  }));
}

/** `H-7 H-3` of the head: shifted, collapsed and dropped only among themselves. */
export function headRungs(aim: Aim, policy: LadderPolicy, calendar: WorkingCalendar): Rung[] {
  return shiftedBefore(policy.headDaysBefore, aim, calendar).map((s) => ({
    key: `${aim.ladderNo}/H-${s.before}`,
    name: `H-${s.before}`,
    track: 'head',
    kind: 'reminder',
    on: s.on,
    to: [HEAD],
    why: whyBefore(s, aim, 'Báo trước cho người đứng đầu đơn vị'),
  }));
}

const QUARTER_STARTS = ['01-01', '04-01', '07-01', '10-01'] as const;

/**
 * `Q`: a progress question on the first working day on or after each 1/1, 1/4, 1/7, 1/10 of a long task, kept only
 * after the day of assignment and before the day T-30 was shifted to (rule 4).
 */
export function questionRungs(aim: Aim, policy: LadderPolicy, calendar: WorkingCalendar): Rung[] {
  if (daysBetween(aim.assignedOn, aim.workingDue) < policy.questionFromDays) return [];
  const first = Math.max(...policy.officerDaysBefore);
  const until = calendar.onOrBefore(addDays(aim.workingDue, -first));
  const rungs: Rung[] = [];
  for (let year = +aim.assignedOn.slice(0, 4); year <= +until.slice(0, 4); year += 1) {
    for (const start of QUARTER_STARTS) {
      const quarter = `${year}-${start}`;
      const on = calendar.onOrAfter(quarter);
      if (on <= aim.assignedOn || on >= until) continue;
      rungs.push({
        key: `${aim.ladderNo}/Q@${quarter}`,
        name: 'Q',
        track: 'officer',
        kind: 'reminder',
        on,
        to: [OFFICER],
        why: `Hỏi tiến độ đầu quý: ngày làm việc đầu tiên từ ${formatDate(quarter)} của việc kéo dài từ ${policy.questionFromDays} ngày.`,
      });
    }
  }
  return rungs;
}

function whyBefore(s: Shifted, aim: Aim, what: string): string {
  const due = `ngày làm việc cuối cùng trong hạn (${formatDate(aim.workingDue)})`;
  if (s.before === 0) return `${what} trong ngày cuối: đúng ${due}.`;
  const moved =
    s.on === s.nominal ? '' : `, chuyển từ ngày nghỉ ${formatDate(s.nominal)} về ngày làm việc liền trước`;
  return `${what}: ${s.before} ngày trước ${due}${moved}.`;
}
