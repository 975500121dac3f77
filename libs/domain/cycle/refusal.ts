import { invalidField, UserError } from '#contracts';
import { type CycleState, type StageState, stageOf } from './state.js';

export function conflict(state: CycleState, how: string): UserError {
  return new UserError('state-conflict', `Kỳ ${state.title || 'này'}: ${how}.`, [], {
    status: state.status,
    version: state.version,
  });
}

/** @throws UserError `invalid-input` for a stage that the cycle has not */
export function requireStage(state: CycleState, id: string): StageState {
  const stage = stageOf(state, id);
  if (stage === null) throw invalidField('stage', 'không có bước này');
  return stage;
}

/** @throws UserError `state-conflict` */
export function requireOpen(state: CycleState, stage: StageState): void {
  if (state.status !== 'running') throw conflict(state, 'không ở trạng thái đang thực hiện');
  if (stage.status !== 'open') throw conflict(state, `bước “${stage.name}” không mở`);
}
