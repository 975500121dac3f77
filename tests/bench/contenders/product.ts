import { setTimeout as pause } from 'node:timers/promises';
import type { Contender, Measurement } from '../../../apps/cli/bench/contender.js';
import { measureBurst } from '../burst/measure.js';
import type { Rig } from '../burst/rig.js';
import { type Installation, install } from '../product/installation.js';
import { passPlanningHour, planningMs } from '../product/planning-hour.js';
import { settled, slotReady } from '../product/slot-state.js';
import { untilIdle } from '../rig/idle.js';

const LOOK_EVERY_MS = 3_000;

/**
 * The product: every task's workflow has planned its own reminder in the hour before, digests are composed ahead, and
 * at the slot they are claimed with their facts, frozen and handed over, each with its finishing mark.
 */
export class Product implements Contender {
  readonly name = 'dondoc';
  readonly role = 'product';
  private installation: Installation | null = null;
  private round = 0;

  constructor(
    private readonly rig: Rig,
    private readonly rounds: number,
  ) {}

  async measure(): Promise<Measurement> {
    const { rig } = this;
    const count = rig.people.length;
    this.installation ??= await install(rig, this.rounds);
    const { clock, persistence, slots, worker } = this.installation;
    const slot = slots[this.round]!;
    this.round += 1;
    // Until the workflows have been started and sleep.
    const limitMs = planningMs(count) + 10 * 60_000;
    await untilIdle(rig.parts, ['worker', 'temporal', 'postgres'], { limitMs });
    rig.say(`… planning ${count} tasks for ${slot}, ${Math.round(planningMs(count) / 60_000)} minutes`);
    return measureBurst(rig, { readyMs: planningMs(count) + 60_000 }, async () => {
      const at = await passPlanningHour(clock, slot, count);
      await pause(Math.max(0, at - Date.now() - LOOK_EVERY_MS));
      const ready = await slotReady(persistence, slot);
      await worker.beginProfile();
      return {
        at,
        async settle() {
          const profile = await worker.endProfile();
          return { ...ready, ...(await settled(persistence, slot)), ...(profile ? { profile } : {}) };
        },
      };
    });
  }

  async close(): Promise<void> {
    await this.installation?.close();
  }
}
