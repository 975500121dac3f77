import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Contender, Measurement } from '../../../apps/cli/bench/contender.js';
import { memoryOf } from '../../../apps/cli/bench/memory.js';
import { watched } from '../../../apps/cli/bench/watched.js';
import { runningPart } from '../../../apps/cli/embedded/children.js';
import { loadSecrets, openHome } from '../../../apps/cli/embedded/home.js';
import { databaseUrls } from '../../../apps/cli/embedded/postgres.js';
import { MEASURED_PARTS } from './definition.js';
import { loadPage } from './page.js';
import { StartedProgram } from './program.js';

/** Timers, caches and collectors come to rest. */
const REST_MS = 5_000;

/** The whole product: started in an empty folder, ended, started again; then its memory, and its first page. */
export class WholeProduct implements Contender {
  readonly name = 'dondoc';
  readonly role = 'product';

  constructor(
    private readonly folder: string,
    private readonly page: boolean,
  ) {}

  async measure(): Promise<Measurement> {
    const root = await mkdtemp(join(this.folder, 'home-'));
    let program: StartedProgram | null = null;
    try {
      return await watched(
        () => ({ harness: process.pid }),
        async () => {
          program = await StartedProgram.start(root);
          const coldSeconds = program.seconds;
          await program.stop();
          program = await StartedProgram.start(root);
          const warmSeconds = program.seconds;
          await pause(REST_MS);
          const memory = (await memoryOf(await partsOf(root, program.pid))) ?? {};
          const mib = Object.entries(memory).map(([part, value]) => [`${part}MiB`, value] as const);
          const allMiB = mib.reduce((sum, [, value]) => sum + value, 0);
          return {
            figures: {
              ...{ coldSeconds, warmSeconds, ...Object.fromEntries(mib) },
              ...(mib.length > 0 ? { allMiB } : {}),
              ...(this.page ? await loadPage(program.url, await databaseOf(root)) : {}),
            },
          };
        },
      );
    } finally {
      await (program as StartedProgram | null)?.stop();
      await rm(root, { recursive: true, force: true });
    }
  }
}

async function partsOf(root: string, start: number): Promise<Record<string, number>> {
  const home = await openHome(root);
  const parts: Record<string, number> = { start };
  for (const name of MEASURED_PARTS) {
    const running = await runningPart(home, name);
    if (running) parts[name] = running.pid;
  }
  return parts;
}

/** Where the product's own role reads and writes. */
async function databaseOf(root: string): Promise<string> {
  const home = await openHome(root);
  const { info } = (await runningPart(home, 'postgres'))!;
  return databaseUrls((await loadSecrets(home)).secrets, Number(info['port'])).appUrl;
}
