import { Logger, makeWorkerUtils, run } from 'graphile-worker';

const TASK = 'mail';

/** Jobs fetched 500 at a time, their completions written together. */
export const settings = {
  concurrentJobs: 50,
  localQueueSize: 500,
  completeJobBatchDelay: 50,
  pollInterval: 500,
};

/** @param {import('./run.mjs').Config} config @param {(to: import('./letter.mjs').Addressee) => Promise<void>} send */
export async function open({ databaseUrl }, send) {
  const logger = new Logger(() => () => undefined);
  const utils = await makeWorkerUtils({ connectionString: databaseUrl, logger });
  await utils.migrate();
  /** @type {import('graphile-worker').Runner | undefined} */
  let runner;
  return {
    /** @param {import('./letter.mjs').Addressee[]} people @param {Date} at */
    async load(people, at) {
      for (let i = 0; i < people.length; i += 1_000) {
        const part = people.slice(i, i + 1_000);
        await utils.addJobs(part.map((to) => ({ identifier: TASK, payload: to, runAt: at })));
      }
    },
    async work() {
      const { concurrentJobs, localQueueSize, completeJobBatchDelay, pollInterval } = settings;
      runner = await run({
        preset: {
          worker: {
            connectionString: databaseUrl,
            maxPoolSize: 10,
            concurrentJobs,
            pollInterval,
            localQueue: { size: localQueueSize },
            completeJobBatchDelay,
            logger,
          },
        },
        noHandleSignals: true,
        taskList: { [TASK]: (payload) => send(payload) },
      });
    },
    async close() {
      await runner?.stop();
      await utils.release();
    },
  };
}
