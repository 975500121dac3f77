import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { judge, print, SEED } from '../support/faults/index.js';
import { BREAKAGES, broken, RandomRun, readEvidence } from '../support/faults/random/index.js';

const MINUTES = Number(process.env['RANDOM_RUN_MINUTES'] ?? 2);
const LOG = process.env['RANDOM_RUN_LOG'] ?? join(mkdtempSync(join(tmpdir(), 'dondoc-random-')), 'run.jsonl');

describe('a random run', () => {
  let run: RandomRun | undefined;

  beforeAll(async () => {
    print(`random run · seed ${SEED} · ${MINUTES} min · ${LOG}`);
    run = await RandomRun.begin(LOG);
  }, 240_000);

  afterAll(async () => {
    await run?.end();
  }, 120_000);

  it(
    `keeps every invariant, whatever befalls it (RANDOM_RUN_SEED=${SEED})`,
    async () => {
      const { days, operations, faults, violations } = await run!.go(MINUTES);
      for (const line of run!.summary()) print(line);
      print(
        `random run · ${days} days · ${operations} operations · ${faults} faults · ${violations.length} violations · seed ${SEED}`,
      );
      expect(violations).toEqual([]);
    },
    (MINUTES + 10) * 60_000,
  );

  it('leaves nothing for doctor', async () => {
    expect(await run!.doctor()).toMatch(/luồng gần nhất/);
  }, 120_000);

  it('is judged the same from its log alone', async () => {
    expect(judge(readEvidence(LOG))).toEqual([]);
  }, 600_000);

  it('would not have been found well with any invariant broken', () => {
    const evidence = readEvidence(LOG);
    for (const [rule, how, make] of BREAKAGES)
      expect({ how, rules: judge(broken(evidence, make)).map((one) => one.rule) }).toMatchObject({
        rules: expect.arrayContaining([rule]),
      });
  }, 600_000);
});
