import { bareName } from './table.js';

interface Named {
  code: string;
  name: string;
  aliases: readonly string[];
}

/** Farther away it is another name, not a slip of the pen. */
const MOST_SLIPS = 4;
/** What stands no further behind the nearest is as likely meant. */
const AS_LIKELY = 1;
const MOST_NAMED = 5;

/**
 * Whom a name that nobody has may have meant, the nearest first; several where the name alone does not tell them apart,
 * as communes often are. It is only ever suggested, never taken.
 */
export function nearestNamed<N extends Named>(text: string, known: readonly N[]): N[] {
  const wanted = unmarked(text);
  const most = Math.min(MOST_SLIPS, Math.floor(wanted.length / 3));
  const near = known
    .map((one) => ({ one, away: Math.min(...[one.name, ...one.aliases].map((name) => apart(wanted, name))) }))
    .filter(({ away }) => away <= most)
    .sort((a, b) => a.away - b.away || a.one.code.localeCompare(b.one.code));
  const [nearest] = near;
  if (nearest === undefined) return [];
  return near
    .filter(({ away }) => away <= nearest.away + AS_LIKELY)
    .slice(0, MOST_NAMED)
    .map(({ one }) => one);
}

/** Marks are what is most often left out or mistyped. */
const unmarked = (text: string): string =>
  bareName(text).normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');

const apart = (wanted: string, name: string): number => distance(wanted, unmarked(name));

/** Letters to be put in, left out or changed (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
