import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { OperatorError } from '#contracts';
import { realClock } from '#platform';
import {
  givenDatabase,
  type Home,
  homePath,
  lockHome,
  openHome,
  runningAddresses,
  stopLeftovers,
} from '../embedded/index.js';
import { checkBackup } from './check-backup.js';
import { flush } from './files.js';
import { readManifest } from './manifest.js';
import { parseMoment } from './moment.js';
import { embeddedPlace, givenPlace, type Place, requireKind } from './place.js';
import { recover } from './recovery.js';
import { type RestoredRecord, settleRecord } from './settle.js';
import { addLater, stageCluster, stageFiles, stageLog } from './stage.js';
import { checkpointOf } from './wal.js';

export interface RestoreOptions {
  /** To this moment; without it to the end of all log there is. */
  to?: string;
  /** Moves what stands in the place aside. */
  force?: boolean;
  /** A folder with log that was archived after the backup, when it is not in the place itself. */
  wal?: string;
  /** The data folder of a server of its own. */
  data?: string;
  by: string;
}

export interface RestoreReport extends RestoredRecord {
  folder: string;
  to: string | null;
  movedAside: string | null;
  attachmentsAdded: number;
  seconds: number;
}

/** Brings an installation back from a backup. Until the very end nothing that stands in its place is touched. */
export async function restore(
  env: NodeJS.ProcessEnv,
  source: string,
  options: RestoreOptions,
): Promise<RestoreReport> {
  const began = performance.now();
  const folder = resolve(source);
  const manifest = await readManifest(folder);
  const now = realClock().now();
  const to = options.to === undefined ? null : parseMoment(options.to, { from: manifest.consistentAt, now });
  const given = givenDatabase(env) !== undefined;
  requireKind(manifest, given ? 'given' : 'embedded');
  const { secrets } = await checkBackup(folder, manifest);
  const home = await openHome(homePath(env));
  const lock = await lockHome(home);
  try {
    const place = given ? await givenPlace(home, options.data) : await embeddedPlace(home);
    await vacate(home, place, options.force === true);
    await rm(place.work, { recursive: true, force: true });
    await mkdir(place.work, { mode: 0o711 });
    const cluster = join(place.work, 'postgres');
    const wal = join(place.work, 'log');
    await stageCluster(folder, manifest, cluster);
    const logs = [...(options.wal === undefined ? [] : [{ folder: resolve(options.wal) }]), ...place.logs];
    await stageLog(folder, manifest, logs, wal);
    const recovery = await recover({ home, env, manifest, data: cluster, wal, to, like: place.data });
    let record: RestoredRecord;
    try {
      const known = await checkpointOf(place.data, manifest.database.system);
      const { reachedTarget } = recovery;
      record = await settleRecord(recovery, manifest, { known, reachedTarget, by: options.by });
    } finally {
      await recovery.stop();
    }
    const attachments = join(place.work, 'attachments');
    await stageFiles(folder, manifest.files, 'attachments', attachments);
    const attachmentsAdded = await addLater(join(home.root, 'attachments'), attachments);
    await stageFiles(folder, manifest.files, 'home', place.work);
    await stageFiles(folder, secrets, 'secrets', place.work);
    await flush(place.work);
    const movedAside = await place.enter(now.toISOString().replace(/[-:]|\.\d+/g, ''));
    // It knows of things that have not happened any more, and is made anew from the record.
    await rm(join(home.root, 'temporal'), { recursive: true, force: true });
    await rm(place.work, { recursive: true, force: true });
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    return { ...record, folder, to, movedAside, attachmentsAdded, seconds };
  } finally {
    await lock.release();
  }
}

/** Nothing may run on the place; what a killed start left behind is stopped where the operator insists. */
async function vacate(home: Home, place: Place, force: boolean): Promise<void> {
  const left = Object.keys(await runningAddresses({ DONDOC_HOME: home.root }));
  if (left.length > 0 && !force) {
    throw new OperatorError(
      'still-running',
      `parts of a start that was killed still run on ${home.root}: ${left.join(', ')}`,
      'run the command with --force to stop them',
    );
  }
  if (place.occupied && !force) {
    throw new OperatorError(
      'place-not-empty',
      `${place.data} holds an installation`,
      'run the command with --force to move it aside, or name another folder with DONDOC_HOME (with DATABASE_URL: --data)',
    );
  }
  await stopLeftovers(home, ['worker', 'api', 'temporal', 'mail', 'postgres']);
}
