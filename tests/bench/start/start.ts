import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Benchmark } from '../../../apps/cli/bench/benchmark.js';
import { compare } from '../../../apps/cli/bench/rounds.js';
import { temporalBinary } from '../../../apps/cli/embedded/temporal-binary.js';
import { chromium } from '../../support/provision/index.js';
import { start } from './definition.js';
import { PartsAlone } from './parts-alone.js';
import { WholeProduct } from './product.js';

const root = join(import.meta.dirname, '..', '..', '..', '..');

/**
 * The whole product from nothing to `ready`, and once more with its data there; what each of its processes then holds
 * in memory, and what a browser loads. Beside it its embedded parts alone.
 */
export const measure: Benchmark = async ({ size: _, profile: __, ...options }) => {
  // The page and the workflows too: nothing is left to build when the product starts.
  await promisify(execFile)(process.execPath, ['apps/cli/bootstrap/run.mjs', 'build'], { cwd: root });
  const binary = await temporalBinary(process.env, options.say);
  const page = browserIsThere();
  if (!page) options.say('no Chromium: the page is not measured');
  const folder = await mkdtemp(join(tmpdir(), 'dondoc-bench-'));
  // PostgreSQL has an account of its own, which must be able to pass through.
  await chmod(folder, 0o711);
  try {
    const contenders = [new WholeProduct(folder, page), new PartsAlone(folder, binary)];
    return await compare(start, contenders, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

function browserIsThere(): boolean {
  try {
    chromium();
    return true;
  } catch {
    return false;
  }
}
