import { createHash, randomInt } from 'node:crypto';

/** What `npm test` plays each time, so that a red build is the doing of a change and not of another choice. */
const EVERY_TIME = 20_261_120;
/** Long runs look for what nobody has thought of: a new seed each, printed so that the run can be had again. */
const NEW_SEED =
  process.env['LONG'] || process.env['RANDOM_RUN_MINUTES'] ? randomInt(1, 1_000_000) : EVERY_TIME;

/** The seed of this run: `RANDOM_RUN_SEED` or `SEED` if given. */
export const SEED = Number(process.env['RANDOM_RUN_SEED'] ?? process.env['SEED'] ?? NEW_SEED);

/** Choices that follow from a seed and a name alone, so that one part of a run does not move another. */
export class Chance {
  private state: number;

  constructor(seed: number | string, name: string) {
    this.state = createHash('sha256').update(`${seed}/${name}`).digest().readUInt32LE(0);
  }

  /** From 0 up to 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  happens(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(all: readonly T[]): T {
    if (all.length === 0) throw new Error('there is nothing to pick from');
    return all[Math.floor(this.next() * all.length)]!;
  }

  /** Some of them, each at most once, in a new order. */
  some<T>(all: readonly T[], count: number): T[] {
    const rest = [...all];
    return Array.from(
      { length: Math.min(count, all.length) },
      () => rest.splice(Math.floor(this.next() * rest.length), 1)[0]!,
    );
  }

  /** A choice among named things by their weights. */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T {
    const entries = Object.entries(weights) as [T, number][];
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of entries) {
      left -= weight;
      if (left < 0) return name;
    }
    return entries.at(-1)![0];
  }
}
