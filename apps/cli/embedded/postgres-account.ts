import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { OperatorError } from '#contracts';

const run = promisify(execFile);

/** How to start a program of PostgreSQL, which refuses to run as root. */
export interface PostgresAccount {
  /** Set when files of the cluster must belong to another account than ours. */
  owner?: { uid: number; gid: number };
  command(
    program: string,
    args: readonly string[],
  ): { command: string; args: string[]; uid?: number; gid?: number };
}

/** Our own account, or, when we are root, one that PostgreSQL may run as and that can reach its files. */
export async function postgresAccount(options: {
  postgres: string;
  folder: string;
  data: string;
}): Promise<PostgresAccount> {
  if (process.getuid?.() !== 0) return { command: (command, args) => ({ command, args: [...args] }) };
  const owner =
    (await ownerOf(options.data)) ?? (await knownAccount('postgres')) ?? (await madeAccount('dondoc'));
  const asAccount: PostgresAccount = {
    owner,
    command: (command, args) => ({ command, args: [...args], ...owner }),
  };
  if (await reaches(asAccount, options)) return asAccount;
  // The checkout lies under a folder closed to others (/root, mktemp -d): give the one capability that opens
  // the way. `no_setuid_fixup` because access(2), which PostgreSQL asks about its own program, counts it only then.
  const passThrough = [
    ...['--securebits=+no_setuid_fixup', '--inh-caps=+dac_override', '--ambient-caps=+dac_override'],
    ...[`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups', '--'],
  ];
  const withCapability: PostgresAccount = {
    owner,
    command: (command, args) => ({ command: 'setpriv', args: [...passThrough, command, ...args] }),
  };
  if (await reaches(withCapability, options)) return withCapability;
  throw new OperatorError(
    'postgres-cannot-enter',
    `PostgreSQL must not run as root, and the account it runs as (uid ${owner.uid}) cannot enter ${options.folder}`,
    'start as an ordinary user, move the folder to a place that others may enter (chmod o+x on each parent), or set DATABASE_URL',
  );
}

async function reaches(
  account: PostgresAccount,
  options: { postgres: string; folder: string },
): Promise<boolean> {
  try {
    for (const [program, args] of [
      [options.postgres, ['--version']],
      ['/bin/sh', ['-c', 'cd "$0"', options.folder]],
    ] as const) {
      const { command, args: words, ...as } = account.command(program, args);
      await run(command, words, { cwd: '/', ...as });
    }
    return true;
  } catch {
    return false;
  }
}

async function ownerOf(data: string): Promise<{ uid: number; gid: number } | undefined> {
  const found = await stat(data).catch(() => undefined);
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined;
}

async function knownAccount(name: string): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function madeAccount(name: string): Promise<{ uid: number; gid: number }> {
  const known = await knownAccount(name);
  if (known) return known;
  const options = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent'];
  const problem = await run('useradd', [...options, '--shell', '/usr/sbin/nologin', name]).catch(
    (error) => error,
  );
  const made = await knownAccount(name);
  if (made) return made;
  throw new OperatorError(
    'postgres-no-account',
    `PostgreSQL must not run as root, and the account ${name} could not be made: ${problem.message}`,
    'start as an ordinary user, make an account named postgres, or set DATABASE_URL',
  );
}
