import { existsSync, readdirSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';
import { build, everything, server } from './build.mjs';
import { run } from './children.mjs';
import { runJest } from './jest.mjs';
import { narrowed, pathBegins } from './narrowed.mjs';
import { inRoot } from './paths.mjs';
import { say, step } from './progress.mjs';
import { checks, suites } from './suites.mjs';

/**
 * Runs the checks and suites that are named (else all but those on request) and ends with the line
 * `N passed, N failed`. How a path begins (`tests/acceptance/backup`)
 * runs what begins so and no more; other words go to Jest.
 * @param {string[]} words
 * @returns {Promise<number>} the exit code
 */
export async function test(words) {
  const isName = (/** @type {string} */ word) =>
    checks.includes(word) || suites.some(({ name }) => name === word);
  const names = words.filter(isName);
  const isPath = (/** @type {string} */ word) => !isName(word) && pathBegins(word, suites);
  const options = words.filter((word) => !isName(word) && !isPath(word));
  const wantedChecks = words.length > 0 ? checks.filter((name) => names.includes(name)) : checks;
  const wantedSuites = narrowed(
    suites.filter(({ paths }) => paths.some(hasSpecs)),
    names,
    words.filter(isPath),
  );

  /** @type {Outcome[]} */
  const outcomes = [];
  const { provided, failures } = await provide(new Set(wantedSuites.flatMap(({ needs = [] }) => needs)));
  outcomes.push(...failures);
  outcomes.push(...(await Promise.all(wantedChecks.map(check))));
  for (const group of grouped(wantedSuites)) {
    const missing = group.some(({ needs = [] }) =>
      needs.some((need) => failures.some(({ name }) => name === need)),
    );
    // What is missing was counted as failed above.
    if (missing) say(`✗ ${group[0]?.name} did not run`);
    else outcomes.push(await runJest(group, options, provided));
  }
  return report(outcomes);
}

/** @typedef {{ name: string, passed: number, failed: number, skipped: number, seconds: number }} Outcome */

/** @param {Set<string>} needs */
async function provide(needs) {
  /** @type {NodeJS.ProcessEnv} */
  const provided = {};
  /** @type {Outcome[]} */
  const failures = [];
  if (needs.size === 0) return { provided, failures };
  for (const need of needs) {
    try {
      if (need === 'build') await build(everything);
      else Object.assign(provided, await provideOne(need));
    } catch (error) {
      const { message, action } = /** @type {Error & { action?: string }} */ (error);
      say(`error: ${message}${action ? `\n  what to do: ${action}` : ''}`);
      failures.push({ name: need, passed: 0, failed: 1, skipped: 0, seconds: 0 });
    }
  }
  return { provided, failures };
}

/** Some providers use parts of the program, so it is built first. @param {string} need */
async function provideOne(need) {
  await build(server);
  const { providers } = await import('../../../tests/support/provision/providers.mjs');
  return step(`provide ${need}`, (detail) => providers[need](process.env, detail));
}

/** @param {string} name @returns {Promise<Outcome>} */
async function check(name) {
  const began = performance.now();
  const { ok, how, output } = await run('npm', ['run', '--silent', name], { onLine: () => undefined });
  const seconds = (performance.now() - began) / 1000;
  say(
    ok
      ? `✓ ${name}: ${seconds.toFixed(1)} s`
      : `✗ ${name} (${how}):\n${stripVTControlCharacters(output).trim()}`,
  );
  return { name, passed: Number(ok), failed: Number(!ok), skipped: 0, seconds };
}

/** The cheap suites in one group, each other one by itself. @param {import('./suites.mjs').Suite[]} wanted */
function grouped(wanted) {
  const together = wanted.filter((suite) => suite.together);
  const apart = wanted.filter((suite) => !suite.together).map((suite) => [suite]);
  return together.length > 0 ? [together, ...apart] : apart;
}

/** @param {Outcome[]} outcomes */
function report(outcomes) {
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ what) =>
    outcomes.reduce((n, each) => n + each[what], 0);
  for (const { name, passed, failed, seconds } of outcomes) {
    say(`${failed ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed, ${seconds.toFixed(1)} s`);
  }
  const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')];
  const line = `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`;
  return new Promise((done) => process.stdout.write(line, () => done(failed > 0 || passed === 0 ? 1 : 0)));
}

/** @param {string} folder @returns {boolean} */
function hasSpecs(folder) {
  if (!existsSync(inRoot(folder))) return false;
  return readdirSync(inRoot(folder), { withFileTypes: true }).some((entry) => {
    if (entry.isDirectory()) return entry.name !== 'node_modules' && hasSpecs(`${folder}/${entry.name}`);
    return entry.name.endsWith('.spec.ts');
  });
}
