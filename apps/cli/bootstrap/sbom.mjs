/**
 * `npm run sbom`: the bill of materials of what the product runs (CycloneDX), from the lock file alone. npm lists each
 * version once and calls it a tool of development when one of its places is; the lock file knows all of them.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { Failure, run } from './children.mjs';
import { inRoot } from './paths.mjs';

/** @typedef {{ 'bom-ref': string, purl: string }} Component */

/** @type {Record<string, { version: string, dev?: boolean }>} */
const places = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
const product = new Set(
  Object.entries(places)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { version }]) => `pkg:npm/${path.split('node_modules/').at(-1)}@${version}`),
);

const words = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'];
const { ok, how, output } = await run('npm', words, { onLine: () => undefined });
if (!ok) throw new Failure(`npm could not make the bill of materials (${how}):\n${output.trim()}`);
/** @type {{ components: Component[], dependencies: { ref: string, dependsOn: string[] }[] }} */
const bill = JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1));
const tools = new Set(
  bill.components
    .filter(({ purl }) => !product.has(decodeURIComponent(purl)))
    .map((component) => component['bom-ref']),
);
bill.components = bill.components.filter((component) => !tools.has(component['bom-ref']));
bill.dependencies = bill.dependencies
  .filter(({ ref }) => !tools.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((name) => !tools.has(name)) }));
process.stdout.write(`${JSON.stringify(bill, null, 2)}\n`);
