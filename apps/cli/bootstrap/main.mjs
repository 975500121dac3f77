import { existsSync } from 'node:fs';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build, everything, server } from './build.mjs';
import { exitWhenInterrupted, Failure } from './children.mjs';
import { install } from './install.mjs';
import { inRoot } from './paths.mjs';

const usage = 'usage: run.mjs start | test [suite …] [jest option …] | cli <verb> … | build\n';

/** @param {string[]} words */
export async function main([verb, ...words]) {
  // A start that is interrupted while it still installs was stopped on purpose: that is no failure.
  const release = exitWhenInterrupted(verb === 'start' ? 0 : 130);
  try {
    switch (verb) {
      case 'start':
        await prepare(everything);
        release();
        return await runProgram(['start', ...words]);
      case 'cli':
        await prepare(server);
        release();
        return await runProgram(words);
      case 'build':
        return await prepare(everything);
      case 'test': {
        await install();
        const { test } = await import('./test.mjs');
        process.exitCode = await test(words);
        return;
      }
      default:
        process.stderr.write(usage);
        process.exitCode = 1;
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`error: ${error.message}\n${error.action ? `  what to do: ${error.action}\n` : ''}`);
    process.exitCode = 1;
  }
}

/** @param {import('./build.mjs').Target[]} targets */
async function prepare(targets) {
  await install();
  await build(targets);
}

/** Settings of this checkout (`.env`); what the environment says already counts more. */
function readSettings() {
  const file = inRoot('.env');
  if (existsSync(file)) process.loadEnvFile(file);
}

/** In this process, so that it alone gets the signals and owns stdout. @param {string[]} words */
async function runProgram(words) {
  readSettings();
  const program = inRoot('dist/apps/cli/main.js');
  process.argv = [process.argv[0], program, ...words];
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(program).href);
}
