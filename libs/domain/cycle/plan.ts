import type { IsoDate, LadderPolicy } from '#contracts';
import { addDays, type WorkingCalendar } from '../calendar/index.js';
import {
  answerRungs,
  missingRungs,
  openingRung,
  overdueStageRungs,
  type RoleRef,
  type Rung,
  refusedRung,
  returnedRung,
  type StageAim,
  watchedRungs,
} from '../ladder/index.js';
import { type Answer, type CycleState, lastDay, NOT_YET, owing, type StageState } from './state.js';

export interface CyclePlanContext {
  calendar: WorkingCalendar;
  policy: LadderPolicy;
}

/** A step of a stage; `unit` where it is one unit's. */
export interface StageRung {
  stage: string;
  unit: string | null;
  rung: Rung;
}

export interface PlannedStageStep extends StageRung {
  late: boolean;
  supersedes: Rung[];
}

export interface CycleSlotPlan {
  slot: IsoDate;
  steps: PlannedStageStep[];
}

/** All steps of the cycle where it stands, done or not. A paused cycle says nothing, one that is over what is left to do. */
export function cycleRungs(state: CycleState, ctx: CyclePlanContext): StageRung[] {
  // The end of the last stage ends the cycle as well; what came of it is still to be told.
  const refused = state.stages.flatMap(refusedRungs);
  if (state.status !== 'running') return state.status === 'closed' ? refused : [];
  const own = state.stages.flatMap((stage) => {
    if (stage.status === 'open') return openRungs(state, stage, ctx);
    return stage.status === 'closed' ? closedRungs(stage, ctx) : [];
  });
  return [...own, ...refused];
}

function refusedRungs(stage: StageState): StageRung[] {
  const { refused, refusedOn } = stage;
  if (refused === undefined || refusedOn === undefined) return [];
  const aim = { ...aimOfStage(stage, null), announcedOn: refusedOn };
  return [refusedRung(aim, refused.length)].map(of(stage, null));
}

function openRungs(
  state: CycleState,
  stage: StageState,
  { calendar, policy }: CyclePlanContext,
): StageRung[] {
  if (stage.late === 'none') return watchedRungs(aimOfStage(stage, null), calendar).map(of(stage, null));
  return owing(stage).flatMap((unit) => {
    const answer = stage.answers[unit] ?? NOT_YET;
    const aim = aimOfStage(stage, unit);
    const answerer = answererOf(state, unit);
    const told: RoleRef[] = [{ role: 'respondent', unit }];
    if (answerer.role === 'person') told.push(answerer);
    const steps =
      answer.status === 'returned'
        ? reworkRungs(stage, unit, answer, told, answerer, calendar)
        : [openingRung(aim, told), ...answerRungs(aim, [answerer], calendar)];
    const after = stage.closes === 'when-done' ? overdueStageRungs(aim, [answerer], calendar, policy) : [];
    const isCase = stage.caseStatus === 'with-committee' || stage.caseStatus === 'closed';
    return [...steps, ...after.filter(({ name }) => name !== 'L4' || !isCase)].map(of(stage, unit));
  });
}

function reworkRungs(
  stage: StageState,
  unit: string,
  { round, reworkDue, announceOn }: Answer,
  told: readonly RoleRef[],
  answerer: RoleRef,
  calendar: WorkingCalendar,
): Rung[] {
  const aim: StageAim = {
    ...aimOfStage(stage, unit),
    prefix: `${stage.id}/back${round}@${unit}`,
    announcedOn: announceOn!,
    legalDue: reworkDue!,
  };
  return [returnedRung(aim, told), ...answerRungs(aim, [answerer], calendar, true)];
}

function closedRungs(stage: StageState, { calendar }: CyclePlanContext): StageRung[] {
  if (stage.late === 'none' || stage.missing.length === 0 || stage.closedOn === null) return [];
  if (stage.caseStatus !== null && stage.caseStatus !== 'draft') return [];
  // The day after the last one ends the stage; the steps count from that last day.
  const aim = { ...aimOfStage(stage, null), legalDue: addDays(stage.closedOn, -1) };
  return missingRungs(aim, stage.missing.length, calendar).map(of(stage, null));
}

function aimOfStage(stage: StageState, unit: string | null): StageAim {
  const { id, ladderNo, name, announceOn, legalDue } = stage;
  const prefix = `${id}.${ladderNo}${unit === null ? '' : `@${unit}`}`;
  return { prefix, name, announcedOn: announceOn!, legalDue: legalDue! };
}

