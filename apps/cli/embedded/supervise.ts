import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { OperatorError } from '#contracts';
import type { Child } from './children.js';

export interface Supervised {
  stop(): Promise<void>;
  kill(): void;
}

export interface SupervisionLimits {
  /** So many ends within the window are borne, one more is not. */
  restarts: number;
  windowMs: number;
  firstPauseMs: number;
}

const LIMITS: SupervisionLimits = { restarts: 5, windowMs: 60_000, firstPauseMs: 250 };

/**
 * Starts a process that keeps nothing of its own and starts it again when it dies, with growing pauses.
 * `start` resolves when the process is ready. When it dies too often, `giveUp` is told why.
 */
export async function supervise(options: {
  start: () => Promise<Child>;
  say: (text: string) => void;
  giveUp: (error: OperatorError) => void;
  limits?: Partial<SupervisionLimits>;
}): Promise<Supervised> {
  const limits = { ...LIMITS, ...options.limits };
  const stopping = new AbortController();
  let child = await options.start();
  const name = child.name;
  const watching = watch();

  async function watch(): Promise<void> {
    let ends: number[] = [];
    for (let how = await child.exited; !stopping.signal.aborted; ) {
      const now = performance.now();
      ends = [...ends.filter((at) => now - at < limits.windowMs), now];
      if (ends.length > limits.restarts) {
        options.giveUp(
          new OperatorError(
            'part-dies-again',
            `${name} ended ${ends.length} times within ${limits.windowMs / 1000} s, last with ${how}`,
            `read logs/${name}.log in the folder of the data (DONDOC_HOME)`,
          ),
        );
        return;
      }
      options.say(`${name} ended (${how}), starting it again`);
      await pause(limits.firstPauseMs * 2 ** (ends.length - 1), undefined, { signal: stopping.signal }).catch(
        () => undefined,
      );
      if (stopping.signal.aborted) return;
      try {
        child = await options.start();
        options.say(`${name} is back`);
        how = await child.exited;
      } catch (error) {
        how = (error as Error).message;
      }
    }
  }

  return {
    async stop() {
      stopping.abort();
      await child.stop();
      await watching;
      await child.stop();
    },
    kill() {
      stopping.abort();
      child.kill();
    },
  };
}
