import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { alone } from './alone.mjs';
import { Failure, run } from './children.mjs';
import { inRoot } from './paths.mjs';
import { step } from './progress.mjs';

/** Says for which lockfile and platform `node_modules` was installed. */
const marker = inRoot('node_modules/.dondoc-lock');

/** Runs `npm ci` when packages are missing or are not the ones of the lockfile. */
export async function install() {
  const wanted = fingerprint();
  if (read(marker) === wanted) return;
  await alone(inRoot('dist/.install.lock'), async () => {
    if (read(marker) === wanted) return;
    if (!isInstalledByHand()) await step('packages', npmCi);
    writeFileSync(marker, wanted);
  });
}

/** @param {(text: string) => void} detail */
async function npmCi(detail) {
  detail('npm ci');
  // The npm that runs us, else the one on the path.
  const npm = process.env['npm_execpath'];
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, words] = npm?.endsWith('.js') ? [process.execPath, [npm, ...args]] : ['npm', args];
  const { ok, how, output } = await run(command, words, { onLine: (line) => line && detail(line) });
  if (ok) return;
  // The reason stands first; pages of usage may follow it.
  const reason = output.split('\n').filter((line) => /^npm (error|ERR!) \S/.test(line));
  throw new Failure(
    `npm ci failed (${how}):\n${(reason.length > 0 ? reason : output.trim().split('\n')).slice(0, 8).join('\n')}`,
    'check that the npm registry can be reached (npm ping) and that the disk has room, then run the same command again',
  );
}

function fingerprint() {
  const lockfile = readFileSync(inRoot('package-lock.json'));
  return `${createHash('sha256').update(lockfile).digest('hex')} ${process.platform}-${process.arch}`;
}

/** True when npm itself says that it installed exactly what the lockfile asks for (a developer's `npm install`). */
function isInstalledByHand() {
  const installed = read(inRoot('node_modules/.package-lock.json'));
  if (!installed) return false;
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  const found = JSON.parse(installed).packages;
  const same = (/** @type {string} */ path) =>
    found[path]?.version === wanted[path].version && found[path]?.integrity === wanted[path].integrity;
  return Object.keys(wanted).every(
    (path) => path === '' || same(path) || (!found[path] && (wanted[path].optional || wanted[path].peer)),
  );
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
