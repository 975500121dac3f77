import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import process from 'node:process';
import { root } from './paths.mjs';

/** Something that the person at the keyboard can mend; `action` says how. */
export class Failure extends Error {
  /** @param {string} message @param {string} [action] */
  constructor(message, action = '') {
    super(message);
    this.action = action;
  }
}

/** @type {Set<import('node:child_process').ChildProcess>} */
const living = new Set();

/**
 * Runs a command to its end. With `onLine` its output is given line by line and kept; else its stderr is ours.
 * @param {string} command
 * @param {string[]} args
 * @param {{ onLine?: (line: string) => void, env?: NodeJS.ProcessEnv, limitMs?: number }} [options]
 * @returns {Promise<{ ok: boolean, how: string, output: string }>}
 */
export function run(command, args, { onLine, env = process.env, limitMs } = {}) {
  return new Promise((done) => {
    const stdio = onLine ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'ignore', 2];
    // Its own group, so that whatever it started ends with it.
    const child = spawn(command, args, { cwd: root, env, stdio, detached: true });
    living.add(child);
    let output = '';
    let rest = '';
    const read = (/** @type {Buffer} */ part) => {
      output += part;
      const lines = (rest + part).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine?.(line);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    let late = '';
    const timer =
      limitMs &&
      setTimeout(() => {
        late = `took longer than ${limitMs / 60_000} minutes`;
        signalGroup(child, 'SIGKILL');
      }, limitMs);
    const end = (/** @type {boolean} */ ok, /** @type {string} */ how) => {
      living.delete(child);
      if (timer) clearTimeout(timer);
      done({ ok, how: late || how, output });
    };
    child.once('error', (error) => end(false, error.message));
    child.once('close', (code, signal) => end(code === 0, signal ? `signal ${signal}` : `code ${code}`));
  });
}

/**
 * At a signal to end, passes it to all children, waits for them and exits.
 * @param {number} code
 * @returns {() => void} stops listening
 */
export function exitWhenInterrupted(code) {
  const hear = (/** @type {NodeJS.Signals} */ signal) => {
    for (const child of living) signalGroup(child, signal);
    const check = setInterval(() => living.size === 0 && leave(), 20);
    setTimeout(() => {
      for (const child of living) signalGroup(child, 'SIGKILL');
      leave();
    }, 10_000);
    const leave = () => {
      clearInterval(check);
      process.exit(code === 0 ? 0 : 128 + constants.signals[signal]);
    };
  };
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const signal of signals) process.once(signal, hear);
  return () => {
    for (const signal of signals) process.off(signal, hear);
  };
}

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal */
function signalGroup(child, signal) {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch {
    // It ended in the meantime.
  }
}
