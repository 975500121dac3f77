import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const scripts = Object.keys(
  (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object }).scripts,
);

const firstCells = [...readme.matchAll(/^\| `([^`]+)` \|/gm)].map((m) => m[1]!);

describe('the README tells the truth', () => {
  it('maps exactly the folders that exist', () => {
    const listed = firstCells.filter((cell) => !cell.startsWith('npm'));
    const inside = (top: string) =>
      readdirSync(join(ROOT, top))
        .map((name) => `${top}/${name}`)
        .filter((path) => statSync(join(ROOT, path)).isDirectory());
    const expected = [...inside('apps'), ...inside('libs'), 'workflows', 'seeds', 'tests', 'docs'];
    expect(listed.sort()).toEqual(expected.sort());
  });

  it('has the same applications and libraries in what the Nest command line reads', () => {
    const nest = JSON.parse(readFileSync(join(ROOT, 'nest-cli.json'), 'utf8')) as {
      projects: Record<string, { root: string; entryFile: string }>;
    };
    const projects = Object.values(nest.projects);
    const onServer = (path: string) => /^(apps|libs)\//.test(path) && path !== 'apps/web';
    expect(projects.map(({ root }) => root).sort()).toEqual(firstCells.filter(onServer).sort());
    const entries = projects.map(({ root, entryFile }) => join(ROOT, root, `${entryFile}.ts`));
    expect(entries.filter((entry) => !existsSync(entry))).toEqual([]);
  });

  it('names only scripts that exist', () => {
    for (const name of readme.matchAll(/npm run (?:--silent )?([\w:-]+)/g))
      expect(scripts).toContain(name[1]);
    expect(scripts).toEqual(expect.arrayContaining(['start', 'test']));
  });

  it('shows exactly two commands as the whole set-up', () => {
    const setUp = readme.split('## Run it')[1]!.match(/```sh\n([\s\S]*?)```/)![1]!;
    expect(setUp.trim().split('\n')).toEqual(['npm start', 'npm test']);
  });

  it('links to files that exist', () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)\)|src="([^"]+)"/g)].map((m) => (m[1] ?? m[2])!);
    expect(links.filter((link) => !link.startsWith('http') && !existsSync(join(ROOT, link)))).toEqual([]);
  });
});
