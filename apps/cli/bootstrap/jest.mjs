import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { run } from './children.mjs';
import { inRoot } from './paths.mjs';
import { say } from './progress.mjs';

/**
 * Runs a group of suites in one Jest process and counts its tests.
 * @param {import('./suites.mjs').Suite[]} group
 * @param {string[]} options
 * @param {NodeJS.ProcessEnv} provided
 * @returns {Promise<import('./test.mjs').Outcome>}
 */
export async function runJest(group, options, provided) {
  const name = group.map((suite) => suite.name).join(' + ');
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-jest-'));
  const result = join(folder, 'result.json');
  say(`\n${name}`);
  const began = performance.now();
  const workers = Math.max(...group.map((suite) => suite.workers ?? 1));
  const args = [
    ...[inRoot('node_modules/jest/bin/jest.js'), '--config', inRoot('jest.config.mjs')],
    ...['--json', '--outputFile', result, '--passWithNoTests'],
    workers > 1 ? `--maxWorkers=${workers}` : '--runInBand',
    ...options,
    // Patterns, so what begins so in this checkout only, whatever it is called.
    ...[
      '--testPathPatterns',
      ...group.flatMap(({ paths }) => paths.map((path) => `^${literally(inRoot(path))}`)),
    ],
  ];
  const nodeOptions = `${process.env['NODE_OPTIONS'] ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`;
  const env = {
    ...process.env,
    ...provided,
    NODE_OPTIONS: nodeOptions.trim(),
    FORCE_COLOR: process.stderr.isTTY ? '1' : '0',
  };
  const limitMs = Math.max(...group.map(({ limitMinutes }) => limitMinutes)) * 60_000;
  const { ok, how } = await run(process.execPath, args, { env, limitMs });
  const seconds = (performance.now() - began) / 1000;
  const counts = count(result);
  rmSync(folder, { recursive: true, force: true });
  // A run that ended badly without a failed test (a crash, the limit) is one failure.
  if (!ok && counts.failed === 0) {
    say(`✗ ${name}: Jest ended with ${how}`);
    counts.failed = 1;
  }
  return { name, ...counts, seconds };
}

/** @param {string} file */
function count(file) {
  try {
    const result = JSON.parse(readFileSync(file, 'utf8'));
    return {
      passed: result.numPassedTests,
      // A file that could not even be loaded has no tests to count.
      failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
      skipped: result.numPendingTests + result.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

/** @param {string} path */
function literally(path) {
  return path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
