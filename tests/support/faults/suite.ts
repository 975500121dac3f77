import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Allowance, Checker } from './check/index.js';
import { FaultRig, type RigOptions, SEED } from './rig/index.js';

/** One row of the fault table. */
export interface FaultCase {
  /** Its number in the table, and a letter where one row is several cases. */
  row: string;
  fault: string;
  /** Runs in `npm test` too; the others only with LONG=1. */
  sample?: true;
  allows?: Allowance;
  limitMinutes?: number;
  /** Makes the fault and answers what came of it, in a few words. Throws when it is not what must happen. */
  run(rig: FaultRig): Promise<string>;
}

export const LONG = Boolean(process.env['LONG']);

/**
 * Runs a table of faults on one rig. After each, when the engine has come to rest, every invariant is checked; then a
 * line `row · fault · outcome · seed` is printed.
 */
export function faultSuite(title: string, options: RigOptions, cases: readonly FaultCase[]): void {
  const wanted = cases.filter(({ sample }) => LONG || sample);
  describe(title, () => {
    // Whatever runs of a table, each row of it can be asked for by its number.
    it('has every row once', () => {
      expect(new Set(cases.map(({ row }) => row)).size).toBe(cases.length);
    });
    if (wanted.length === 0) return;

    let rig: FaultRig;
    let checker: Checker;

    beforeAll(async () => {
      rig = await FaultRig.begin(options);
      checker = new Checker(rig);
    }, 240_000);

    afterAll(async () => {
      await rig?.end();
    }, 120_000);

    for (const { row, fault, run, allows, limitMinutes = 4 } of wanted) {
      it(
        `${row}: ${fault}`,
        async () => {
          const began = performance.now();
          const say = (verdict: string) => {
            const seconds = ((performance.now() - began) / 1000).toFixed(1);
            print(`${row.padEnd(5)} · ${fault} · ${verdict} · seed ${SEED} · ${seconds} s`);
          };
          try {
            const outcome = await run(rig);
            await rig.restore(options.workers ?? 2);
            await rig.story.untilQuiet();
            const violations = await checker.check(allows);
            expect(violations).toEqual([]);
            say(outcome);
          } catch (error) {
            say(
              `FAILED: ${String((error as Error).message)
                .replace(/\s+/g, ' ')
                .slice(0, 300)}`,
            );
            // What it left behind must not fall on the next one.
            await rig.killWorkers();
            await rig.restore(options.workers ?? 2);
            throw error;
          }
        },
        limitMinutes * 60_000,
      );
    }
  });
}

/** Past Jest, which would put a frame around every line. */
export function print(line: string): void {
  process.stderr.write(`${line}\n`);
}
