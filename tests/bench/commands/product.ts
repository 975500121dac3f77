import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Contender, Measurement } from '../../../apps/cli/bench/contender.js';
import { watched } from '../../../apps/cli/bench/watched.js';
import type { Child } from '../../../apps/cli/embedded/children.js';
import { tell, told } from '../rig/parts.js';
import { counted, crowd } from './crowd.js';
import { CLIENTS, CLIENTS_IN_BURST } from './definition.js';
import type { Office } from './office.js';

const LIMIT_MS = 120_000;
/** The 99th of a hundred answers means little after fewer. */
const LEAST_IN_BURST = 100;

/** Commands over HTTP: who asks is found, the right is judged, the command decided, recorded and answered. */
export class HttpCommands implements Contender {
  readonly name = 'dondoc';
  readonly role = 'product';
  private round = 0;

  constructor(
    private readonly office: Office,
    private readonly commands: number,
  ) {}

  async measure(): Promise<Measurement> {
    const { office } = this;
    const slot = office.slots[this.round]!;
    this.round += 1;
    const order = () => office.crowd.command();
    // Compiled code, plans and connections.
    await crowd(CLIENTS_IN_BURST, counted(this.commands / 2), order);
    // It lives until all is measured, so that its share of the processors is known to be ours.
    const worker = await this.startSlot();
    const measurement = watched(
      () => office.parts.pids,
      async () => {
        const figures: Record<string, number> = {};
        for (const clients of CLIENTS) {
          const { perSecond, p50ms, p99ms } = await crowd(clients, counted(this.commands), order);
          Object.assign(figures, {
            [`perSecond${clients}`]: perSecond,
            [`p50ms${clients}`]: p50ms,
            [`p99ms${clients}`]: p99ms,
          });
        }
        return { figures: { ...figures, ...(await this.inBurst(worker, slot, order)) }, notes: office.rows };
      },
    );
    return measurement.finally(() => worker.stop());
  }

  private async inBurst(
    worker: Child,
    slot: string,
    order: () => Promise<void>,
  ): Promise<Record<string, number>> {
    const { office } = this;
    await office.clock.jump(new Date(`${slot}T00:59:00Z`));
    await ask(worker, 'prepare', slot);
    await office.clock.jump(new Date(`${slot}T01:00:00Z`));
    let over = false;
    const sent = ask<{ sentMs: number; ms: number }>(worker, 'go', slot).finally(() => {
      over = true;
    });
    const { perSecond, p50ms, p99ms } = await crowd(CLIENTS_IN_BURST, () => !over, order);
    const { sentMs, ms } = await sent;
    if ((perSecond * ms) / 1000 < LEAST_IN_BURST) throw new Error('the burst was over too soon');
    return {
      perSecondInBurst: perSecond,
      p50msInBurst: p50ms,
      p99msInBurst: p99ms,
      burstPerSecond: (1000 * office.people) / sentMs,
    };
  }

  private async startSlot(): Promise<Child> {
    const child = await this.office.parts.start({
      name: 'worker',
      command: process.execPath,
      args: ['--enable-source-maps', join(import.meta.dirname, 'slot-process.js')],
      env: this.office.workerEnv,
      ipc: true,
    });
    await told(child, 'ready', LIMIT_MS);
    // Its threads have just been compiled.
    await pause(500);
    return child;
  }
}

function ask<T>(child: Child, type: string, slot: string): Promise<T> {
  const answer = told<T>(child, type, LIMIT_MS);
  tell(child, { type, slot });
  return answer;
}
