/** Provides by hand what suites need: `node tests/support/provision/run.mjs chromium testServer`. */
import process from 'node:process';
import { step } from '../../../apps/cli/bootstrap/progress.mjs';
import { providers } from './providers.mjs';

for (const name of process.argv.slice(2)) {
  if (!providers[name]) throw new Error(`unknown: ${name}; known: ${Object.keys(providers).join(', ')}`);
  const settings = await step(name, (detail) => providers[name](process.env, detail));
  for (const [setting, value] of Object.entries(settings)) process.stdout.write(`${setting}=${value}\n`);
}
