/**
 * Names that the API, the worker and the workflows must agree on. This file has no imports so that it may enter
 * the workflow bundle; a name once used by a running workflow is permanent.
 */
export const TASK_QUEUE = 'dondoc';

/** Workflow ids are business ids: starting one twice is refused by Temporal instead of doubling work. */
export const workflowId = {
  task: (taskId: string): string => `task/${taskId}`,
  case: (caseId: string): string => `case/${caseId}`,
  cycle: (cycleId: string): string => `cycle/${cycleId}`,
  supervision: (id: string): string => `supervision/${id}`,
  programme: (code: string): string => `programme/${code}`,
  /** One dispatch per slot for the whole installation: a person gets one digest, whatever the programmes. */
  dispatch: (slotDate: string): string => `dispatch/${slotDate}`,
  /** A synthetic reminder. */
  check: (checkId: string): string => `check/${checkId}`,
} as const;

export const WORKFLOW_TYPE = {
  task: 'taskWorkflow',
  case: 'caseWorkflow',
  cycle: 'cycleWorkflow',
  programme: 'programmeWorkflow',
  dispatch: 'dispatchWorkflow',
  check: 'checkWorkflow',
} as const;

/** Sent after every change of an aggregate, a clock jump or a calendar edit: "ask again what comes next". */
export const SIGNAL_CHANGED = 'changed';

/** Header of a start, a signal and an activity: the trace they belong to (W3C). */
export const HEADER_TRACEPARENT = 'traceparent';

/** Bumped when a workflow changes incompatibly; open workflows of an older generation are restarted from PostgreSQL. */
export const WORKFLOW_GENERATION = 1;

/** Custom search attributes, typed keyword; they hold ids and codes only. */
export const SEARCH_ATTRIBUTE = {
  programme: 'DonDocProgramme',
  code: 'DonDocCode',
  kind: 'DonDocKind',
} as const;

/** Lists count their matches so far; a `total` above it, and above the end of the page, says that there are more. */
export const COUNTED_TO = 1_000;
