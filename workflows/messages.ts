/**
 * What a client of the workflows may know: names, ids and inputs. No import of Temporal's workflow package, so the
 * API and the CLI can use it too.
 */
export { SIGNAL_CHANGED, TASK_QUEUE, WORKFLOW_GENERATION, WORKFLOW_TYPE, workflowId } from '#contracts/names';

interface Limited {
  /** Events of history after which a run continues as a new one; only tests set it. */
  historyLimit?: number;
}

export interface TaskInput extends Limited {
  taskId: string;
}

export interface CaseInput extends Limited {
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
