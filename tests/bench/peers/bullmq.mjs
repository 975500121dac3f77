import { Queue, Worker } from 'bullmq';

const QUEUE = 'burst';

/** Redis with its append-only file written out every second; completed jobs are kept. */
export const settings = { concurrency: 50, appendfsync: 'everysec' };

/** @param {import('./run.mjs').Config} config @param {(to: import('./letter.mjs').Addressee) => Promise<void>} send */
export async function open({ redisPort }, send) {
  const connection = { host: '127.0.0.1', port: redisPort, maxRetriesPerRequest: null };
  const queue = new Queue(QUEUE, { connection });
  await queue.waitUntilReady();
  /** @type {Worker | undefined} */
  let worker;
  return {
    /** @param {import('./letter.mjs').Addressee[]} people @param {Date} at */
    async load(people, at) {
      for (let i = 0; i < people.length; i += 1_000) {
        const part = people.slice(i, i + 1_000);
        await queue.addBulk(
          part.map((to) => ({
            name: 'mail',
            data: to,
            opts: { delay: Math.max(0, at.getTime() - Date.now()) },
          })),
        );
      }
    },
    async work() {
      const { concurrency } = settings;
      worker = new Worker(QUEUE, (job) => send(job.data), { connection, concurrency });
      worker.on('error', (error) => console.error(error));
      await worker.waitUntilReady();
    },
    async close() {
      await worker?.close();
      await queue.close();
    },
  };
}
