import { ProgrammerError } from '#contracts';
import type { DigestLine, LetterWords } from '#mail';

/** A task that a letter lists, with the line that says it; the mail is then found at the task. */
export interface LetterLine {
  readonly task: string;
  readonly deadlineId: string | null;
  readonly line: DigestLine;
}

/** A mail of its own to one person, about one act. */
export interface Letter {
  /** What it is about: `urging`, `calendar-changed` … Lower-case words with hyphens. */
  readonly kind: string;
  /** The act that it tells of: with kind and recipient it names the letter, which is sent once. */
  readonly id: string;
  /** Person id. */
  readonly recipient: string;
  /** Whose office it comes from; null for the office of the first programme. */
  readonly programme: string | null;
  readonly demo: boolean;
  readonly words: Omit<LetterWords, 'lines'>;
  readonly lines: readonly LetterLine[];
}

/** `urging/4f1c…/canbo`: the key of the row that the letter becomes. */
export function letterKey({ kind, id, recipient }: Pick<Letter, 'kind' | 'id' | 'recipient'>): string {
  if (!/^[a-z][a-z-]*$/.test(kind)) throw new ProgrammerError('a kind of letter is lower-case words');
  return `${kind}/${id}/${recipient}`;
}
