import type { Instant } from '#contracts';
import type { DigestLine, DigestView } from '../digest/view.js';

/**
 * What a letter says: a single mail about one act, sent at once and not in the next digest. Whoever writes it words it;
 * the same words give its preview and the mail itself.
 */
export interface LetterWords {
  /** Names no person, no level and no fault. */
  readonly subject: string;
  /** Paragraphs after the greeting. */
  readonly opening: readonly string[];
  /** Tasks that it lists, each with its dates and its link. */
  readonly lines: readonly DigestLine[];
  readonly closing: readonly string[];
  /** Why this person gets it; left out where each line says so itself. */
  readonly why?: string;
  /** The page it leads to, as a path; null for the recipient's own list. */
  readonly link: { readonly label: string; readonly path: string } | null;
}

/** A letter to one person, before it is laid out. */
export interface LetterView
  extends Pick<DigestView, 'recipient' | 'sender' | 'publicUrl' | 'pilotFor' | 'demo'> {
  readonly at: Instant;
  /** Short name of the programme; null where it is about none. */
  readonly programmeName: string | null;
  readonly words: LetterWords;
}
