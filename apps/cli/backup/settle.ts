import {
  ClockStore,
  createDataSource,
  type LostTime,
  migrate,
  Persistence,
  Restored,
  type Settled,
} from '#persistence';
import { openProgrammeClock, realClock } from '#platform';
import type { Manifest } from './manifest.js';
import type { Recovery } from './recovery.js';
import { lsnNumber } from './wal.js';

/** What a restored record is, and what was done to it before anybody may use it. */
export interface RestoredRecord extends Settled {
  /** The last commit that is in it. */
  recoveredTo: string;
  /** Nothing that was committed before the stop is missing. */
  complete: boolean;
  /** Programme time that was lived through and is missing. */
  lost: { from: string; until: string } | null;
  /** Migrations that brought it to this program. */
  applied: string[];
  hold: string;
  aggregates: number;
  events: number;
  /** The first bad row of the chains; null when all hold. */
  fault: string | null;
  /** Chains that do not contain what the backup's manifest says of them. */
  missingHeads: string[];
  /** Snapshots and lists that are not what the events say. */
  derivedFindings: number;
}

interface Knowledge {
  /** The last checkpoint of the cluster that was lost, when its own log was at hand. */
  known: bigint | null;
  reachedTarget: boolean;
  by: string;
}

/** Holds mail, settles what was under way, and checks every chain. */
export async function settleRecord(
  recovery: Recovery,
  manifest: Manifest,
  { known, reachedTarget, by }: Knowledge,
): Promise<RestoredRecord> {
  const { name, owner, app, superuser } = manifest.database;
  const { applied } = await migrate(recovery.url(owner, name), app === owner ? null : app);
  const url = recovery.url(superuser, name);
  const dataSource = await createDataSource(url, {
    poolSize: 4,
    applicationName: 'dondoc restore',
  }).initialize();
  const persistence = new Persistence(dataSource, { now: () => clock.now() });
  const store = new ClockStore(dataSource, persistence.notifications);
  const clock = await openProgrammeClock(store, { mayBeMoved: true });
  try {
    const [replayed] = (await dataSource.query(
      'SELECT pg_last_xact_replay_timestamp() AS at, pg_last_wal_replay_lsn()::text AS lsn',
    )) as [{ at: Date | null; lsn: string | null }];
    const recoveredTo = replayed.at?.toISOString() ?? manifest.consistentAt;
    const followed = known !== null && replayed.lsn !== null && lsnNumber(replayed.lsn) >= known;
    const complete = followed && !reachedTarget;
    const speed = (await store.load())?.speed ?? 1;
    const until = clock.now();
    const missingMs = realClock().now().getTime() - Date.parse(recoveredTo);
    const lost: LostTime | null = complete
      ? null
      : { from: new Date(until.getTime() - missingMs * speed), until };
    const hold = `khôi phục từ bản sao lưu ${manifest.createdAt}, đến ${recoveredTo}`;
    const settled = await new Restored(persistence, clock).settle({ reason: hold, by, lost });
    const report = await persistence.check.verifyChains();
    const derived = report.events > 0 ? await persistence.check.checkDerived() : [];
    return {
      ...settled,
      recoveredTo,
      complete,
      lost: lost && { from: lost.from.toISOString(), until: lost.until.toISOString() },
      applied,
      hold,
      aggregates: report.aggregates,
      events: report.events,
      fault: report.fault?.problem ?? null,
      missingHeads: await missingHeads(persistence, manifest),
      derivedFindings: derived.length,
    };
  } finally {
    await clock.close();
    await persistence.close();
  }
}

async function missingHeads(persistence: Persistence, { chains }: Manifest): Promise<string[]> {
  const [ids, seqs, hashes] = [0, 1, 2].map((column) => chains.heads.map((head) => head[column]));
  const rows = (await persistence.dataSource.query(
    `SELECT h.id FROM unnest($1::text[], $2::int[], $3::text[]) AS h (id, seq, hash)
     WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.aggregate_id = h.id AND e.seq = h.seq AND e.hash = h.hash)
     ORDER BY h.id`,
    [ids, seqs, hashes],
  )) as { id: string }[];
  return rows.map((row) => row.id);
}
