import { type IsoDate, UserError } from '#contracts';
import { addDays } from '#domain';

/** What a programme's clock should have opened and could not: its data has to be mended by a person. */
export interface RefusedOpening {
  /** A task's code, a cycle's id, or the kind of a template. */
  what: string;
  error: UserError;
}

/** Opens one; a refusal is put down and the next one gets its turn. */
export async function orRefused(
  refused: RefusedOpening[],
  what: string,
  open: () => Promise<void> | void,
): Promise<void> {
  try {
    await open();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    refused.push({ what, error });
  }
}

/** When to look again: on the next day that something opens; tomorrow where something was refused; null when never. */
export function nextOpening(
  days: readonly IsoDate[],
  refused: readonly RefusedOpening[],
  today: IsoDate,
): IsoDate | null {
  if (refused.length > 0) return addDays(today, 1);
  return [...days].sort()[0] ?? null;
}
