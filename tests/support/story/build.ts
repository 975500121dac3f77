import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Target {
  name: string;
}

export const ROOT = join(import.meta.dirname, '..', '..', '..');

/** Compiles the server and bundles the workflows when a source is newer: the workers of a story run what is deployed. */
export async function buildWorker(): Promise<void> {
  const builder = pathToFileURL(join(ROOT, 'apps/cli/bootstrap/build.mjs')).href;
  const { build, everything } = (await import(builder)) as {
    build(targets: Target[]): Promise<void>;
    everything: Target[];
  };
  await build(everything.filter(({ name }) => name === 'server' || name === 'workflows'));
}
