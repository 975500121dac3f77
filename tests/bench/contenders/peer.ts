import { join } from 'node:path';
import type { Contender, Measurement } from '../../../apps/cli/bench/contender.js';
import { measureBurst } from '../burst/measure.js';
import type { Rig } from '../burst/rig.js';
import { tell, told } from '../rig/parts.js';

export interface PeerSpec {
  name: string;
  /** The Node.js that runs it. */
  node: string;
  /** Its own empty database for each run, or Redis. */
  store: () => Promise<{ databaseUrl: string } | { redisPort: number }>;
}

/** tests/bench/peers, in the source tree: its packages are installed there. */
export const PEERS = join(import.meta.dirname, '..', '..', '..', '..', 'tests', 'bench', 'peers');

const BEGIN_MS = 60_000;
/** From the first insert to T: a second for each thousand, and some for the worker to start. */
const loadingMs = (people: number) => 5_000 + people;

/** A job queue with its jobs inserted for T and its worker running before T. */
export class Peer implements Contender {
  readonly role = 'peer';
  readonly name: string;

  constructor(
    private readonly rig: Rig,
    private readonly spec: PeerSpec,
  ) {
    this.name = spec.name;
  }

  measure(): Promise<Measurement> {
    const { rig, spec } = this;
    const limitMs = BEGIN_MS + loadingMs(rig.people.length);
    return measureBurst(rig, { readyMs: limitMs }, async () => {
      const child = await rig.parts.start({
        name: spec.name,
        command: spec.node,
        args: ['run.mjs', spec.name],
        cwd: PEERS,
        env: { PATH: process.env['PATH'], NODE_ENV: 'production' },
        ipc: true,
      });
      const ask = async <T>(message: { type: string }, ms: number): Promise<T> => {
        const answer = told<T>(child, message.type, ms);
        tell(child, message);
        return answer;
      };
      const config = { ...(await spec.store()), smtpPort: rig.sink.port, template: rig.template };
      const begun = await ask<{ settings: object; node: string }>(
        { type: 'begin', config } as { type: string },
        BEGIN_MS,
      );
      const at = Date.now() + loadingMs(rig.people.length);
      const load = { type: 'load', people: rig.people, at };
      const { insertMs } = await ask<{ insertMs: number }>(load, loadingMs(rig.people.length));
      return {
        at,
        async settle() {
          await ask({ type: 'finish' }, BEGIN_MS);
          await child.exited;
          return {
            settings: JSON.stringify(begun.settings),
            node: begun.node,
            insertsPerSecond: Math.round((1000 * rig.people.length) / insertMs),
          };
        },
      };
    });
  }
}
