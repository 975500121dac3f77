/**
 * What a client of the workflows may know: names, ids and inputs. No import of Temporal's workflow package, so the
 * API and the CLI can use it too.
 */
export { SIGNAL_CHANGED, TASK_QUEUE, WORKFLOW_GENERATION, WORKFLOW_TYPE, workflowId } from '#contracts/names';

interface Limited {
  /** Events of history after which a run continues as a new one; only tests set it. */
  historyLimit?: number;
}

/**
 * How a run is planned: `local` within the workflow's own task, without a task of an activity for it. Runs that were begun
 * without it have the other way in their history, and keep it to their end.
 */
interface Planned extends Limited {
  local?: true;
}

export interface TaskInput extends Planned {
  taskId: string;
}

export interface CaseInput extends Planned {
  caseId: string;
}

export interface CycleInput extends Limited {
  cycleId: string;
}

export interface ProgrammeInput extends Limited {
  programme: string;
}

export interface CheckInput {
  checkId: string;
}

export interface DispatchInput extends Limited {
  /** The date of the send slot, `YYYY-MM-DD`. */
  slot: string;
}
