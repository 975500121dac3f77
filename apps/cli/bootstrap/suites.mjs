/**
 * The suites of `npm test`, in the order they run. `npm test -- NAME …` runs only those named.
 * @typedef {object} Suite
 * @property {string} name
 * @property {string[]} paths folders with `*.spec.ts`; one without any is passed over
 * @property {boolean} [together] cheap: shares one Jest process with the others of its kind
 * @property {number} [workers] Jest's; one where it is not given. What mostly waits for its parts may have two.
 * @property {boolean} [onRequest] runs only when it is named
 * @property {('build' | 'temporal' | 'testServer' | 'chromium' | 'libreOffice' | 'temporalServer')[]} [needs] `build`: the built programs; the rest: tests/support/provision
 * @property {number} limitMinutes
 */

/** @type {Suite[]} */
export const suites = [
  {
    name: 'unit',
    paths: ['libs', 'workflows', 'seeds', 'apps'],
    together: true,
    workers: 2,
    limitMinutes: 10,
  },
  { name: 'architecture', paths: ['tests/architecture'], together: true, workers: 2, limitMinutes: 10 },
  { name: 'replay', paths: ['tests/replay'], limitMinutes: 5 },
  { name: 'workflow', paths: ['tests/workflow'], needs: ['testServer'], limitMinutes: 10 },
  {
    name: 'acceptance',
    paths: ['tests/acceptance'],
    needs: ['build', 'temporal'],
    workers: 2,
    limitMinutes: 40,
  },
  {
    name: 'faults',
    paths: ['tests/faults'],
    // The whole tables run on what production runs; the sample on the development server, which is there already.
    needs: ['build', 'temporal', ...(process.env['LONG'] ? ['temporalServer'] : [])],
    limitMinutes: 60 + Number(process.env['RANDOM_RUN_MINUTES'] ?? 0),
  },
  { name: 'security', paths: ['tests/security'], needs: ['build', 'temporal'], workers: 2, limitMinutes: 30 },
  {
    name: 'browser',
    paths: ['tests/browser'],
    needs: ['build', 'temporal', 'chromium'],
    workers: 2,
    limitMinutes: 30,
  },
  {
    name: 'long',
    paths: ['tests/long'],
    needs: ['build', 'temporal', 'libreOffice', 'temporalServer'],
    onRequest: true,
    limitMinutes: 120,
  },
];

/** Whole-project checks; each counts as one test. */
export const checks = ['lint', 'types', 'boundaries'];
