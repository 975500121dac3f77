import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { WORKFLOW_TYPE } from '#contracts/names';
import { buildWorker, ROOT } from '../support/story/build.js';
import { quietRuntime } from '../workflow/quiet-runtime.js';
import { type GoldenHistory, goldenHistories, packHistory } from './histories.js';

/** What a changed workflow would look like: it asks for another activity at the same place. */
const SWAPPED: Readonly<Record<string, readonly [activity: string, instead: string]>> = {
  [WORKFLOW_TYPE.task]: ['planTask', 'planTaskAnew'],
  [WORKFLOW_TYPE.case]: ['planCase', 'planCaseAnew'],
  [WORKFLOW_TYPE.cycle]: ['conductCycle', 'conductCycleAnew'],
  [WORKFLOW_TYPE.programme]: ['openDue', 'openDueAnew'],
  [WORKFLOW_TYPE.dispatch]: ['closeSlot', 'closeSlotAnew'],
  [WORKFLOW_TYPE.check]: ['freezeCheck', 'freezeCheckAnew'],
};

describe('golden histories', () => {
  let code: string;
  let histories: GoldenHistory[];

  beforeAll(async () => {
    quietRuntime();
    await buildWorker();
    code = await readFile(join(ROOT, 'dist/workflow-bundle.js'), 'utf8');
    histories = await goldenHistories();
  }, 120_000);

  const replay = ({ history, workflowId }: GoldenHistory, bundle: string) =>
    Worker.runReplayHistory({ workflowBundle: { code: bundle } }, history, workflowId);

  it('are there for every type', () => {
    expect(new Set(histories.map(({ type }) => type))).toEqual(new Set(Object.values(WORKFLOW_TYPE)));
  });

  it('hold no name of a machine or a person, no address and no title', async () => {
    for (const { history } of histories) {
      const text = gunzipSync(packHistory(history)).toString('latin1');
      // `1234@machine`, a mailbox, somebody of the cast, a deliverable.
      expect(
        /\d@[a-z]|@demo|officer-\d|Báo cáo/.exec(Buffer.from(text, 'latin1').toString('utf8')),
      ).toBeNull();
    }
  });

  it('are replayed by the bundle of production', async () => {
    for (const golden of histories) await replay(golden, code);
  }, 120_000);

  it('are not replayed by a twin that asks for another activity', async () => {
    for (const golden of histories) {
      const [activity, instead] = SWAPPED[golden.type]!;
      const twin = code.replace(
        new RegExp(`const \\{ ${activity}(?:: (\\w+))? \\} =`, 'g'),
        (_, alias: string | undefined) => `const { ${instead}: ${alias ?? activity} } =`,
      );
      expect(twin).not.toBe(code);
      await expect(replay(golden, twin)).rejects.toThrow(DeterminismViolationError);
    }
  }, 120_000);
});
