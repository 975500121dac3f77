import type { EntityManager } from 'typeorm';
import type { IsoDate } from '#contracts';
import { addDays, instantAt } from '#domain';

/** Letters that one person gets in a day at most; what is more goes out on the next days, and nothing is lost. */
export const LETTERS_A_DAY = 20;

/** From which hour of a later day they go on. */
const HOUR = 8;
/** Letters of longer ago have had their turn; the bound keeps the question on the index. */
const MOST_DAYS = 31;

/** The day a person's next letter goes out, and not before when; null at once. Letters to one person wait for each other. */
export async function turnOf(
  tx: EntityManager,
  recipient: string,
  today: IsoDate,
): Promise<{ day: IsoDate; notBefore: string | null }> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`letters|${recipient}`]);
  const [row] = (await tx.query(
    `SELECT count(*)::int AS before FROM message
     WHERE recipient = $1 AND class = 'letter' AND coalesce(settled_at, not_before, slot) >= $2 AND slot >= $3`,
    [recipient, instantAt(today, 0), instantAt(addDays(today, -MOST_DAYS), 0)],
  )) as [{ before: number }];
  const days = Math.floor(row.before / LETTERS_A_DAY);
  if (days === 0) return { day: today, notBefore: null };
  const day = addDays(today, days);
  return { day, notBefore: instantAt(day, HOUR) };
}
