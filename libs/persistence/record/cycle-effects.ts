import type { EntityManager } from 'typeorm';
import { type CycleEffect, type CycleEvent, type CycleState, effectsOf } from '#domain';
import { enqueue } from './enqueue.js';

/** Orders what the events of a cycle make happen elsewhere; it is carried out from the outbox. */
export async function followCycle(
  tx: EntityManager,
  before: CycleState,
  after: CycleState,
  events: readonly CycleEvent[],
  at: string,
): Promise<void> {
  for (const effect of effectsOf(before, after, events)) await order(tx, after, effect, at);
}

function order(
  tx: EntityManager,
  { id, programme }: CycleState,
  effect: CycleEffect,
  at: string,
): Promise<void> {
  switch (effect.type) {
    case 'open-case':
      return enqueue(tx, at, 'case.open', effect.caseId, { taskId: id, deadlineId: effect.stage, programme });
    case 'send-up-case':
      return enqueue(tx, at, 'case.send-up', effect.caseId, {});
    case 'close-case':
      return enqueue(tx, at, 'case.close', effect.caseId, { reason: 'Bước của kỳ đã kết thúc.' });
    case 'deliver':
      return enqueue(tx, at, 'cycle.delivered', id, { programme, task: effect.task, on: effect.on });
    case 'make-tasks':
      return enqueue(tx, at, 'cycle.effect', id, { effect: effect.effect, stage: effect.stage });
  }
}
