import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cachePath } from '../../../apps/cli/embedded/home.js';

/**
 * Where the tests find what was provided for them. `npm test` says so in the environment; a single spec run by
 * hand finds what an earlier `npm test` left in the cache.
 */

/** For `TestWorkflowEnvironment.createTimeSkipping({ server: { executable: testServer() } })`. */
export function testServer(): { type: 'existing-path'; path: string } {
  const path =
    process.env['TEMPORAL_TEST_SERVER'] ??
    join(cachePath(process.env), 'test-server-1.38.0', 'temporal-test-server');
  return { type: 'existing-path', path: provided(path, 'testServer') };
}

/** For playwright-core's `chromium.launch({ executablePath: chromium(), args: chromiumArguments })`. */
export function chromium(): string {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  return ofTheMachine('CHROMIUM_PATH', names, 'chromium');
}

/** LibreOffice, which opens and lays out what is given to it with `--headless --convert-to`. */
export function soffice(): string {
  return ofTheMachine('SOFFICE_PATH', ['soffice'], 'libreOffice');
}

/** The words of a PDF. */
export function pdftotext(): string {
  return ofTheMachine('PDFTOTEXT_PATH', ['pdftotext'], 'libreOffice');
}

/** Root has no sandbox; and no connections of its own, so that tests talk to this machine only. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Folder with the programs `server` and `sql` of the real Temporal server. */
export function temporalServerFolder(): string {
  const folder =
    process.env['TEMPORAL_SERVER_FOLDER'] ?? join(cachePath(process.env), 'temporal-server-1.32.0');
  provided(join(folder, 'server'), 'temporalServer');
  return folder;
}

function ofTheMachine(setting: string, names: readonly string[], need: string): string {
  const named = process.env[setting];
  if (named) return provided(named, need);
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
  return provided(found ?? names.join(', '), need);
}

function provided(path: string, name: string): string {
  if (isProgram(path)) return path;
  throw new Error(`${path} is missing; run: node tests/support/provision/run.mjs ${name}`);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