/** Who is asked: the person whom the unit named, else its head. */
function answererOf({ focal }: CycleState, unit: string): RoleRef {
  const person = focal[unit];
  return person === undefined ? { role: 'respondent', unit } : { role: 'person', person };
}

function of(stage: StageState, unit: string | null): (rung: Rung) => StageRung {
  return (rung) => ({ stage: stage.id, unit, rung });
}

/**
 * What the cycle says in a slot: of each unit and track the latest due step, the earlier ones superseded (rule 7);
 * levels one at a time, each after the one before it.
 */
export function planCycleSlot(state: CycleState, ctx: CyclePlanContext, slot: IsoDate): CycleSlotPlan {
  const all = cycleRungs(state, ctx);
  const steps: PlannedStageStep[] = [];
  for (const group of tracks(pending(state, all).filter(({ rung }) => rung.on <= slot))) {
    const isLevel = group[0]!.rung.track === 'level';
    const chosen = isLevel ? group[0]! : group.at(-1)!;
    if (isLevel && levelDay(state, all, chosen, ctx, slot) > slot) continue;
    const supersedes = isLevel ? [] : group.slice(0, -1).map(({ rung }) => rung);
    steps.push({ ...chosen, late: chosen.rung.on < slot, supersedes });
  }
  return { slot, steps };
}

/** The next slot, not before `from`, in which the cycle has something to say; null when never as things stand. */
export function nextCycleSlot(state: CycleState, ctx: CyclePlanContext, from: IsoDate): IsoDate | null {
  const first = ctx.calendar.onOrAfter(from);
  const all = cycleRungs(state, ctx);
  const days = pending(state, all).map((r) =>
    r.rung.track === 'level' ? levelDay(state, all, r, ctx, first) : later(r.rung.on, first),
  );
  return days.length === 0 ? null : days.reduce((a, b) => (a < b ? a : b));
}

/** The state as it will be when the plan has gone out. */
export function assumeCycleSent(state: CycleState, { slot, steps }: CycleSlotPlan): CycleState {
  const done = { ...state.done };
  for (const { rung, supersedes } of steps) {
    for (const { key } of supersedes) done[key] = { slot, outcome: 'superseded' };
    done[rung.key] = { slot, outcome: 'sent' };
  }
  return { ...state, done };
}

/**
 * The day on which the cycle moves by itself: a stage opens, or one that answers come to ends; null when it only waits
 * for people. The instant is the beginning of that day.
 */
export function nextTransition(state: CycleState): IsoDate | null {
  if (state.status !== 'running') return null;
  const days = state.stages.flatMap((stage) => {
    if (stage.status === 'waiting') return ready(state, stage) ? (stage.opensOn ?? []) : [];
    if (stage.status !== 'open' || stage.closes !== 'at-date') return [];
    return addDays(lastDay(stage)!, 1);
  });
  return days.length === 0 ? null : days.reduce((a, b) => (a < b ? a : b));
}

/** Whether the stages before it have ended. */
export function ready({ stages }: Pick<CycleState, 'stages'>, { after }: Pick<StageState, 'after'>): boolean {
  const ended = (id: string) =>
    stages.some((s) => s.id === id && (s.status === 'closed' || s.status === 'skipped'));
  return after.every(ended);
}

function pending(state: CycleState, all: readonly StageRung[]): StageRung[] {
  return all
    .filter(({ rung }) => !(rung.key in state.done))
    .sort((a, b) => (a.rung.on < b.rung.on ? -1 : a.rung.on > b.rung.on ? 1 : 0));
}

function tracks(rungs: readonly StageRung[]): StageRung[][] {
  const groups = new Map<string, StageRung[]>();
  for (const r of rungs) {
    const key = [r.stage, r.unit, r.rung.track].join('|');
    groups.set(key, [...(groups.get(key) ?? []), r]);
  }
  return [...groups.values()];
}

function levelDay(
  state: CycleState,
  all: readonly StageRung[],
  r: StageRung,
  { calendar }: CyclePlanContext,
  first: IsoDate,
): IsoDate {
  const before = all
    .filter((o) => o.stage === r.stage && o.unit === r.unit && o.rung.track === 'level')
    .filter((o) => o.rung.on < r.rung.on)
    .at(-1);
  const own = later(r.rung.on, first);
  if (before === undefined) return own;
  const fact = state.done[before.rung.key];
  // The one before comes first, whatever its day; this one a working day after it.
  return fact === undefined
    ? later(own, calendar.after(later(before.rung.on, first)))
    : later(own, calendar.after(fact.slot));
}

function later(a: IsoDate, b: IsoDate): IsoDate {
  return a > b ? a : b;
}
