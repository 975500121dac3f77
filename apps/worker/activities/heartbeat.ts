import { Context } from '@temporalio/activity';

const EVERY_MS = 2_000;

/** Runs work over many rows: Temporal hears from it all along, also while one step of it takes long. */
export async function withHeartbeat<T>(work: (beat: () => void) => Promise<T>): Promise<T> {
  const context = Context.current();
  const beat = () => context.heartbeat();
  const timer = setInterval(beat, EVERY_MS);
  try {
    return await work(beat);
  } finally {
    clearInterval(timer);
  }
}
