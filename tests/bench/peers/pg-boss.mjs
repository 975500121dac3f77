import { PgBoss } from 'pg-boss';

const QUEUE = 'burst';

/** Batches of 250, four at a time; a full batch is followed by the next without a pause. */
export const settings = {
  batchSize: 250,
  localConcurrency: 4,
  pollingIntervalSeconds: 0.5,
  burstWhenBatchFull: true,
};

/** @param {import('./run.mjs').Config} config @param {(to: import('./letter.mjs').Addressee) => Promise<void>} send */
export async function open({ databaseUrl }, send) {
  const boss = new PgBoss({ connectionString: databaseUrl, max: 10 });
  boss.on('error', (error) => console.error(error));
  await boss.start();
  await boss.createQueue(QUEUE);
  return {
    /** @param {import('./letter.mjs').Addressee[]} people @param {Date} at */
    async load(people, at) {
      for (let i = 0; i < people.length; i += 1_000) {
        const part = people.slice(i, i + 1_000);
        await boss.insert(
          QUEUE,
          part.map((to) => ({ data: to, startAfter: at })),
        );
      }
    },
    async work() {
      await boss.work(QUEUE, settings, async (jobs) => {
        await Promise.all(jobs.map((job) => send(job.data)));
      });
    },
    close: () => boss.stop({ graceful: true, timeout: 30_000 }),
  };
}
