export { compareWorkflows, type WorkflowDifference } from './compare-workflows.js';
export { type ExpectedWorkflow, ExpectedWorkflows, idOf } from './expected-workflows.js';
export type { FindingKind, ReconcileFinding, Repair } from './finding.js';
export { Reconciliation, type Repaired, type RunningWorkflows } from './reconciliation.js';
