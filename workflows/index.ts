/** Every workflow type that is deployed; the bundle is made from this file. */
export { caseWorkflow } from './case/workflow.js';
export { checkWorkflow } from './check/workflow.js';
export { cycleWorkflow } from './cycle/workflow.js';
export { dispatchWorkflow } from './dispatch/workflow.js';
export { programmeWorkflow } from './programme/workflow.js';
export { taskWorkflow } from './task/workflow.js';
