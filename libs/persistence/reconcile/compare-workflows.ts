import type { ExpectedWorkflow } from './expected-workflows.js';

export interface WorkflowDifference {
  /** Should run and does not, as far as the list says. */
  missing: ExpectedWorkflow[];
  /** Runs, and nothing in the record asks for it. */
  surplus: string[];
}

/**
 * What should run against what does. The list of running workflows may lag behind by moments, so each finding is asked
 * about by itself before anything is done or said.
 */
export function compareWorkflows(
  expected: readonly ExpectedWorkflow[],
  unsettled: ReadonlySet<string>,
  running: ReadonlySet<string>,
): WorkflowDifference {
  const wanted = new Set(expected.map(({ id }) => id));
  return {
    missing: expected.filter(({ id }) => !running.has(id)),
    surplus: [...running].filter((id) => !wanted.has(id) && !unsettled.has(id)).sort(),
  };
}
