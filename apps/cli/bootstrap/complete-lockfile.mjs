/**
 * Run by hand after `npm install` changed package-lock.json: `node apps/cli/bootstrap/complete-lockfile.mjs`.
 *
 * Native packages come as one optional package per platform. A registry mirror may lack those of other platforms;
 * npm then leaves them out of the lockfile, and `npm ci` refuses such a lockfile everywhere. This adds them back
 * with the version that their parent asks for. They have no checksum, because nobody here has seen them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { inRoot } from './paths.mjs';

const file = inRoot('package-lock.json');
const lockfile = JSON.parse(readFileSync(file, 'utf8'));
/** @type {Record<string, any>} */
const packages = lockfile.packages;

let added = 0;
for (const [parent, { optionalDependencies = {} }] of Object.entries(packages)) {
  const siblings = Object.keys(optionalDependencies).map((name) => find(parent, name));
  const like = packages[siblings.find(Boolean) ?? ''];
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (find(parent, name) || !/^\d/.test(version) || !platform(name)) continue;
    packages[`node_modules/${name}`] = {
      version,
      cpu: [platform(name)?.cpu],
      ...(like?.dev && { dev: true }),
      ...(platform(name)?.libc && { libc: [platform(name)?.libc] }),
      ...(like?.license && { license: like.license }),
      optional: true,
      os: [platform(name)?.os],
      ...(like?.engines && { engines: like.engines }),
    };
    added++;
  }
}
const inOrder = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
lockfile.packages = Object.fromEntries(inOrder);
if (added > 0) writeFileSync(file, `${JSON.stringify(lockfile, null, 2)}\n`);
process.stdout.write(`${added} packages of other platforms added\n`);

/** Where npm would find the package when the parent asks for it. @param {string} parent @param {string} name */
function find(parent, name) {
  for (let from = parent; ; from = from.slice(0, Math.max(0, from.lastIndexOf('node_modules/') - 1))) {
    const path = `${from ? `${from}/` : ''}node_modules/${name}`;
    if (packages[path]) return path;
    if (!from) return undefined;
  }
}

/** The platform in a name like `core-linux-x64-musl`. @param {string} name */
function platform(name) {
  const parts = /-(android|darwin|freebsd|linux|openharmony|win32)-(\w+)(?:-(\w+))?$/.exec(name);
  if (!parts) return undefined;
  const [, os, cpu, abi] = parts;
  const libc = abi?.startsWith('musl')
    ? 'musl'
    : os === 'linux' && abi?.startsWith('gnu')
      ? 'glibc'
      : undefined;
  return { os, cpu, libc };
}
