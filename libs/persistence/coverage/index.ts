export { Coverage } from './coverage.js';
export type { CoverageFinding, CoverageReport } from './finding.js';
