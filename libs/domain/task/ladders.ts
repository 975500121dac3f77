import type { LadderPolicy } from '#contracts';
import { instantAt, isEarlier, type WorkingCalendar } from '../calendar/index.js';
import {
  type Aim,
  acknowledgementRung,
  checkerRungs,
  difficultyRungs,
  extensionRungs,
  headRungs,
  inputRungs,
  levelRungs,
  nudgeRung,
  officerRungs,
  overdueRungs,
  questionRungs,
  type Rung,
  rollUpRung,
} from '../ladder/index.js';
import { type DeadlineState, doneKey, type TaskState } from './state.js';

export interface LadderContext {
  calendar: WorkingCalendar;
  policy: LadderPolicy;
}

/** A rung as it stands in a task: with its deadline, and what the state says of it. */
export interface TaskRung {
  deadlineId: string | null;
  doneKey: string;
  rung: Rung;
  /** Why it will not be sent although its ladder has it; null when it will (or was). */
  silenced: string | null;
}

/**
 * Every rung of the task's present ladders, in order of day: done ones, silenced ones and those to come.
 * This one list serves planning, the simulator, the page ("các bước sắp tới") and the property tests.
 */
export function taskRungs(state: TaskState, ctx: LadderContext): TaskRung[] {
  if (state.assignedOn === null) return [];
  const rungs = state.deadlines.flatMap((d) => deadlineRungs(state, d, ctx));
  rungs.push(...workRungs(state, ctx));
  const acknowledgement = acknowledgementOf(state, ctx);
  if (acknowledgement) rungs.push(acknowledgement);
  return rungs.sort(
    (a, b) => a.rung.on.localeCompare(b.rung.on) || (a.deadlineId ?? '').localeCompare(b.deadlineId ?? ''),
  );
}

/** The dates that the deadline's present ladder runs to: the rework date, a confirmed backlog's day, or the due date. */
export function aimOf(d: DeadlineState, calendar: WorkingCalendar): Aim | null {
  if (d.ladderFrom === null) return null;
  const base = { ladderNo: d.ladderNo, assignedOn: d.ladderFrom };
  const given = d.reworkDue ?? d.directiveDue ?? null;
  if (given !== null) return { ...base, legalDue: given, workingDue: calendar.onOrBefore(given) };
  if (d.legalDue === null || d.workingDue === null) return null;
  // A backlog confirmed long after its date is counted from the confirmation, or every rung would be due at once.
  if (d.ladderNo > 1 && d.legalDue < d.ladderFrom) {
    return { ...base, legalDue: d.ladderFrom, workingDue: calendar.onOrBefore(d.ladderFrom) };
  }
  return { ...base, legalDue: d.legalDue, workingDue: d.workingDue };
}

function deadlineRungs(state: TaskState, d: DeadlineState, ctx: LadderContext): TaskRung[] {
  const { calendar, policy } = ctx;
  if (d.status === 'backlog' || d.status === 'history') return [];
  const aim = aimOf(d, calendar);
  const running = d.status === 'open' || d.status === 'rework';
  const place = (rung: Rung, silenced: string | null): TaskRung => ({
    deadlineId: d.id,
    doneKey: doneKey(d.id, rung.key),
    rung,
    silenced: silenced ?? pausedBecause(state),
  });
  const placed: TaskRung[] = [];
  if (aim) {
    const stopped = running ? null : stoppedBecause(d);
    const before = [
      ...questionRungs(aim, policy, calendar),
      ...officerRungs(aim, policy, calendar),
      ...headRungs(aim, policy, calendar),
      ...overdueRungs(aim, policy, calendar),
    ];
    for (const rung of before)
      placed.push(place(rung, stopped ?? acknowledgedBecause(state, d, rung, policy)));
    for (const rung of levelRungs(aim, policy, calendar))
      placed.push(place(rung, stopped ?? caseBecause(d, rung)));
  }
  if (running && aim) {
    let line = rollUpRung(aim, lastRollUp(state, d, aim), policy, calendar);
    // Months that passed in a suspension have no line; the next one has.
    while (isBefore(d, line, policy)) line = rollUpRung(aim, line.on.slice(0, 7), policy, calendar);
    placed.push(place(line, null));
  }
  if (running && state.acknowledgedOn !== null && aim) {
    const nudge = nudgeRung(d.ladderNo, state.lastActOn ?? state.acknowledgedOn, policy, calendar);
    // Once the date has passed the overdue rungs speak instead.
    if (nudge.on <= aim.legalDue) placed.push(place(nudge, null));
  }
  if (d.submission) {
    const withChecker = d.status === 'submitted' ? null : 'đã kiểm tra xong';
    for (const rung of checkerRungs(d.submission.no, d.submission.checkDue, policy, calendar)) {
      placed.push(place(rung, withChecker));
    }
  }
  const { extension } = d;
  if (extension?.signedOn) {
    // The work was accepted meanwhile: nobody waits for the decision any more.
    const over = d.status === 'accepted' ? stoppedBecause(d) : null;
    for (const rung of extensionRungs({ no: extension.no, signedOn: extension.signedOn }, calendar)) {
      placed.push(place(rung, over));
    }
  }
  return placed.filter((r) => r.doneKey in state.done || !isBefore(d, r.rung, policy));
}

