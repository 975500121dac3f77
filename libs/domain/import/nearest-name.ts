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
    .map((one) => ({ one, away: Math.min(...namesOf(one).map((name) => distance(wanted, name, most))) }))
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

/** A table may name thousands that nobody has: what those that there are look like is worked out once. */
const UNMARKED = new WeakMap<Named, readonly string[]>();

function namesOf(one: Named): readonly string[] {
  const names = UNMARKED.get(one) ?? [one.name, ...one.aliases].map(unmarked);
  UNMARKED.set(one, names);
  return names;
}

/**
 * Letters to be put in, left out or changed (Levenshtein), as long as they are no more than `most`; else `most + 1`: given
 * up as soon as that is known, and looked for only where it can be.
 */
function distance(a: string, b: string, most: number): number {
  const far = most + 1;
  if (Math.abs(a.length - b.length) > most) return far;
  let row = Array.from({ length: b.length + 1 }, (_, i) => Math.min(i, far));
  for (let i = 1; i <= a.length; i += 1) {
    const next = new Array<number>(b.length + 1).fill(far);
    next[0] = Math.min(i, far);
    let least = next[0];
    for (let j = Math.max(1, i - most); j <= Math.min(b.length, i + most); j += 1) {
      const changed = (row[j - 1] ?? far) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const away = Math.min(changed, (row[j] ?? far) + 1, (next[j - 1] ?? far) + 1, far);
      next[j] = away;
      least = Math.min(least, away);
    }
    if (least > most) return far;
    row = next;
  }
  return row[b.length] ?? far;
}
