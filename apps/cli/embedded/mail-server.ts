import { mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { OperatorError } from '#contracts';
import { type Child, startChild, stopLeftover, untilReady } from './children.js';
import type { Home } from './home.js';
import { isListening } from './listening.js';
import { choosePorts } from './ports.js';

export interface EmbeddedMailServer {
  smtpUrl: string;
  inboxUrl: string;
  child: Child;
  stop(): Promise<void>;
}

export interface MailServerOptions {
  env: NodeJS.ProcessEnv;
  ports?: { smtp: number; inbox: number };
  detached?: boolean;
  signal?: AbortSignal;
}

/** Its web inbox holds every mail in memory; the oldest go first. */
const KEPT_MAILS = 3000;

/** Starts a mail server that delivers nothing: it keeps all mail in `<home>/mail` and shows it on a page. */
export async function startMailServer(home: Home, options: MailServerOptions): Promise<EmbeddedMailServer> {
  await stopLeftover(home, 'mail');
  const folder = join(home.root, 'mail');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const ports = options.ports ?? (await choosePorts(home, ['smtp', 'inbox']));
  const smtpUrl = `smtp://127.0.0.1:${ports.smtp}`;
  const inboxUrl = `http://127.0.0.1:${ports.inbox}`;
  const child = await startChild(home, {
    name: 'mail',
    command: process.execPath,
    args: [
      ...[
        join(await packageFolder('maildev'), 'dist/bin/maildev.js'),
        '--ip',
        '127.0.0.1',
        '--web-ip',
        '127.0.0.1',
      ],
      ...['--smtp', String(ports.smtp), '--web', String(ports.inbox)],
      ...['--mail-directory', folder, '--max-emails', String(KEPT_MAILS)],
    ],
    env: Object.fromEntries(Object.entries(options.env).filter(([name]) => !/^(MAILDEV|NODE)_/.test(name))),
    cwd: folder,
    detached: options.detached,
    graceMs: 5_000,
    info: { smtpUrl, inboxUrl },
  });
  const answers = async () =>
    (await isListening(ports.smtp)) && (await fetch(inboxUrl, { headers: { accept: 'text/html' } })).ok;
  await untilReady(child, answers, { timeoutMs: 60_000, signal: options.signal });
  return { smtpUrl, inboxUrl, child, stop: () => child.stop() };
}

/** The folder of an installed package whose `exports` hide its command. */
async function packageFolder(name: string): Promise<string> {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (await stat(join(candidate, 'package.json')).catch(() => undefined)) return candidate;
    if (folder === dirname(folder)) {
      throw new OperatorError('not-installed', `the package ${name} is not installed`, 'run npm ci');
    }
  }
}
