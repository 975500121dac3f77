import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { OperatorError } from '#contracts';
import { POSTGRES_MAJOR, postgresBinaries } from '../embedded/index.js';

/** The server of a version, to recover a copy with: the embedded one, else one that is installed on this machine. */
export async function serverProgram(major: number): Promise<string> {
  if (String(major) === POSTGRES_MAJOR) {
    const embedded = await postgresBinaries().catch(() => null);
    if (embedded) return embedded.postgres;
  }
  for (const program of [`/usr/lib/postgresql/${major}/bin/postgres`, 'postgres']) {
    const version = await promisify(execFile)(program, ['--version']).then(
      ({ stdout }) => Number(/\(PostgreSQL\) (\d+)/.exec(stdout)?.[1]),
      () => 0,
    );
    if (version === major) return program;
  }
  throw new OperatorError(
    'no-server-program',
    `the backup is of PostgreSQL ${major}, and there is no such server on this machine to recover it with`,
    `install PostgreSQL ${major}, or run this command where it is`,
  );
}
