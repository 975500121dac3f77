import type { Instant, IsoDate } from '#contracts';
import { instantAt, isEarlier, localDate, type WorkingCalendar } from '../calendar/index.js';
import { type LadderContext, type TaskRung, taskRungs } from './ladders.js';
import type { Notice, RungFact, TaskState } from './state.js';

/** A rung that is to be sent in a slot. */
export interface PlannedStep extends TaskRung {
  /** Its own day lies before the slot: an outage or a late start; the mail says so. */
  late: boolean;
  /** Earlier rungs of the same track that this one replaces after an outage. */
  supersedes: TaskRung[];
}

export interface SlotPlan {
  /** The slot's date, a working day. */
  slot: IsoDate;
  steps: PlannedStep[];
  /** Notices that ride this slot's digest. */
  notices: Notice[];
}

/**
 * What a task has to say in the slot of `slot` (a working day), given what is done (rules 4–7 of time).
 *
 * Of each track only the latest due rung is sent, the earlier ones are superseded. Escalation is never collapsed: one
 * step per working day, each only after the one before it was delivered (or could not be).
 */
export function planSlot(state: TaskState, ctx: LadderContext, slot: IsoDate): SlotPlan {
  const all = taskRungs(state, ctx);
  const due = pending(state, all).filter((r) => r.rung.on <= slot);
  const groups = new Map<string, TaskRung[]>();
  for (const r of due) {
    const key = trackOf(r);
    groups.set(key, [...(groups.get(key) ?? []), r]);
  }
  const steps: PlannedStep[] = [];
  for (const group of groups.values()) {
    const chosen = group[0]!.rung.track === 'level' ? nextLevel(state, all, group, slot) : latest(group);
    if (chosen) steps.push({ ...chosen, late: chosen.rung.on < slot });
  }
  return { slot, steps, notices: noticesBefore(state, instantAt(slot, ctx.policy.slotHour)) };
}

/**
 * The date of the next slot, not before `from`, in which the task has something to say, as things stand;
 * null when nothing will ever come without another act.
 */
export function nextSlot(state: TaskState, ctx: LadderContext, from: IsoDate): IsoDate | null {
  const first = ctx.calendar.onOrAfter(from);
  const all = taskRungs(state, ctx);
  const days = pending(state, all).map((r) =>
    r.rung.track === 'level' ? levelDay(state, ctx, all, r, first) : later(r.rung.on, first),
  );
  for (const notice of standingNotices(state)) days.push(later(firstSlotAfter(notice, ctx), first));
  return days.length === 0 ? null : days.reduce((a, b) => (a < b ? a : b));
}

/** The state as it will be when the plan has gone out; used to know the slot after the next without waiting for it. */
export function assumeSent(state: TaskState, plan: SlotPlan): TaskState {
  const done: Record<string, RungFact> = { ...state.done };
  for (const step of plan.steps) {
    done[step.doneKey] = { slot: plan.slot, outcome: 'sent', delivery: 'delivered' };
    for (const s of step.supersedes) done[s.doneKey] = { slot: plan.slot, outcome: 'superseded' };
  }
  const sent = new Set(plan.notices.map((n) => n.key));
  return { ...state, done, notices: state.notices.filter((n) => !sent.has(n.key)) };
}

function noticesBefore(state: TaskState, slotAt: Instant): Notice[] {
  return standingNotices(state).filter((n) => isEarlier(n.at, slotAt));
}

/**
 * Those that are still true: what was taken back, returned or accepted before the slot waits for nobody's check. Judged
 * here and not when events are folded, so that recorded events fold to the states they made.
 */
function standingNotices({ notices, deadlines }: TaskState): Notice[] {
  const waits = (n: Notice) =>
    deadlines.some((d) => d.id === n.deadlineId && d.status === 'submitted' && d.submission?.at === n.at);
  return notices.filter((n) => n.kind !== 'submitted' || waits(n));
}

/**
 * What is neither done nor silenced. A step that lies before one of its track that is done is over as well: a calendar
 * that is changed afterwards may part two steps that had fallen on one day.
 */
function pending(state: TaskState, all: TaskRung[]): TaskRung[] {
  const doneOn = new Map<string, IsoDate>();
  for (const r of all) {
    const track = trackOf(r);
    const known = doneOn.get(track) ?? '';
    if (r.doneKey in state.done && r.rung.on > known) doneOn.set(track, r.rung.on);
  }
  const isOver = (r: TaskRung) => r.rung.track !== 'level' && r.rung.on < (doneOn.get(trackOf(r)) ?? '');
  return all.filter((r) => r.silenced === null && !(r.doneKey in state.done) && !isOver(r));
}

function trackOf(r: TaskRung): string {
  return `${r.deadlineId ?? ''}|${r.rung.track}`;
}

/** The steps that will still be sent as things stand. */
export function pendingRungs(state: TaskState, ctx: LadderContext): TaskRung[] {
  return pending(state, taskRungs(state, ctx));
}

function latest(group: TaskRung[]): Omit<PlannedStep, 'late'> {
  const last = group.reduce((a, b) => (b.rung.on >= a.rung.on ? b : a));
  return { ...last, supersedes: group.filter((r) => r !== last) };
}

/** The first level not done, if the level before it has been delivered on an earlier day. */
function nextLevel(
  state: TaskState,
  all: TaskRung[],
  group: TaskRung[],
  slot: IsoDate,
): Omit<PlannedStep, 'late'> | null {
  const first = group.reduce((a, b) => (a.rung.on <= b.rung.on ? a : b));
  const before = levelBefore(state, all, first);
  if (before && (before.slot >= slot || !isSettled(before))) return null;
  return { ...first, supersedes: [] };
}

/** Escalation waits until the mail of the step before was handed over or was given up. */
function isSettled(fact: RungFact): boolean {
  return fact.outcome !== 'sent' || fact.delivery !== undefined;
}

/** The day a level can come: its own, but after the day of the level before it. */
function levelDay(
  state: TaskState,
  ctx: LadderContext,
  all: TaskRung[],
  r: TaskRung,
  first: IsoDate,
): IsoDate {
  const before = levelBefore(state, all, r);
  const earliest = before ? ctx.calendar.after(before.slot) : first;
  return later(later(r.rung.on, first), earliest);
}

function levelBefore(state: TaskState, all: TaskRung[], r: TaskRung): RungFact | null {
  const facts = all
    .filter((o) => o.deadlineId === r.deadlineId && o.rung.track === 'level' && o.rung.on < r.rung.on)
    .map((o) => state.done[o.doneKey])
    .filter((f) => f !== undefined);
  return facts.at(-1) ?? null;
}

function firstSlotAfter(notice: Notice, ctx: LadderContext): IsoDate {
  return firstSlotFrom(notice.at, ctx.calendar, ctx.policy.slotHour);
}

/** The date of the first slot strictly after an instant. */
export function firstSlotFrom(at: string, calendar: WorkingCalendar, slotHour: number): IsoDate {
  const today = localDate(at);
  const day = calendar.onOrAfter(today);
  return day === today && !isEarlier(at, instantAt(today, slotHour)) ? calendar.after(today) : day;
}

function later(a: IsoDate, b: IsoDate): IsoDate {
  return a > b ? a : b;
}
