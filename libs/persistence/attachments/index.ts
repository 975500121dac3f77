export { type Arriving, AttachmentFiles } from './attachment-files.js';
export type { AttachmentStore, StoredFile } from './attachment-store.js';
export { answerPlace, unitOfAnswer } from './binding.js';
export {
  type AttachmentFinding,
  type AttachmentParts,
  checkAttachments,
  type Swept,
  sweepAttachments,
} from './upkeep.js';
