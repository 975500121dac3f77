/**
 * `npm run audit`: known faults of the packages that the product runs. Fails for grave ones; where no registry answers it
 * says that nothing was checked, because a machine without a network must be able to test and to build.
 */
import process from 'node:process';
import { run } from './children.mjs';
import { say } from './progress.mjs';

const LIMIT_MS = 60_000;

const { output } = await run('npm', ['audit', '--omit=dev', '--json'], {
  onLine: () => undefined,
  limitMs: LIMIT_MS,
});
/** @type {{ metadata?: { vulnerabilities: Record<string, number> }, vulnerabilities?: Record<string, { severity: string }> }} */
const report = parsed(output);
if (!report.metadata) {
  say('audit: not checked, the registry does not answer');
} else {
  const { critical = 0, high = 0, total = 0 } = report.metadata.vulnerabilities;
  for (const [name, { severity }] of Object.entries(report.vulnerabilities ?? {}))
    say(`${severity}: ${name}`);
  say(`audit: ${total} packages with known faults, ${critical + high} of them grave`);
  if (critical + high > 0) process.exitCode = 1;
}

/** npm writes warnings before what it was asked for. @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text.slice(Math.max(0, text.indexOf('{'))));
  } catch {
    return {};
  }
}
