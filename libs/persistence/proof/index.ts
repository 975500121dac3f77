export { type ExportLine, readExportLine } from './export-line.js';
export { ProofCheck } from './proof-check.js';
export { ProofStore } from './proof-store.js';
export type { ProofFault, ProofReport } from './proof-verifier.js';
export { type VerifiedExport, verifyExport } from './verify-export.js';
