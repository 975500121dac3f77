import { conclusionNotice } from './conclusion-notice.js';
import { type ExtensionMatter, extensionRequest } from './extension-request.js';
import { layout } from './layout.js';
import type { Bodies, CaseMatter, Matter } from './matter.js';
import { pack } from './pack.js';
import type { Paper } from './paper.js';
import { submission } from './submission.js';
import { urgingLetter } from './urging-letter.js';

export type { ExtensionMatter } from './extension-request.js';
export { letterheadOf, type UnitFacts } from './letterhead.js';
export type { Bodies as DraftBodies, CaseMatter, ConclusionMatter, Matter, Signer } from './matter.js';
export type { Letterhead } from './paper.js';

/** Drafts as DOCX, in the form of whoever issues them; number and signature stay blank. */
export const drafts = {
  conclusionNotice: (
    matter: CaseMatter & { conclusion: NonNullable<CaseMatter['conclusion']> },
    bodies: Bodies,
  ) => file(conclusionNotice(matter, bodies)),
  urgingLetter: (matter: Matter, bodies: Bodies) => file(urgingLetter(matter, bodies)),
  extensionRequest: (matter: ExtensionMatter) => file(extensionRequest(matter)),
  submission: (matter: CaseMatter, bodies: Bodies) => file(submission(matter, bodies)),
};

function file(paper: Paper): Promise<Uint8Array> {
  return pack(layout(paper), paper.date);
}
