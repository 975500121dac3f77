import type { IsoDate } from '#contracts';
import type { Bodies } from '../authority/index.js';
import { addDays, daysBetween, isEarlier, localDate, type WorkingCalendar } from '../calendar/index.js';
import { type CaseEvent, type CaseState, emptyCase, evolveCase } from '../case/index.js';
import { emptyTask, evolveTask, type Recorded, type TaskEvent, type TaskState } from '../task/index.js';
import { type Holder, type HolderKind, holderOf } from './holder.js';
import {
  earlier,
  type Handover,
  later,
  merged,
  type Span,
  type Stretch,
  sameHolder,
  spansOf,
  withOutages,
} from './spans.js';

export interface HeldDays {
  holder: HolderKind;
  unit: string | null;
  calendarDays: number;
  workingDays: number;
}

/** Days in the hands of one holder: from the first to the last, both counted. */
export interface HeldSegment extends HeldDays {
  from: IsoDate;
  to: IsoDate;
}

/**
 * How a deadline's days were spent. `segments` follow each other and no day is in two of them; `awaitingInput` runs
 * beside them: the unit holds the work while it waits for what it asked of others. Units and bodies, never persons.
 */
export interface Attribution {
  deadlineId: string;
  /** The day it was given, which is not counted. */
  since: IsoDate;
  /** Accepted or stopped on this day; null while it goes on. */
  endedOn: IsoDate | null;
  segments: HeldSegment[];
  totals: HeldDays[];
  awaitingInput: HeldSegment[];
}

export interface LivesOf {
  task: readonly Recorded<TaskEvent>[];
  /** The events of each case of the deadline. */
  cases: readonly (readonly Recorded<CaseEvent>[])[];
}

/** Every day from the day of assignment to completion, or to `today`, with whoever held it; null without a date. */
export function attribution(
  lives: LivesOf,
  deadlineId: string,
  bodies: Bodies,
  today: IsoDate,
  calendar: WorkingCalendar,
): Attribution | null {
  const { handovers, outages, task } = followed(lives, deadlineId, bodies);
  const since = handovers[0]?.on;
  if (since === undefined) return null;
  const spans = withOutages(spansOf(handovers, today), merged(outages));
  const segments = spans.map((span) => held(span, calendar));
  const last = handovers.at(-1)!;
  const life = { after: since, until: last.holder === null ? earlier(last.on, today) : today };
  return {
    deadlineId,
    since,
    endedOn: last.holder === null ? last.on : null,
    segments,
    totals: totalled(segments),
    awaitingInput: inputSpans(task, life).map((span) => held(span, calendar)),
  };
}

interface Followed {
  handovers: Handover[];
  outages: Stretch[];
  task: TaskState;
}

function followed({ task: taskEvents, cases }: LivesOf, deadlineId: string, bodies: Bodies): Followed {
  let task = emptyTask('');
  const states: CaseState[] = cases.map(() => emptyCase(''));
  const handovers: Handover[] = [];
  const outages: Stretch[] = [];
  const handOver = (on: IsoDate) => {
    const deadline = task.deadlines.find((d) => d.id === deadlineId);
    const holder = deadline === undefined ? null : holderOf(task, deadline, states, bodies);
    changeHands(handovers, on, holder);
  };
  for (const step of inOrder(taskEvents, cases)) {
    const recordedOn = localDate(step.event.at);
    if (step.kind === 'case') {
      states[step.no] = evolveCase(states[step.no]!, step.event);
      handOver(recordedOn);
      continue;
    }
    const { event } = step;
    task = evolveTask(task, event);
    if (event.type === 'rung-superseded') {
      const { nominal, slot } = event.data;
      // A step owed on a day should have been in that day's morning.
      const concerns = event.data.deadlineId === null || event.data.deadlineId === deadlineId;
      if (concerns && nominal < slot) outages.push({ after: addDays(nominal, -1), until: addDays(slot, -1) });
    } else {
      handOver(dayOf(event, deadlineId, recordedOn));
    }
  }
  return { handovers, outages, task };
}

/** The day an act counts from: an assignment and a submission may be recorded later than they took place. */
function dayOf(event: TaskEvent, deadlineId: string, recordedOn: IsoDate): IsoDate {
  if (event.type === 'activated') return event.data.assignedOn;
  if (event.type === 'event-recorded') return event.data.on;
  const submitted = event.type === 'deliverable-submitted' && event.data.deadlineId === deadlineId;
  return submitted ? earlier(event.data.completedOn, recordedOn) : recordedOn;
}

function changeHands(handovers: Handover[], on: IsoDate, holder: Holder | null): void {
  const last = handovers.at(-1);
  if (last === undefined) {
    if (holder !== null) handovers.push({ on, holder });
    return;
  }
  const unchanged = last.holder === holder || (last.holder && holder && sameHolder(last.holder, holder));
  // Whatever is recorded late does not reach behind the last change of hands.
  if (!unchanged) handovers.push({ on: later(on, last.on), holder });
}

type Step =
  | { kind: 'task'; event: Recorded<TaskEvent> }
  | { kind: 'case'; event: Recorded<CaseEvent>; no: number };

/** One story of all events; of one moment, the task's first. */
function inOrder(task: LivesOf['task'], cases: LivesOf['cases']): Step[] {
  const steps: Step[] = [
    ...task.map((event): Step => ({ kind: 'task', event })),
    ...cases.flatMap((events, no) => events.map((event): Step => ({ kind: 'case', event, no }))),
  ];
  return steps.sort(
    (a, b) => Number(isEarlier(b.event.at, a.event.at)) - Number(isEarlier(a.event.at, b.event.at)),
  );
}

/** Days on which at least one input of a unit was awaited, within the deadline's life. */
function inputSpans(task: TaskState, life: Stretch): Span[] {
  const units = [...new Set(task.inputs.map(({ unit }) => unit))];
  return units.flatMap((unit) => {
    const waits = task.inputs
      .filter((input) => input.unit === unit)
      .map(({ askedOn, endedOn }) => ({
        after: later(askedOn, life.after),
        until: earlier(endedOn ?? life.until, life.until),
      }));
    return merged(waits.filter(({ after, until }) => after < until)).map(
      (wait): Span => ({ holder: 'coordinating', unit, ...wait }),
    );
  });
}

function held({ holder, unit, after, until }: Span, calendar: WorkingCalendar): HeldSegment {
  return {
    holder,
    unit,
    from: addDays(after, 1),
    to: until,
    calendarDays: daysBetween(after, until),
    workingDays: calendar.workingDaysBetween(after, until),
  };
}

function totalled(segments: readonly HeldSegment[]): HeldDays[] {
  const totals: HeldDays[] = [];
  for (const { holder, unit, calendarDays, workingDays } of segments) {
    const total = totals.find((t) => sameHolder(t, { holder, unit }));
    if (total) {
      total.calendarDays += calendarDays;
      total.workingDays += workingDays;
    } else totals.push({ holder, unit, calendarDays, workingDays });
  }
  return totals;
}
