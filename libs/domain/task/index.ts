export { commandsOf } from './allowed.js';
export type { TaskContext } from './context.js';
export { taskCreated } from './create.js';
export { debtorsOf } from './debtors.js';
export { decideTask } from './decide.js';
export { authorised, basisOf } from './decide-date.js';
export { decideTaskByEngine, mayConclude, type TaskEngineCommand } from './engine-commands.js';
export {
  type DatedDeadline,
  type EvidenceRef,
  isFact,
  type Recorded,
  TASK_EVENT_SCHEMA,
  type TaskEvent,
  type TaskEventType,
} from './events.js';
export { evolveTask } from './evolve.js';
export { unitsReplaced } from './evolve-dates.js';
export { activationWarnings, type Missing, missingParts } from './gate.js';
export { aimOf, type LadderContext, type TaskRung, taskRungs } from './ladders.js';
export {
  assumeSent,
  firstSlotFrom,
  nextSlot,
  type PlannedStep,
  pendingRungs,
  planSlot,
  type SlotPlan,
} from './plan.js';
export {
  type DateChange,
  type DateChangeKind,
  type DeadlineState,
  type DeadlineStatus,
  type Difficulty,
  type DuplicationCheck,
  doneKey,
  type ExtensionRequest,
  emptyTask,
  type InputRequest,
  type Notice,
  type NoticeKind,
  type Submission,
  type TaskState,
  type TaskStatus,
} from './state.js';
export { isWithdrawnDraft, takeBack } from './take-back.js';
