import { createHash } from 'node:crypto';
import type { CalendarData, IsoDate, LadderPolicy } from '#contracts';
import {
  AggregateEntity,
  CalendarVersionEntity,
  EventEntity,
  Invariants,
  type Persistence,
  PolicyVersionEntity,
} from '#persistence';
import type { Pinned } from '../../../../apps/cli/reconcile/soundness.js';
import type { Accepted } from '../../smtp/index.js';
import type { FaultRig } from '../rig/index.js';
import type { AggregateSeen, Evidence, Frozen, SlotSeen, Taken } from './evidence.js';
import { observeWorkflows } from './observe.js';
import { checkRolled } from './rolled.js';
import { type Violation, violation } from './violation.js';

const MOVES_REMEMBERED = 20;

/** Takes down everything the checker judges by, at rest. */
export async function gather(rig: FaultRig, badLines: readonly string[]): Promise<Evidence> {
  const { persistence, story } = rig;
  const found = [...(await foundByDoctor(rig)), ...(await checkRolled(persistence))];
  return {
    now: story.clock.now().toISOString(),
    given: rig.given,
    taken: rig.sinks.flatMap((sink) => sink.accepted()).map(taken),
    ...(await recorded(persistence)),
    workflows: await observeWorkflows(persistence, rig.temporal),
    // The last move is the present one.
    pinnedBefore: story.moves.slice(-1 - MOVES_REMEMBERED, -1).map((move) => ({ ...move, speed: 1 })),
    badLines,
    found,
  };
}

/** The invariants that `doctor` knows; the derived rows too. */
async function foundByDoctor({ persistence, story }: FaultRig): Promise<Violation[]> {
  const derived = await persistence.check.checkDerived();
  const { atRest, findings } = await new Invariants(persistence, story.clock).check();
  return [
    ...derived.map(({ aggregateId, problem }) => violation('I5', aggregateId, problem)),
    ...(atRest ? [] : [violation('I2', 'engine', 'is not at rest')]),
    ...findings
      .filter(({ invariant }) => invariant !== 'outbox-parked')
      .map(({ invariant, subject, problem }) => violation(invariant, subject, problem)),
  ];
}

async function recorded({
  dataSource,
}: Persistence): Promise<
  Pick<Evidence, 'frozen' | 'events' | 'aggregates' | 'slots' | 'calendars' | 'policies' | 'pinned'>
> {
  const { manager } = dataSource;
  const mails = (await manager.query(
    `SELECT id, message_id AS "messageId", address, class, state, resends, mime FROM message WHERE frozen_at IS NOT NULL`,
  )) as (Omit<Frozen, 'hash'> & { mime: Buffer })[];
  const events = await manager.find(EventEntity, { order: { aggregateId: 'ASC', seq: 'ASC' } });
  const aggregates = await manager.find(AggregateEntity, { order: { id: 'ASC' } });
  const slots = (await manager.query(
    'SELECT slot, state, finished_at AS until FROM dispatch_slot ORDER BY slot',
  )) as { slot: IsoDate; state: SlotSeen['state']; until: Date | null }[];
  const calendars = await manager.find(CalendarVersionEntity, { order: { savedAt: 'ASC' } });
  const policies = await manager.find(PolicyVersionEntity, { order: { savedAt: 'ASC' } });
  const [anchor] = (await manager.query(
    'SELECT real_anchor AS real, programme_anchor AS programme, speed FROM engine_clock',
  )) as { real: Date; programme: Date; speed: number }[];
  const pinned: Pinned | null = anchor
    ? { real: anchor.real.toISOString(), programme: anchor.programme.toISOString(), speed: anchor.speed }
    : null;
  return {
    frozen: mails.map(({ mime, ...mail }) => ({ ...mail, hash: hashOf(mime) })),
    events: events.map(({ recorded: _order, ...event }) => event),
    aggregates: aggregates.map(seen),
    slots: slots.map((row) => ({ ...row, until: row.until?.toISOString() ?? null })),
    calendars: calendars.map(({ savedAt, data }) => ({ at: savedAt, data: data as CalendarData })),
    policies: policies.map(({ savedAt, data }) => ({ at: savedAt, data: data as LadderPolicy })),
    pinned,
  };
}

function seen({ id, kind, seq, headHash, state, closed, nextWake }: AggregateEntity): AggregateSeen {
  return { id, kind, seq, headHash, state: state as unknown as AggregateSeen['state'], closed, nextWake };
}

function taken({ messageId, to, raw }: Accepted): Taken {
  return { messageId, to, hash: hashOf(raw) };
}

/** The server keeps a message without the line end before its dot, or with it. */
function hashOf(mime: Buffer): string {
  return createHash('sha256').update(mime.toString('latin1').trimEnd(), 'latin1').digest('hex');
}
