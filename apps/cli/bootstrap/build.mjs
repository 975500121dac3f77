import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { alone } from './alone.mjs';
import { Failure, run } from './children.mjs';
import { inRoot } from './paths.mjs';
import { step } from './progress.mjs';

/**
 * Something that is built of sources; built again when one of them changed.
 * @typedef {object} Target
 * @property {string} name
 * @property {string[]} sources folders and files
 * @property {() => boolean} [exists]
 * @property {() => [string, string[]]} command
 * @property {() => void} [after]
 */

const settings = ['package.json', 'package-lock.json', 'tsconfig.json', '.swcrc'];
const serverFolders = ['apps/api', 'apps/worker', 'apps/cli', 'libs', 'workflows', 'seeds'];

/** What the command line needs. @type {Target[]} */
export const server = [
  {
    name: 'server',
    sources: [...serverFolders, ...settings],
    command: () => ['npm', ['run', '--silent', 'build:server']],
    after: removeOrphans,
  },
];

/** @type {Target[]} */
export const everything = [
  ...server,
  {
    name: 'workflows',
    sources: ['workflows', 'libs/contracts', 'apps/worker', ...settings],
    exists: () => existsSync(inRoot('dist/apps/worker/bundle.js')),
    command: () => [process.execPath, [inRoot('dist/apps/worker/bundle.js')]],
  },
  {
    name: 'page',
    sources: ['apps/web', 'libs/contracts', 'docs/huong-dan', 'docs/pictures', ...settings],
    exists: () => existsSync(inRoot('apps/web/vite.config.ts')),
    command: () => ['npm', ['run', '--silent', 'build:web']],
  },
];

const stampFile = inRoot('dist/.stamp');

/** Builds what is out of date. @param {Target[]} targets */
export async function build(targets) {
  if (outOfDate(targets).length === 0) return;
  await alone(inRoot('dist/.build.lock'), async () => {
    for (const target of targets) {
      if (outOfDate([target]).length === 0) continue;
      const stamp = fingerprint(target.sources);
      await step(`build ${target.name}`, () => make(target));
      writeFileSync(stampFile, JSON.stringify({ ...readStamps(), [target.name]: stamp }, null, 2));
    }
  });
}

/**
 * What is built is what is deployed, whoever asks: a test runner's own NODE_ENV would put React's development build into
 * the page.
 * @param {Target} target
 */
export async function make(target) {
  const [command, args] = target.command();
  const env = { ...process.env, NODE_ENV: 'production' };
  const { ok, how, output } = await run(command, args, { env, onLine: () => undefined });
  if (!ok) throw new Failure(`the build of the ${target.name} failed (${how}):\n${output.trim()}`);
  target.after?.();
}

/** @param {Target[]} targets */
function outOfDate(targets) {
  const stamps = readStamps();
  return targets.filter(
    ({ name, sources, exists }) => (exists?.() ?? true) && stamps[name] !== fingerprint(sources),
  );
}

/** @returns {Record<string, string>} */
function readStamps() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
}

/** Names, sizes and times of all files: reading them all would take too long for each command. @param {string[]} sources */
function fingerprint(sources) {
  const hash = createHash('sha256');
  const visit = (/** @type {string} */ path) => {
    const found = statSync(inRoot(path), { throwIfNoEntry: false });
    if (found?.isDirectory()) {
      for (const name of readdirSync(inRoot(path)).sort()) if (isSource(name)) visit(join(path, name));
    } else if (found) hash.update(`${path}\n${found.size}\n${found.mtimeMs}\n`);
  };
  for (const source of sources) visit(source);
  return hash.digest('hex');
}

/** @param {string} name */
function isSource(name) {
  return name !== 'node_modules' && name !== 'fixtures' && !/\.spec\.tsx?$/.test(name);
}

/** Removes compiled files whose source is gone; they would still be loaded by name. */
function removeOrphans() {
  const visit = (/** @type {string} */ path) => {
    for (const entry of readdirSync(inRoot('dist', path), { withFileTypes: true })) {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) visit(inside);
      else if (/\.js(\.map)?$/.test(entry.name)) {
        const source = inside.replace(/\.js(\.map)?$/, '');
        const made = ['.ts', '.tsx', '.js', '.mjs'].some((ending) => existsSync(inRoot(source + ending)));
        if (!made && !inside.startsWith(join('apps', 'worker', 'bundle'))) rmSync(inRoot('dist', inside));
      }
    }
  };
  for (const folder of serverFolders) if (existsSync(inRoot('dist', folder))) visit(folder);
}
