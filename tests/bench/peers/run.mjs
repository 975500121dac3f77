/**
 * One peer in a process of its own: `node run.mjs NAME`. Told what to do by its parent, in this order:
 * `begin` (connect, make the schema), `load` (insert the jobs for an instant and start the worker), `finish`.
 * @typedef {{ databaseUrl: string, redisPort: number, smtpPort: number, template: import('./letter.mjs').Template }} Config
 */
import process from 'node:process';
import { postOffice } from './letter.mjs';

const peer = await import(`./${process.argv[2]}.mjs`);
/** @type {Awaited<ReturnType<typeof peer.open>> | undefined} */
let queue;
/** @type {ReturnType<typeof postOffice> | undefined} */
let post;

const acts = {
  /** @param {{ config: Config }} message */
  async begin({ config }) {
    post = postOffice(config);
    queue = await peer.open(config, post.send);
    return { settings: peer.settings, node: process.version };
  },
  /** @param {{ people: import('./letter.mjs').Addressee[], at: number }} message */
  async load({ people, at }) {
    const began = performance.now();
    await queue.load(people, new Date(at));
    const insertMs = performance.now() - began;
    await queue.work();
    return { insertMs };
  },
  async finish() {
    await queue.close();
    post.close();
    return {};
  },
};

process.on('message', async (/** @type {any} */ message) => {
  try {
    process.send({ type: message.type, ...(await acts[message.type](message)) });
    if (message.type === 'finish') process.disconnect();
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
});
process.on('disconnect', () => setImmediate(() => process.exit(0)));
