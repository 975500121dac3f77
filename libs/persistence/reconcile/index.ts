export { type ExpectedWorkflow, ExpectedWorkflows, idOf } from './expected-workflows.js';
export type { FindingKind, ReconcileFinding, Repair } from './finding.js';
export { ReconcileLock } from './reconcile-lock.js';
export { Reconciliation, type Repaired } from './reconciliation.js';
export { type MissingWorkflow, type RunningWorkflows, WorkflowComparison } from './workflow-comparison.js';
