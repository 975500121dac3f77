import type { IsoDate, LadderPolicy } from '#contracts';
import { addDays, type WorkingCalendar } from '../calendar/index.js';
import {
  answerRungs,
  type Chosen,
  chosenFor,
  doneAfter,
  earliest,
  missingRungs,
  nextSlotOf,
  openingRung,
  overdueStageRungs,
  type Reading,
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

export type PlannedStageStep = Chosen<StageRung>;

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
  return { slot, steps: chosenFor(cycleRungs(state, ctx), state.done, slot, READING) };
}

/** The next slot, not before `from`, in which the cycle has something to say; null when never as things stand. */
export function nextCycleSlot(state: CycleState, ctx: CyclePlanContext, from: IsoDate): IsoDate | null {
  return nextSlotOf(cycleRungs(state, ctx), state.done, ctx.calendar, from, READING);
}

/** The state as it will be when the plan has gone out. */
export function assumeCycleSent(state: CycleState, { slot, steps }: CycleSlotPlan): CycleState {
  return { ...state, done: doneAfter(state.done, slot, steps, READING) };
}

const READING: Reading<StageRung> = {
  rungOf: ({ rung }) => rung,
  keyOf: ({ rung }) => rung.key,
  groupOf: ({ stage, unit, rung }) => [stage, unit, rung.track].join('|'),
  isLevel: ({ rung }) => rung.track === 'level',
  isSilenced: () => false,
  isSettled: () => true,
};

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
  return earliest(days);
}

/** Whether the stages before it have ended. */
export function ready({ stages }: Pick<CycleState, 'stages'>, { after }: Pick<StageState, 'after'>): boolean {
  const ended = (id: string) =>
    stages.some((s) => s.id === id && (s.status === 'closed' || s.status === 'skipped'));
  return after.every(ended);
}
