import type { Instant, IsoDate } from '#contracts';
import { instantAt, isEarlier, localDate, type WorkingCalendar } from '../calendar/index.js';
import {
  type Chosen,
  chosenFor,
  doneAfter,
  earliest,
  later,
  nextSlotOf,
  type Reading,
  stillToCome,
} from '../ladder/index.js';
import { type LadderContext, type TaskRung, taskRungs } from './ladders.js';
import type { Notice, TaskState } from './state.js';

/** A rung that is to be sent in a slot. */
export type PlannedStep = Chosen<TaskRung>;

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
  const steps = chosenFor(taskRungs(state, ctx), state.done, slot, READING);
  return { slot, steps, notices: noticesBefore(state, instantAt(slot, ctx.policy.slotHour)) };
}

const READING: Reading<TaskRung> = {
  rungOf: ({ rung }) => rung,
  keyOf: (step) => step.doneKey,
  groupOf: ({ deadlineId, rung }) => `${deadlineId ?? ''}|${rung.track}`,
  isLevel: ({ rung }) => rung.track === 'level',
  isSilenced: ({ silenced }) => silenced !== null,
  // Escalation waits until the mail of the step before was handed over or was given up.
  isSettled: ({ outcome, delivery }) => outcome !== 'sent' || delivery !== undefined,
};

/**
 * The date of the next slot, not before `from`, in which the task has something to say, as things stand;
 * null when nothing will ever come without another act.
 */
export function nextSlot(state: TaskState, ctx: LadderContext, from: IsoDate): IsoDate | null {
  const { calendar } = ctx;
  const first = calendar.onOrAfter(from);
  const next = nextSlotOf(taskRungs(state, ctx), state.done, calendar, from, READING);
  const notices = standingNotices(state).map((notice) => later(firstSlotAfter(notice, ctx), first));
  return earliest(next === null ? notices : [next, ...notices]);
}

/** The state as it will be when the plan has gone out; used to know the slot after the next without waiting for it. */
export function assumeSent(state: TaskState, plan: SlotPlan): TaskState {
  const done = doneAfter(state.done, plan.slot, plan.steps, READING);
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

/** The steps that will still be sent as things stand. */
export function pendingRungs(state: TaskState, ctx: LadderContext): TaskRung[] {
  return stillToCome(taskRungs(state, ctx), state.done, READING);
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
