import { letterHtml } from './html.js';
import { type Length, letterOf } from './letter.js';
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
  const subject = subjectOf([...view.lines].sort(byUrgency));
  let mail: ComposedMail | null = null;
  for (const length of LENGTHS) {
    const letter = letterOf(view, length);
    mail = { subject, html: letterHtml(letter, subject), text: letterText(letter) };
    if (Buffer.byteLength(mail.html) <= LIMIT_BYTES) break;
  }
  return mail!;
}
