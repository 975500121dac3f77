import { performance } from 'node:perf_hooks';

/** Says on one line what a long step is doing now. */
export type Detail = (text: string) => void;

/** One line for each step that ended, with the time it took; a line every few seconds while a step lasts. */
export interface Progress {
  step<T>(label: string, work: (detail: Detail) => Promise<T>): Promise<T>;
  line(text: string): void;
}

const HEARTBEAT_MS = 5_000;

export function createProgress(write: (text: string) => void): Progress {
  const line = (text: string) => write(`${text}\n`);
  return {
    line,
    async step(label, work) {
      const began = performance.now();
      const elapsed = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
      let now = '';
      const heartbeat = setInterval(() => line(`… ${label}: ${elapsed()}${now && `, ${now}`}`), HEARTBEAT_MS);
      try {
        const result = await work((text) => {
          now = text;
        });
        line(`✓ ${label}: ${elapsed()}`);
        return result;
      } catch (error) {
        line(`✗ ${label}: ${elapsed()}`);
        throw error;
      } finally {
        clearInterval(heartbeat);
      }
    },
  };
}
