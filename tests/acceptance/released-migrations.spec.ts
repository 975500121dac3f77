import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { MIGRATIONS } from '../../libs/persistence/schema/index.js';
import { ROOT } from '../support/story/build.js';

const NAMES = MIGRATIONS.map((migration) => migration.name);

describe('released migrations', () => {
  const folder = join(ROOT, 'libs/persistence/schema');

  it('are frozen: a change of the schema is a new file', async () => {
    const released = JSON.parse(await readFile(join(folder, 'released.json'), 'utf8')) as Record<
      string,
      string
    >;
    const hashes: Record<string, string> = {};
    for (const file of Object.keys(released)) {
      const text = await readFile(join(folder, file), 'utf8').catch(() => '');
      hashes[file] = createHash('sha256').update(text).digest('hex');
    }
    expect(hashes).toEqual(released);
    const files = (await readdir(folder)).filter((file) => /^\d{4}-.*\.ts$/.test(file)).sort();
    const later = files.filter((file) => !(file in released));
    expect(Object.keys(released).sort()).toEqual(files.slice(0, files.length - later.length));
  });

  it('are all named in the order of their files', async () => {
    const files = (await readdir(folder)).filter((file) => /^\d{4}-.*\.ts$/.test(file)).sort();
    expect(files).toHaveLength(MIGRATIONS.length);
    expect(NAMES).toEqual([...NAMES].sort((a, b) => stampOf(a) - stampOf(b)));
    for (const [i, file] of files.entries()) {
      expect(await readFile(join(folder, file), 'utf8')).toContain(`class ${NAMES[i]} `);
    }
  });
});

function stampOf(name: string): number {
  return Number(/(\d+)$/.exec(name)![1]);
}
