import 'reflect-metadata';
import { parseEnv } from '#contracts';
import { ClockStore, createDataSource, Dispatch, Notifications, Persistence } from '#persistence';
import { AnchoredClock } from '#platform';
import { SenderThread } from '../../../apps/worker/sender/sender-thread.js';
import { workerSettings } from '../../../apps/worker/settings.js';
import { inParallel } from '../rig/in-parallel.js';

/**
 * What the product's worker does in a slot, without Temporal: planned and composed ahead when told `prepare`; frozen,
 * handed over by the sender in its thread, and written down when told `go`.
 */
const settings = workerSettings(parseEnv(process.env));
const dataSource = await createDataSource(settings.databaseUrl, {
  poolSize: 20,
  applicationName: 'dondoc worker',
}).initialize();
const notifications = Notifications.of(dataSource);
const clock = await AnchoredClock.open(new ClockStore(dataSource, notifications));
const persistence = new Persistence(dataSource, clock);
const dispatch = new Dispatch(persistence, clock, settings.mail);
const fail = (error: unknown) => {
  console.error(error);
  process.exit(1);
};
const sender = await SenderThread.start(fail);
const ignore = () => undefined;

const acts = {
  async prepare(slot: string): Promise<object> {
    await clock.refresh();
    await dispatch.slots.phase(slot);
    const ids = await dispatch.planner.unplanned(slot, 100_000);
    await inParallel(ids, (id) => dispatch.planner.planFor(id, slot));
    return { planned: ids.length, composed: await dispatch.digests.composeAhead(slot, ignore) };
  },
  async go(slot: string): Promise<object> {
    await clock.refresh();
    const began = performance.now();
    let sending: Promise<unknown> | null = null;
    const sendEarly = () => {
      sending ??= sender.drain(ignore).finally(() => {
        sending = null;
      });
      return sending;
    };
    const { failures } = await dispatch.digests.freezeAll(slot, () => void sendEarly());
    await sendEarly();
    const sentMs = performance.now() - began;
    failures.push(...(await dispatch.digests.recordFacts(slot, ignore)));
    if (failures.length > 0) throw failures[0];
    await dispatch.slots.claimed(slot);
    await sender.drain(ignore);
    await dispatch.deliveries.record(slot);
    const ms = performance.now() - began;
    await dispatch.closing.close(slot, ignore);
    return { sentMs, ms };
  },
};

process.on('message', ({ type, slot }: { type: keyof typeof acts; slot: string }) => {
  acts[type](slot).then((answer) => process.send?.({ ...answer, type }), fail);
});
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => void sender.close().finally(() => process.exit(0)));
process.send?.({ type: 'ready' });
