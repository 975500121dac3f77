import type { IsoDate } from '#contracts';
import { Dispatch, type Persistence, Pruning, type QueuedMail, Readings } from '#persistence';
import type { StandingClock } from '../../support/clock/standing-clock.js';
import { FROM } from '../burst/people.js';
import { SPOKEN_TO } from './fill.js';
import type { Days, Size } from './province.js';
import type { Stopwatch } from './timed.js';

export const SLOT_STEPS = [
  'plan one task',
  'count who has not planned',
  'compose 100 digests',
  'freeze 100 digests',
  'fetch 100 mails',
  'mark 100 mails',
  'settle 100 mails',
  'look for what is left',
  'look for letters',
  'look whether help is wanted',
  'record 100 facts',
  'outcomes of escalations',
  'close the slot',
] as const;

export const UPKEEP_STEPS = [
  'claim rows of the outbox',
  'state of the outbox',
  'mails overdue',
  'mails of today',
  'lateness of mails',
  'daily checkpoint',
  'remove what is old',
] as const;

const AT_ONCE = 100;
/** What takes less than the clock of processors tells. */
const OFTEN = 100;
const MAIL_TEXT_DAYS = 400;

/**
 * The way of a slot, step by step as the worker takes it: plans, digests composed ahead, frozen, fetched, marked and
 * settled as a mail server would have taken them, facts in the chains, the slot closed. The same hundred people whatever
 * stands beside them. Answers the mean bytes of a mail.
 */
export async function timeSlots(
  watch: Stopwatch,
  persistence: Persistence,
  clock: StandingClock,
  size: Size,
  { slots }: Days,
): Promise<number> {
  const dispatch = new Dispatch(persistence, clock, {
    from: FROM,
    replyTo: FROM,
    publicUrl: 'http://localhost:3000',
    allowedDomains: 'any',
  });
  const sender = dispatch.newSender();
  await sender.ensure();
  const tasks = Array.from({ length: SPOKEN_TO }, (_, nth) => `ct-${nth % size.programmes}-5.${nth}`);
  const quiet = () => undefined;
  const step = (name: (typeof SLOT_STEPS)[number], ...work: (() => Promise<unknown>)[]) =>
    watch.time(name, work);
  const often = (work: () => Promise<unknown>) => Array.from({ length: OFTEN }, () => work);
  try {
    for (const slot of slots) {
      clock.set(`${slot}T00:30:00.000Z`);
      await dispatch.slots.phase(slot);
      await step('plan one task', ...tasks.map((id) => () => dispatch.planner.planFor(id, slot)));
      await step('count who has not planned', ...often(() => dispatch.planner.countUnplanned(slot)));
      await step('compose 100 digests', () => dispatch.digests.composeAhead(slot, quiet));
      clock.set(`${slot}T01:00:00.000Z`);
      await step('freeze 100 digests', () => dispatch.digests.freezeAll(slot, quiet));
      let mails: QueuedMail[] = [];
      await step('fetch 100 mails', async () => {
        mails = await dispatch.queue.take(sender.id, AT_ONCE);
      });
      if (mails.length !== SPOKEN_TO) throw new Error(`${mails.length} of ${SPOKEN_TO} mails of ${slot}`);
      const ids = mails.map(({ id }) => id);
      await step('mark 100 mails', () => dispatch.queue.note(sender.id, { finishing: ids, settlements: [] }));
      const reply = '250 2.0.0 Ok';
      const sent = ids.map((id) => ({ id, state: 'sent' as const, reply }));
      await step('settle 100 mails', () => dispatch.queue.settle(sender.id, sent));
      await step('look for what is left', ...often(() => dispatch.queue.state()));
      await step('look for letters', ...often(() => dispatch.letters.dueIn()));
      await step('look whether help is wanted', ...often(() => dispatch.queue.isWaiting()));
      await step('record 100 facts', () => dispatch.digests.recordFacts(slot, quiet));
      await dispatch.slots.claimed(slot);
      await step('outcomes of escalations', ...often(() => dispatch.deliveries.record(slot)));
      await step('close the slot', () => dispatch.closing.close(slot, quiet));
    }
    return await meanBytes(persistence, slots[0]!);
  } finally {
    await sender.close();
  }
}

/** What runs beside, by itself: the outbox, what alarms read, the daily checkpoint, the removal of what is old. */
export async function timeUpkeep(
  watch: Stopwatch,
  persistence: Persistence,
  clock: StandingClock,
  { slots }: Days,
): Promise<void> {
  const { dataSource, outbox, proof } = persistence;
  const readings = new Readings(persistence);
  const step = (name: (typeof UPKEEP_STEPS)[number], work: () => Promise<unknown>, times = OFTEN) =>
    watch.time(name, Array<() => Promise<unknown>>(times).fill(work));
  clock.set(`${slots.at(-1)!}T10:00:00.000Z`);
  await step('claim rows of the outbox', () => outbox.claim(16));
  await step('state of the outbox', () => outbox.backlog());
  await step('mails overdue', () => readings.mail.overdue());
  await step('mails of today', () => readings.mail.recent());
  await step('lateness of mails', () => readings.mail.lateness());
  // Taken when nothing runs that could still write below it: the second question finds that so.
  const checkpoint = async () => (await proof.store.takeDaily()) ?? (await proof.store.takeDaily());
  await step('daily checkpoint', checkpoint, 1);
  const clocks = { programme: clock, real: clock };
  const pruning = new Pruning(dataSource, clocks, { mailTextDays: MAIL_TEXT_DAYS });
  await step('remove what is old', () => pruning.turn(), 5);
}

async function meanBytes({ dataSource }: Persistence, slot: IsoDate): Promise<number> {
  const [row] = (await dataSource.query(
    'SELECT avg(octet_length(mime))::int AS bytes FROM message WHERE slot_date = $1',
    [slot],
  )) as [{ bytes: number }];
  return row.bytes;
}
