import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Contender, Measurement } from '../../../apps/cli/bench/contender.js';
import { watched } from '../../../apps/cli/bench/watched.js';
import { openHome } from '../../../apps/cli/embedded/home.js';
import { startMailServer } from '../../../apps/cli/embedded/mail-server.js';
import { choosePorts } from '../../../apps/cli/embedded/ports.js';
import { startPostgres } from '../../../apps/cli/embedded/postgres.js';
import { startTemporal } from '../../../apps/cli/embedded/temporal.js';

/** PostgreSQL, then Temporal and the mail catcher: what the product starts before it does anything of its own. */
export class PartsAlone implements Contender {
  readonly name = 'parts-alone';
  readonly role = 'limit';

  constructor(
    private readonly folder: string,
    private readonly temporalBinary: string,
  ) {}

  async measure(): Promise<Measurement> {
    const root = await mkdtemp(join(this.folder, 'home-'));
    try {
      return await watched(
        () => ({ harness: process.pid }),
        async () => ({
          figures: { coldSeconds: await this.once(root), warmSeconds: await this.once(root) },
        }),
      );
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  }

  /** Seconds until all of them answer. */
  private async once(root: string): Promise<number> {
    const began = performance.now();
    const home = await openHome(root);
    const env = process.env;
    const ports = await choosePorts(home, ['postgres', 'temporal', 'temporalUi', 'smtp', 'inbox']);
    const postgres = await startPostgres(home, { env, port: ports.postgres });
    const others = await Promise.allSettled([
      startTemporal(home, { env, binary: this.temporalBinary, ports }),
      startMailServer(home, { env, ports }),
    ]);
    const seconds = (performance.now() - began) / 1000;
    for (const one of others) if (one.status === 'fulfilled') await one.value.stop();
    await postgres.stop();
    for (const one of others) if (one.status === 'rejected') throw one.reason;
    return seconds;
  }
}
