import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

/**
 * Makes the workflow bundle that the worker runs, from the compiled workflows beside this file. Built ahead, so that a
 * worker starts fast and runs exactly the code whose replay was tested.
 */
const root = join(import.meta.dirname, '..', '..');
const target = join(root, 'workflow-bundle.js');

const { code } = await bundleWorkflowCode({
  workflowsPath: join(root, 'workflows', 'index.js'),
  workflowInterceptorModules: [join(root, 'workflows', 'trace-header.js')],
  logger: new DefaultLogger('WARN'),
});
await mkdir(root, { recursive: true });
// Replaced whole: a worker that starts at this moment reads the old one or the new one.
await writeFile(`${target}.new`, code);
await rename(`${target}.new`, target);
