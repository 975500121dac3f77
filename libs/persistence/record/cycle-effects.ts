import type { EntityManager } from 'typeorm';
import { type CycleEvent, type CycleState, stageCaseId, stageOf } from '#domain';
import { enqueue } from './enqueue.js';

/** What the events of a cycle make happen elsewhere: cases of late stages, deadlines that are delivered, tasks. */
export async function followCycle(
  tx: EntityManager,
  before: CycleState,
  state: CycleState,
  events: readonly CycleEvent[],
  at: string,
): Promise<void> {
  for (const event of events) {
    switch (event.type) {
      case 'escalated':
      case 'rung-skipped': {
        const stage = stageOf(state, event.data.stage)!;
        const caseId = stageCaseId(state.id, stage);
        const { id: taskId, programme } = state;
        if (event.data.rung === 'L3') {
          await enqueue(tx, at, 'case.open', caseId, { taskId, deadlineId: stage.id, programme });
        }
        if (event.data.rung === 'L4') await enqueue(tx, at, 'case.send-up', caseId, {});
        break;
      }
      case 'stage-closed': {
        const stage = stageOf(state, event.data.stage)!;
        const { programme } = state;
        const { on, cause } = event.data;
        if (stage.delivers !== null && cause !== 'date') {
          await enqueue(tx, at, 'cycle.delivered', state.id, { programme, task: stage.delivers, on });
        }
        if (stage.effect !== null) {
          await enqueue(tx, at, 'cycle.effect', state.id, { effect: stage.effect, stage: stage.id });
        }
        // A stage that stayed open has its case closed by what was awaited; one with answers missing keeps it.
        if (stage.closes === 'when-done') await closeCase(tx, state, stage.id, at);
        break;
      }
      case 'stage-skipped':
        await closeCase(tx, state, event.data.stage, at);
        break;
      // The case was about the date before; where a conclusion moved it, it is closed by that already.
      case 'stage-extended':
      case 'stage-reopened':
        await closeCase(tx, before, event.data.stage, at);
        break;
    }
  }
}

async function closeCase(tx: EntityManager, state: CycleState, id: string, at: string): Promise<void> {
  const stage = stageOf(state, id)!;
  if (stage.caseStatus === null || stage.caseStatus === 'closed') return;
  await enqueue(tx, at, 'case.close', stageCaseId(state.id, stage), { reason: 'Bước của kỳ đã kết thúc.' });
}
