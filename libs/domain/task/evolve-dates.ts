import type { DueRule, IsoDate } from '#contracts';
import type { DatedDeadline, Recorded, TaskEvent } from './events.js';
import {
  type DateChange,
  type DateChangeKind,
  type DeadlineState,
  type TaskState,
  withWorkStatus,
  workStatus,
} from './state.js';
import { takenUpAgain } from './taken-up-again.js';

type Of<T extends TaskEvent['type']> = Recorded<Extract<TaskEvent, { type: T }>>;
type Deadlines = (d: DeadlineState) => Partial<DeadlineState>;

/** How each act on a date changes its deadline. The first date is never overwritten (rule 8). */
export function dateChanged(
  event: Of<'extension-granted' | 'date-corrected' | 'basis-replaced' | 'date-recomputed'>,
): Deadlines {
  const { legalDue, workingDue, explanation, on, from } = event.data;
  const basis = 'basis' in event.data ? event.data.basis : null;
  const rule: { rule?: DueRule } = 'rule' in event.data ? { rule: event.data.rule } : {};
  const kind = KIND[event.type];
  return (d) => ({
    ...(kind === 'calendar' ? {} : ladderAfresh(d, on, event.at)),
    ...dated(d, { legalDue, workingDue, explanation }, { kind, from, to: legalDue, on, basis }),
    ...rule,
    ...(basis === null ? {} : { basis }),
  });
}

/** A conclusion, or the answer of the body above, takes effect. */
export function conclusionApplied(state: TaskState, event: Of<'conclusion-applied'>): TaskState {
  const { deadlineId, date, directiveDue, leadUnits, status, on, outcome } = event.data;
  const change: Deadlines = (d) => {
    if (date !== null) {
      const kind: DateChangeKind = outcome === 'answer-date' ? 'answer' : 'conclusion';
      return {
        ...ladderAfresh(d, on, event.at),
        ...dated(d, date, { kind, from: date.from, to: date.legalDue, on, basis: date.basis }),
        ...(date.basis === null ? {} : { basis: date.basis }),
        extension: null,
      };
    }
    return directiveDue === null ? {} : { ...ladderAfresh(d, on, event.at), directiveDue };
  };
  const going = state.status !== 'active' && status === 'active' ? takenUpAgain(state, event.at) : state;
  const changed: TaskState = {
    ...going,
    status,
    deadlines: going.deadlines.map((d) => (d.id === deadlineId ? { ...d, ...change(d) } : d)),
  };
  if (leadUnits === null) return changed;
  // Another unit holds the work now; nobody of it has taken it up yet.
  return {
    ...changed,
    leadUnits,
    coordinatingUnits: state.coordinatingUnits.filter((unit) => !leadUnits.includes(unit)),
    officer: null,
    acknowledgedOn: null,
    lastActOn: null,
    assignmentRecordedOn: on,
  };
}

/** Old codes become their successors, everywhere the task names a unit. */
export function unitsReplaced(state: TaskState, map: Record<string, string>): TaskState {
  const next = (unit: string) => map[unit] ?? unit;
  const all = (units: string[]) => [...new Set(units.map(next))];
  const leadUnits = all(state.leadUnits);
  return {
    ...state,
    leadUnits,
    coordinatingUnits: all(state.coordinatingUnits).filter((unit) => !leadUnits.includes(unit)),
    heldBy: state.heldBy === null ? null : next(state.heldBy),
    inputs: state.inputs.map((i) => (i.status === 'open' ? { ...i, unit: next(i.unit) } : i)),
    notices: state.notices.map((n) => (n.to === undefined ? n : { ...n, to: next(n.to) })),
  };
}

/** The event has come that a deadline waited for: its term runs from there. */
export function eventRecorded({ data, at }: Of<'event-recorded'>, dated: DatedDeadline): Deadlines {
  const { status, legalDue, workingDue, explanation } = dated;
  const { on, recordedOn } = data;
  return () => ({
    status,
    originalLegalDue: legalDue,
    legalDue,
    workingDue,
    explanation,
    countedFrom: on,
    ladderFrom: on,
    ladderSince: recordedOn > on ? at : null,
  });
}

/** Other rules from now on; what they would have sent before is settled without a mail. */
export function rulesApplied(
  state: TaskState,
  { on, policy, dropped = [] }: Of<'rules-applied'>['data'],
): TaskState {
  const settled = dropped.map((key) => [key, { slot: on, outcome: 'superseded' as const }] as const);
  return { ...state, policy, done: { ...state.done, ...Object.fromEntries(settled) } };
}

const KIND = {
  'extension-granted': 'extension',
  'date-corrected': 'correction',
  'basis-replaced': 'replacement',
  'date-recomputed': 'calendar',
} as const satisfies Record<string, DateChangeKind>;

function dated(
  d: DeadlineState,
  date: { legalDue: IsoDate; workingDue: IsoDate; explanation: string[] },
  change: DateChange,
): Partial<DeadlineState> {
  const status = workStatus(d);
  const waiting = status === 'waiting-event' || status === 'continuous';
  // What was left behind has a date ahead of it again: it is no longer something to be looked through.
  const revived = status === 'backlog' && date.legalDue >= change.on;
  return {
    legalDue: date.legalDue,
    workingDue: date.workingDue,
    explanation: date.explanation,
    originalLegalDue: d.originalLegalDue ?? date.legalDue,
    dates: [...(d.dates ?? []), change],
    ...(waiting || revived ? withWorkStatus(d, 'open') : {}),
  };
}

/** A ladder of its own from this day on; a rework date or a directive's date gives way to the new one. */
function ladderAfresh(d: DeadlineState, on: IsoDate, at: string): Partial<DeadlineState> {
  return {
    ladderNo: d.ladderNo + 1,
    ladderFrom: on,
    ladderSince: at,
    case: null,
    reworkDue: null,
    directiveDue: null,
    ...(workStatus(d) === 'rework' ? withWorkStatus(d, 'open') : {}),
  };
}
