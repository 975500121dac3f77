import type { IsoDate, StageTemplate } from '#contracts';
import type { CycleEvent } from './events.js';
import { type CycleState, stageCaseId, stageOf } from './state.js';

/** What a cycle makes happen outside itself. */
export type CycleEffect =
  | { type: 'open-case' | 'send-up-case' | 'close-case'; caseId: string; stage: string }
  /** The task that owes what the stage delivers has it from that day. */
  | { type: 'deliver'; task: string; on: IsoDate }
  /** The stage's answers, or those before it, become tasks. */
  | { type: 'make-tasks'; effect: NonNullable<StageTemplate['effect']>; stage: string };

/** What follows elsewhere from some events: cases of late stages, deadlines that are delivered, tasks. */
export function effectsOf(
  before: CycleState,
  after: CycleState,
  events: readonly CycleEvent[],
): CycleEffect[] {
  return events.flatMap((event) => effectsOfOne(before, after, event));
}

function effectsOfOne(before: CycleState, after: CycleState, event: CycleEvent): CycleEffect[] {
  switch (event.type) {
    case 'escalated':
    case 'rung-skipped': {
      // The steps count whether or not somebody could be told.
      const { stage: id, rung } = event.data;
      const of = { caseId: stageCaseId(after.id, stageOf(after, id)!), stage: id };
      if (rung === 'L3') return [{ type: 'open-case', ...of }];
      return rung === 'L4' ? [{ type: 'send-up-case', ...of }] : [];
    }
    case 'stage-closed': {
      const { stage: id, on, cause } = event.data;
      const { delivers, effect, closes } = stageOf(after, id)!;
      return [
        ...(delivers === null || cause === 'date' ? [] : [{ type: 'deliver' as const, task: delivers, on }]),
        ...(effect === null ? [] : [{ type: 'make-tasks' as const, effect, stage: id }]),
        // What was awaited has come; a stage that ended with answers missing keeps its case.
        ...(closes === 'when-done' ? closeCase(after, id) : []),
      ];
    }
    case 'stage-skipped':
      return closeCase(after, event.data.stage);
    // The case was about the date before; where a conclusion moved it, it is closed by that already.
    case 'stage-extended':
    case 'stage-reopened':
      return closeCase(before, event.data.stage);
    default:
      return [];
  }
}

function closeCase(state: CycleState, id: string): CycleEffect[] {
  const stage = stageOf(state, id)!;
  if (stage.caseStatus === null || stage.caseStatus === 'closed') return [];
  return [{ type: 'close-case', caseId: stageCaseId(state.id, stage), stage: id }];
}
