import { SenderThread } from '../../../apps/worker/sender/sender-thread.js';

/** The sender of a worker and nothing else of it, in its own thread as there; its parent says when to begin. */
const sender = await SenderThread.start((error) => {
  console.error(error);
  process.exit(1);
});

process.on('message', async ({ type }: { type: 'begin' | 'finish' }) => {
  if (type === 'finish') {
    await sender.close();
    process.exit(0);
  }
  await sender.drain(() => undefined);
  process.send?.({ type: 'drained' });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ type: 'ready' });