/** The last month in which this ladder had its line in the office's roll-up. */
function lastRollUp(state: TaskState, d: DeadlineState, aim: Aim): string | null {
  const prefix = doneKey(d.id, `${aim.ladderNo}/ROLLUP@`);
  const months = Object.keys(state.done).filter((key) => key.startsWith(prefix));
  return months.sort().at(-1)?.slice(prefix.length) ?? null;
}

/** The slot lay before the act that began this ladder: rule 4's "before the day of assignment", to the instant. */
function isBefore(d: DeadlineState, rung: Rung, policy: LadderPolicy): boolean {
  return d.ladderSince !== null && isEarlier(instantAt(rung.on, policy.slotHour), d.ladderSince);
}

/** Inputs asked for and difficulties that somebody owns have dates of their own. */
function workRungs(state: TaskState, { calendar, policy }: LadderContext): TaskRung[] {
  const place = (rung: Rung, ended: string | null): TaskRung => ({
    deadlineId: null,
    doneKey: doneKey(null, rung.key),
    rung,
    silenced: ended ?? pausedBecause(state),
  });
  const since = (from: string | undefined) => (r: TaskRung) =>
    r.doneKey in state.done || from === undefined || !isEarlier(instantAt(r.rung.on, policy.slotHour), from);
  const inputs = state.inputs.flatMap((input) => {
    const ended = { open: null, given: 'đã có ý kiến phối hợp', withdrawn: 'đã thôi xin ý kiến' } as const;
    const rungs = inputRungs(input, calendar).map((rung) => place(rung, ended[input.status]));
    return rungs.filter(since(input.since));
  });
  const difficulties = state.difficulties.flatMap((d) => {
    if (d.owner === null || d.due === null || d.ownedOn === null) return [];
    const owned = { no: d.no, owner: d.owner, due: d.due, ownedOn: d.ownedOn };
    const ended = d.status === 'resolved' ? 'vướng mắc đã được giải quyết' : null;
    const rungs = difficultyRungs(owned, calendar).map((rung) => place(rung, ended));
    return rungs.filter(since(d.since));
  });
  return [...inputs, ...difficulties];
}

function acknowledgementOf(state: TaskState, ctx: LadderContext): TaskRung | null {
  const recorded = state.assignmentRecordedOn;
  if (state.assignedOn === null || recorded === null) return null;
  if (!state.deadlines.some((d) => d.status !== 'backlog' && d.status !== 'history')) return null;
  const rung = acknowledgementRung(state.assignedOn, recorded, ctx.policy, ctx.calendar);
  const key = doneKey(null, rung.key);
  const { takenUpAgainAt: since } = state;
  const missed = since !== undefined && isEarlier(instantAt(rung.on, ctx.policy.slotHour), since);
  if (missed && !(key in state.done)) return null;
  return { deadlineId: null, doneKey: key, rung, silenced: takenUpBecause(state) };
}

/** Who has handed a result in has taken the task up, whether or not they said so; somebody assigned later has not. */
function takenUpBecause(state: TaskState): string | null {
  if (state.acknowledgedOn !== null) return 'đã tiếp nhận';
  const acted = state.lastActOn !== null;
  if (acted && state.deadlines.some(hasResult)) return 'đã trình sản phẩm';
  return pausedBecause(state);
}

/** Something was handed in, whatever became of it: what came back began another ladder, what was taken back left none. */
function hasResult({ submissions, submission, status, ladderNo }: DeadlineState): boolean {
  return submissions > 0 && (submission !== null || status === 'accepted' || ladderNo > 1);
}

function pausedBecause(state: TaskState): string | null {
  switch (state.status) {
    case 'suspended':
      return 'nhiệm vụ đang tạm dừng';
    case 'stopped':
      return 'nhiệm vụ đã dừng';
    case 'completed':
      return 'nhiệm vụ đã hoàn thành';
    default:
      return null;
  }
}

function stoppedBecause(d: DeadlineState): string {
  return d.status === 'accepted' ? 'sản phẩm đã được xác nhận' : 'sản phẩm đã trình, đang chờ kiểm tra';
}

function acknowledgedBecause(
  state: TaskState,
  d: DeadlineState,
  rung: Rung,
  policy: LadderPolicy,
): string | null {
  if (state.acknowledgedOn === null || d.status === 'rework') return null;
  const silenced = policy.silencedByAcknowledgement.some((before) => rung.name === `T-${before}`);
  return silenced ? 'đã tiếp nhận nên không nhắc sớm' : null;
}

/** A case that was closed with a reason, or sent up by a person, makes the steps that would do so unnecessary. */
function caseBecause(d: DeadlineState, rung: Rung): string | null {
  if (d.case?.status === 'closed' && (rung.name === 'L3' || rung.name === 'L4'))
    return 'hồ sơ đã đóng, có lý do';
  if (d.case?.status === 'with-committee' && (rung.name === 'L3' || rung.name === 'L4')) {
    return 'hồ sơ đã trình Ban Chỉ đạo';
  }
  return null;
}
