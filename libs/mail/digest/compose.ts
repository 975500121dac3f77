import { letterHtml } from './html.js';
import { type Length, letterOf } from './letter.js';
import { spokenLines } from './spoken.js';
import { subjectOf } from './subject.js';
import { letterText } from './text.js';
import { byUrgency } from './urgency.js';
import type { ComposedMail, DigestView } from './view.js';

/** Gmail cuts a message at 102 KB; some room is left for what gateways add. */
const LIMIT_BYTES = 98_000;

/** From the most generous to the tightest; lines that must be said are in all of them. */
const LENGTHS: readonly Length[] = [
  { full: 25, listed: 60 },
  { full: 12, listed: 60 },
  { full: 6, listed: 30 },
  { full: 0, listed: 0 },
];

/** A digest as mail. Pure: the same view always makes the same letters. */
export function composeDigest(view: DigestView): ComposedMail {
  const lines = spokenLines(view).sort(byUrgency);
  const subject = subjectOf(lines);
  let mail: ComposedMail | null = null;
  for (const length of LENGTHS) {
    const letter = letterOf(view, lines, length);
    mail = { subject, html: letterHtml(letter, subject), text: letterText(letter) };
    if (Buffer.byteLength(mail.html) <= LIMIT_BYTES) break;
  }
  return mail!;
}
