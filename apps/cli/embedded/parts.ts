import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type EmbeddedPart, OperatorError } from '#contracts';
import { runningPart } from './children.js';
import { homePath, loadSecrets, lockHome, openHome } from './home.js';
import { type DatabaseUrls, databaseUrls, startPostgres } from './postgres.js';

/** The parts that have no address in the environment, and so are run by this program itself. */
export function embeddedParts(env: NodeJS.ProcessEnv): EmbeddedPart[] {
  const settings: Record<EmbeddedPart, string> = {
    postgres: 'DATABASE_URL',
    temporal: 'TEMPORAL_ADDRESS',
    mail: 'SMTP_URL',
  };
  return (Object.keys(settings) as EmbeddedPart[]).filter((part) => !env[settings[part]]);
}

/** The database that was named in the environment. */
export function givenDatabase(env: NodeJS.ProcessEnv): DatabaseUrls | undefined {
  const appUrl = env['DATABASE_URL'];
  return appUrl ? { appUrl, ownerUrl: env['DATABASE_OWNER_URL'] || appUrl } : undefined;
}

/**
 * The database for a command on this machine: the one in the environment, else the embedded one, which is
 * started for the time of the command when nobody runs it.
 */
export async function reachDatabase(
  env: NodeJS.ProcessEnv,
  options: { create?: boolean } = {},
): Promise<DatabaseUrls & { close(): Promise<void> }> {
  const given = givenDatabase(env);
  if (given) return { ...given, close: async () => undefined };
  const root = homePath(env);
  if (!options.create && !(await stat(join(root, 'postgres')).catch(() => undefined))) {
    throw new OperatorError(
      'no-data-yet',
      `there is no database in ${root}`,
      'run npm start first, or set DATABASE_URL',
    );
  }
  const home = await openHome(root);
  const running = await runningPart(home, 'postgres');
  if (running) {
    const { secrets } = await loadSecrets(home);
    return { ...databaseUrls(secrets, Number(running.info['port'])), close: async () => undefined };
  }
  const lock = await lockHome(home);
  try {
    const server = await startPostgres(home, { env });
    const close = () => server.stop().finally(() => lock.release());
    return { ownerUrl: server.ownerUrl, appUrl: server.appUrl, close };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** The addresses of what runs on this folder now; a part that was given by the environment is not listed. */
export async function runningAddresses(
  env: NodeJS.ProcessEnv,
): Promise<Record<string, Record<string, string | number>>> {
  const home = await openHome(homePath(env));
  const found: Record<string, Record<string, string | number>> = {};
  for (const name of ['postgres', 'temporal', 'mail', 'api', 'worker']) {
    const part = await runningPart(home, name);
    if (part) found[name] = { pid: part.pid, ...part.info };
  }
  return found;
}
