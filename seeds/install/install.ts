import type { IsoDate } from '#contracts';
import type { Persistence } from '#persistence';
import type { SeedData } from '../load.js';
import { installDemo } from './demo.js';
import { installProgramme } from './programme.js';
import { installReference } from './reference.js';
import { SeedState } from './seed-state.js';

export interface InstallOptions {
  /** Made-up people and their plan; only where every part of the installation is embedded. */
  demo: boolean;
  /** The day of the programme's clock; the demo plan is laid around it, once. */
  seededOn: IsoDate;
}

/**
 * Writes the seeds into the database. Safe to run at every start: what has been installed is not written again, what
 * was interrupted is finished, and changed seeds are brought up to date without touching what people have decided.
 */
export async function installSeeds(
  persistence: Persistence,
  seeds: SeedData,
  options: InstallOptions,
): Promise<void> {
  const state = new SeedState(persistence);
  await installReference(persistence, seeds, state);
  for (const programme of seeds.programmes) {
    await installProgramme(
      persistence,
      seeds,
      programme,
      { demo: options.demo && programme.code === 'khcn' },
      state,
    );
  }
  if (options.demo) await installDemo(persistence, seeds, options.seededOn, state);
}
