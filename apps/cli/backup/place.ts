import { copyFile, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { OperatorError } from '#contracts';
import { type Home, identify, walArchive } from '../embedded/index.js';
import { exists, isVacant } from './files.js';
import type { Manifest } from './manifest.js';
import { addLater, type LogSource } from './stage.js';

/** Where a restored installation goes, and what stands there now. */
export interface Place {
  /** The folder of the cluster. */
  data: string;
  /** For the work until all is well; beside the place, so that moving there is one step. */
  work: string;
  occupied: boolean;
  /** Log of the installation that stands there, to go on from the backup with. */
  logs: LogSource[];
  /** Puts what was made in `work` into its place; answers where the former things are now. */
  enter(stamp: string): Promise<string | null>;
}

/** What belongs to the installation that was; the mails of the embedded catcher and the logs stay. */
const PARTS = ['postgres', 'wal', 'attachments', 'secrets.json', 'backups.json'];

/** The folder of an installation with an embedded database. */
export async function embeddedPlace(home: Home): Promise<Place> {
  const data = join(home.root, 'postgres');
  const work = join(home.root, 'restoring');
  const present: string[] = [];
  for (const part of PARTS) if (await exists(join(home.root, part))) present.push(part);
  return {
    data,
    work,
    occupied: present.length > 0,
    logs: [
      { folder: walArchive(home), cluster: data },
      { folder: join(data, 'pg_wal'), cluster: data },
    ],
    enter: async (stamp) => {
      const aside = present.length > 0 ? join(home.root, `before-restore-${stamp}`) : null;
      if (aside) await mkdir(aside, { mode: 0o711 });
      for (const part of PARTS) {
        const [old, made] = [join(home.root, part), join(work, part)];
        if (aside && present.includes(part)) await rename(old, join(aside, part));
        if (await exists(made)) await rename(made, old);
      }
      if (!(await exists(join(home.root, 'ports.json'))) && (await exists(join(work, 'ports.json')))) {
        await rename(join(work, 'ports.json'), join(home.root, 'ports.json'));
      }
      return aside;
    },
  };
}

/** A folder that a PostgreSQL server of its own will be started on. */
export async function givenPlace(home: Home, folder: string | undefined): Promise<Place> {
  if (folder === undefined) {
    throw new OperatorError(
      'data-folder-needed',
      'the database is given by its address, and its files are not this program’s',
      'stop that server and name its data folder with --data; start it again when this has finished',
    );
  }
  const data = resolve(folder);
  const work = `${data}.restoring`;
  const occupied = !(await isVacant(data));
  const pid = await readFile(join(data, 'postmaster.pid'), 'utf8').then(
    (text) => Number.parseInt(text, 10),
    () => 0,
  );
  if (pid > 0 && (await identify(pid))) {
    throw new OperatorError(
      'already-running',
      `process ${pid} runs on ${data}`,
      `stop that server; when ${pid} is another program, remove ${join(data, 'postmaster.pid')}`,
    );
  }
  return {
    data,
    work,
    occupied,
    logs: [{ folder: join(data, 'pg_wal'), cluster: data }],
    enter: async (stamp) => {
      const aside = occupied
        ? join(dirname(data), `${data.split('/').at(-1)}.before-restore-${stamp}`)
        : null;
      if (aside) await rename(data, aside);
      else await rm(data, { recursive: true, force: true });
      await rename(join(work, 'postgres'), data);
      // The rest of the installation stands where it stood; what is missing there is added.
      await addLater(join(work, 'attachments'), join(home.root, 'attachments'));
      const secrets = join(home.root, 'secrets.json');
      if (!(await exists(secrets)))
        await copyFile(join(work, 'secrets.json'), secrets).catch(() => undefined);
      return aside;
    },
  };
}

/** @throws OperatorError `place-other-kind` when the backup is of the other kind of database */
export function requireKind(manifest: Manifest, kind: Manifest['database']['kind']): void {
  if (manifest.database.kind === kind) return;
  throw new OperatorError(
    'place-other-kind',
    `this is a backup of ${manifest.database.kind === 'embedded' ? 'an embedded database' : 'a database that was given by DATABASE_URL'}`,
    manifest.database.kind === 'embedded'
      ? 'unset DATABASE_URL for this command'
      : 'set DATABASE_URL and name the data folder of its server with --data',
  );
}
