import pg from 'pg';
import { instantAt } from '#domain';
import { CHANNEL, ENGINE_CHANNEL, type Persistence, Slots } from '#persistence';
import type { ProgrammeClock } from '#platform';

/** Something that comes within this time is waited for as well. */
const SOON_MS = 10_000;
/** A notification says when to look again; this is for what makes none. */
const LOOK_AGAIN_MS = 1_000;

interface Unquiet {
  outbox: number;
  unplanned: number;
  unfinished: number;
  nextOpen: boolean;
  mails: number;
}

/** Waits until the engine has done everything that is due and nothing will come within moments. */
export class Quiet {
  private readonly slots: Slots;

  constructor(
    private readonly persistence: Persistence,
    private readonly clock: ProgrammeClock,
    private readonly listenUrl: () => string,
  ) {
    this.slots = new Slots(persistence.dataSource, clock, persistence.settings);
  }

  async until(limitMs: number): Promise<void> {
    const client = new pg.Client(this.listenUrl());
    client.on('error', () => undefined);
    await client.connect();
    try {
      let wake: () => void = () => undefined;
      client.on('notification', () => wake());
      for (const channel of [ENGINE_CHANNEL, CHANNEL.outbox]) await client.query(`LISTEN ${channel}`);
      const end = performance.now() + limitMs;
      for (;;) {
        const heard = new Promise<void>((resolve) => {
          wake = resolve;
        });
        // PostgreSQL may be on its way back: then it is simply not quiet yet.
        const left = await this.left().catch((error: Error) => error.message);
        if (left === null) return;
        if (performance.now() > end)
          throw new Error(`the engine does not come to rest: ${JSON.stringify(left)}`);
        const timer = setTimeout(() => wake(), LOOK_AGAIN_MS);
        await heard;
        clearTimeout(timer);
      }
    } finally {
      await client.end();
    }
  }

  /** What keeps the engine from rest; null when nothing does. */
  private async left(): Promise<(Unquiet & { slot: string; slotInMs: number }) | null> {
    const slot = await this.slots.serving();
    const { policy } = await this.persistence.settings.rules(null);
    const slotAt = new Date(instantAt(slot, policy.slotHour));
    const slotInMs = this.clock.msUntil(slotAt);
    const soon = new Date(this.clock.now().getTime() + SOON_MS).toISOString();
    const [row] = (await this.persistence.dataSource.query(LEFT, [soon, slot])) as [Unquiet];
    const { outbox, unplanned, unfinished, nextOpen, mails } = row;
    const quiet = slotInMs > SOON_MS && nextOpen && outbox + unplanned + unfinished + mails === 0;
    return quiet ? null : { ...row, slot, slotInMs };
  }
}

const LEFT = `SELECT
  (SELECT count(*)::int FROM outbox WHERE done_at IS NULL AND parked_at IS NULL) AS outbox,
  (SELECT count(*)::int FROM aggregate WHERE NOT closed AND next_wake <= $1) AS unplanned,
  (SELECT count(*)::int FROM dispatch_slot d WHERE d.slot < $2 AND d.finished_at IS NULL AND NOT EXISTS (
     SELECT 1 FROM message m WHERE m.slot_date = d.slot AND m.state = 'queued' AND m.not_before > $1)) AS unfinished,
  EXISTS (SELECT 1 FROM dispatch_slot WHERE slot = $2 AND finished_at IS NULL) AS "nextOpen",
  (SELECT count(*)::int FROM message WHERE state IN ('sending', 'finishing')
     OR (state = 'queued' AND coalesce(not_before, $1) <= $1)) AS mails`;
