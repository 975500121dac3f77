import type { IsoDate } from '#contracts';
import type { Dispatch } from '#persistence';

/** What a worker does at a slot but for the sending: every digest is frozen, and what they tell recorded. */
export async function claimAll(
  { digests }: Pick<Dispatch, 'digests'>,
  slot: IsoDate,
): Promise<{ held: boolean; failures: unknown[] }> {
  const { held, failures } = await digests.freezeAll(slot, NO_BEAT);
  return { held, failures: [...failures, ...(await digests.recordFacts(slot, NO_BEAT))] };
}

const NO_BEAT = () => undefined;
