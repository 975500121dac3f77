import { join } from 'node:path';
import type { Contender, Measurement } from '../../../apps/cli/bench/contender.js';
import { measureBurst } from '../burst/measure.js';
import type { Rig } from '../burst/rig.js';
import type { LimitOrder } from '../limit/main.js';
import { tell, told } from '../rig/parts.js';

/** More connections do not make nodemailer's pool faster on one machine. */
const CONNECTIONS = 5;
const composingMs = (people: number) => 5_000 + 3 * people;

/** Mail composed beforehand, handed over by a pool that keeps nothing. */
export class ComposedLimit implements Contender {
  readonly name = 'composed-limit';
  readonly role = 'limit';

  constructor(private readonly rig: Rig) {}

  measure(): Promise<Measurement> {
    const { people, template, sink, parts } = this.rig;
    const readyMs = composingMs(people.length);
    return measureBurst(this.rig, { readyMs }, async () => {
      const child = await parts.start({
        name: this.name,
        command: process.execPath,
        args: [join(import.meta.dirname, '..', 'limit', 'main.js')],
        env: { PATH: process.env['PATH'], NODE_ENV: 'production' },
        ipc: true,
      });
      const at = Date.now() + readyMs;
      const ready = told(child, 'begin', readyMs);
      const order: LimitOrder = {
        type: 'begin',
        people,
        template,
        smtpPort: sink.port,
        connections: CONNECTIONS,
        at,
      };
      tell(child, order);
      await ready;
      return {
        at,
        async settle() {
          tell(child, { type: 'finish' });
          await child.exited;
          return { connections: CONNECTIONS };
        },
      };
    });
  }
}
