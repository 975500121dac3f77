import { performance } from 'node:perf_hooks';
import process from 'node:process';

const heartbeatMs = 5_000;

/**
 * One line when a step ends, with the time it took, and one every few seconds while it lasts.
 * @template T
 * @param {string} label
 * @param {(detail: (text: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(label, work) {
  const began = performance.now();
  const elapsed = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
  let now = '';
  const heartbeat = setInterval(() => say(`… ${label}: ${elapsed()}${now && `, ${now}`}`), heartbeatMs);
  try {
    const result = await work((text) => {
      now = text;
    });
    say(`✓ ${label}: ${elapsed()}`);
    return result;
  } catch (error) {
    say(`✗ ${label}: ${elapsed()}`);
    throw error;
  } finally {
    clearInterval(heartbeat);
  }
}

/** @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}
