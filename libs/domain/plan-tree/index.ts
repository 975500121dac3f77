export { type AnnualPlan, type Branch, type PlanKind, planBranches } from './tree.js';
