import type { BasisDocument, IsoDate } from '#contracts';
import type { CycleEvent } from './events.js';
import { type Answer, type CycleState, isOwed, NOT_YET, type StageState } from './state.js';

type Successors = Readonly<Record<string, string>>;

/** The event of a reorganisation for one cycle; none where the cycle names none of the units, or has it already. */
export function replacedUnits(
  { status, stages, focal, successors = {} }: CycleState,
  { map, document }: { map: Successors; document: BasisDocument },
  on: IsoDate,
): CycleEvent[] {
  if (status === 'none') return [];
  const asked = [...stages.flatMap(({ respondents }) => respondents), ...Object.keys(focal)];
  // Also whom somebody named has become: it is asked when their stage is opened again.
  const named = new Set([...asked, ...asked.map((unit) => last(successors, unit))]);
  const own = Object.entries(map).filter(([old, next]) => named.has(old) && successors[old] !== next);
  if (own.length === 0) return [];
  return [{ type: 'units-replaced', data: { on, map: Object.fromEntries(own), document } }];
}

/** The names of the stages of which something passes from a unit to its successor. */
export function passingOn({ stages }: Pick<CycleState, 'stages'>, unit: string): string[] {
  const passes = ({ status, respondents, answers }: StageState) =>
    respondents.includes(unit) &&
    (status === 'waiting' || (status === 'open' && isOwed(answers[unit] ?? NOT_YET)));
  return stages.filter(passes).map(({ name }) => name);
}

/**
 * What is still owed passes to the successor, with the steps that were told, the request for more time and the focal
 * person. An answer that was given stays with the unit that gave it, and what has ended as it was frozen; the successors
 * are kept for when one of these is sent back or opened again.
 */
export function withSuccessors(state: CycleState, map: Successors): CycleState {
  const successors = { ...state.successors, ...map };
  const focal: Record<string, string> = {};
  for (const [unit, person] of Object.entries(state.focal)) {
    const to = last(successors, unit);
    if (to === unit || !(to in state.focal)) focal[to] = person;
  }
  return state.stages.reduce(passedOn, { ...state, successors, focal });
}

/** One stage after what it owes has passed on; the same where no unit of it was replaced. */
export function passedOn(state: CycleState, { id }: Pick<StageState, 'id'>): CycleState {
  const { successors } = state;
  const stage = state.stages.find((one) => one.id === id)!;
  if (successors === undefined || (stage.status !== 'open' && stage.status !== 'waiting')) return state;
  const moved = new Map(
    stage.respondents.flatMap((unit) => {
      const to = last(successors, unit);
      return to !== unit && isOwed(stage.answers[unit] ?? NOT_YET) ? [[unit, to] as const] : [];
    }),
  );
  if (moved.size === 0) return state;
  const stages = state.stages.map((one) => (one === stage ? given(stage, moved) : one));
  return { ...state, stages, done: toldBefore(state.done, id, moved) };
}

function given(stage: StageState, moved: ReadonlyMap<string, string>): StageState {
  const nameOf = (unit: string) => moved.get(unit) ?? unit;
  const answers: Record<string, Answer> = {};
  for (const [unit, answer] of Object.entries(stage.answers)) {
    const to = nameOf(unit);
    // The content that was sent under the old name is not the successor's.
    const own = to === unit ? answer : { ...answer, contentHash: null, on: null };
    const there = answers[to];
    answers[to] = there === undefined ? own : joined(there, own);
  }
  const { moreTime, ...rest } = stage;
  const respondents = [...new Set(stage.respondents.map(nameOf))];
  if (moreTime === undefined) return { ...rest, respondents, answers };
  const asked = Object.entries(moreTime).map(([unit, request]) => [nameOf(unit), request] as const);
  return { ...rest, respondents, answers, moreTime: Object.fromEntries(asked) };
}

/** What two units owe becomes one: what was sent back is to come again, what was given counts before what was not. */
const WEIGHT = { returned: 3, submitted: 2, accepted: 2, asked: 1, missing: 0, excused: 0 } as const;

function joined(a: Answer, b: Answer): Answer {
  const heavier = WEIGHT[b.status] > WEIGHT[a.status] ? b : a;
  // Rounds count on from the last of either, so that none is taken for another.
  return {
    ...heavier,
    round: Math.max(a.round, b.round),
    contentHash: a.contentHash ?? b.contentHash,
    on: a.on ?? b.on,
  };
}

/** The people are the same: what the old unit was told of the stage is not told again to the successor. */
function toldBefore(
  done: CycleState['done'],
  stage: string,
  moved: ReadonlyMap<string, string>,
): CycleState['done'] {
  const told = Object.entries(done).flatMap(([key, fact]) => {
    const [, ladder, unit, rung] = /^([^@]+)@([^/]+)(\/.+)$/.exec(key) ?? [];
    const to = moved.get(unit ?? '');
    const isOfStage = ladder?.startsWith(`${stage}.`) || ladder?.startsWith(`${stage}/`);
    return to !== undefined && isOfStage ? [[`${ladder}@${to}${rung}`, fact] as const] : [];
  });
  return { ...Object.fromEntries(told), ...done };
}

/** Whoever follows a unit today, also over several reorganisations; codes are never used again. */
function last(successors: Successors, unit: string): string {
  const next = successors[unit];
  return next === undefined ? unit : last(successors, next);
}
