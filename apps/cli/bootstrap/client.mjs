/**
 * `npm run client -- [address] [folder]`: a typed client of the API, made of the OpenAPI document that a running
 * installation serves. It is never kept in git, so it is as current as the API it was asked of.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import process from 'node:process';
import openapiTypes, { astToString } from 'openapi-typescript';
import { inRoot } from './paths.mjs';

const [address = 'http://localhost:3000', folder = inRoot('dist/client')] = process.argv.slice(2);

const INDEX = `import createClient from 'openapi-fetch';

/** A client of one installation, for whoever the token stands for. */
export const dondoc = ({ url, token }) =>
  createClient({ baseUrl: url, headers: { Authorization: \`Bearer \${token}\` } });
`;

const TYPES = `import type { Client } from 'openapi-fetch';
import type { paths } from './schema.js';

export type { components, paths } from './schema.js';
/** A client of one installation, for whoever the token stands for. */
export declare const dondoc: (at: { url: string; token: string }) => Client<paths>;
`;

try {
  const written = await write(new URL('/api/openapi.json', address), resolve(folder));
  process.stdout.write(`${written}\n`);
} catch (error) {
  process.stderr.write(`no client of ${address}: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

/** @param {URL} from @param {string} to */
async function write(from, to) {
  const answer = await fetch(from);
  if (!answer.ok) throw new Error(`${from} answered ${answer.status}`);
  const document = await answer.json();
  // What has a default may be left out of a body.
  const types = astToString(await openapiTypes(document, { defaultNonNullable: false, alphabetize: true }));
  const manifest = {
    ...{
      name: 'dondoc-client',
      version: `${document.info.version}.0.0`,
      license: 'Apache-2.0',
      type: 'module',
    },
    ...{ exports: { '.': { types: './index.d.ts', default: './index.js' } } },
    dependencies: { 'openapi-fetch': '^0.17.0' },
  };
  await mkdir(to, { recursive: true });
  await Promise.all(
    Object.entries({
      'schema.d.ts': `/** Made of ${from.pathname}; changes are lost with the next making. */\n\n${types}`,
      'index.js': INDEX,
      'index.d.ts': TYPES,
      'package.json': `${JSON.stringify(manifest, null, 2)}\n`,
    }).map(([name, text]) => writeFile(join(to, name), text)),
  );
  return to;
}
