import { availableParallelism } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Measurement } from '../../../apps/cli/bench/contender.js';
import { between, loadOfOthers, readProcesses } from '../../../apps/cli/bench/processes.js';
import type { Rig } from './rig.js';

export interface Armed {
  /** The instant T at which mail is due, in milliseconds since 1970; still to come. */
  at: number;
  /** After the last mail: everything written down, nothing running; answers what is worth noting. */
  settle(): Promise<Record<string, string | number>>;
}

/** From T on; far more than any contender needs, so that what is missing then is lost. */
const LIMIT_MS = 15 * 60_000;
/** A mail sent twice comes within moments of the first. */
const DOUBLES_WITHIN_MS = 2_000;
/** Reading who uses the processors is done just before T. */
const READING_MS = 50;

/** Lets one contender get ready, waits for T, and measures at the mail server. */
export async function measureBurst(
  { parts, sink, people }: Rig,
  limits: { readyMs: number },
  arm: () => Promise<Armed>,
): Promise<Measurement> {
  const cores = availableParallelism();
  const { complete } = await sink.expect(people.length, limits.readyMs + LIMIT_MS);
  const { at, settle } = await arm();
  await pause(Math.max(0, at - Date.now() - READING_MS - 2_500));
  const othersBefore = await loadOfOthers(parts.pids, cores);
  await pause(Math.max(0, at - Date.now() - READING_MS));
  const before = await readProcesses(parts.pids);
  await Promise.race([complete, pause(at - Date.now() + LIMIT_MS, undefined, { ref: false })]);
  const cpu = between(before, await readProcesses(parts.pids));
  await pause(DOUBLES_WITHIN_MS);
  const notes = await settle();
  const { mails, lost, doubled, strange, firstAt, halfAt, lastAt, meanBytes } = await sink.report();
  if (firstAt === null || lastAt === null) throw new Error('not one mail came');
  const seconds = (lastAt - at) / 1000;
  return {
    seconds,
    figures: {
      perSecond: Math.round(mails / seconds),
      firstSeconds: (firstAt - at) / 1000,
      halfSeconds: ((halfAt ?? lastAt) - at) / 1000,
      lastSeconds: seconds,
      lost,
      // To nobody who was expected, or with a Message-ID seen before, is one too many as well.
      doubled: doubled + strange,
    },
    othersBefore,
    cpu,
    notes: { ...notes, mails, meanBytes },
  };
}
