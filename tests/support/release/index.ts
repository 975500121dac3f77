import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../story/build.js';

export interface Release {
  /** As `dist` is. */
  folder: string;
  remove(): Promise<void>;
}

/** The built program with another workflow bundle, as a release that nobody tried. In this folder, so that it finds its packages. */
export async function releaseWith(change: (bundle: string) => string): Promise<Release> {
  const built = join(ROOT, 'dist');
  await mkdir(join(ROOT, 'tests/output'), { recursive: true });
  const folder = await mkdtemp(join(ROOT, 'tests/output/release-'));
  await cp(built, folder, { recursive: true, filter: (path) => !path.startsWith(join(built, 'web')) });
  const bundle = await readFile(join(built, 'workflow-bundle.js'), 'utf8');
  const changed = change(bundle);
  if (changed === bundle) throw new Error('the bundle is as it was');
  await writeFile(join(folder, 'workflow-bundle.js'), changed);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
