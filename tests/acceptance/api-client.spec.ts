import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { withApi } from '../support/api/index.js';
import { active } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';
import { ROOT } from '../support/story/build.js';

const run = promisify(execFile);

/** What an integrator writes. */
const PROGRAM = `
import { dondoc } from './index.js';

const api = dondoc({ url: process.env['API'] ?? '', token: process.env['TOKEN'] ?? '' });
const me = await api.GET('/api/me');
const list = await api.GET('/api/tasks', { params: { query: { officer: 'me', status: 'active' } } });
const task = list.data?.items[0];
if (me.data === undefined || task === undefined) throw new Error('nothing was answered');
const asked = {
  params: { path: { id: task.id }, header: { 'If-Match': \`"\${task.version}"\` } },
  body: { type: 'acknowledge' as const },
};
const told = await api.POST('/api/tasks/{id}/commands', asked);
const again = await api.POST('/api/tasks/{id}/commands', asked);
const due: string | null | undefined = told.data?.task.deadlines[0]?.workingDue;
console.log(JSON.stringify([me.data.name, task.code, told.data?.task.acknowledged, due, again.error?.title]));
`;

/** What the types must not let through: an address, a command, a field that are none. */
const WRONG = [
  `await api.GET('/api/task');`,
  `await api.POST('/api/tasks/{id}/commands', { ...at, body: { type: 'aknowledge' } });`,
  `(await api.GET('/api/me')).data?.nmae;`,
];

describe('the generated client', () => {
  const database = withDatabase('api_client');
  const api = withApi(database, '2026-12-10T02:00:00Z');
  let folder: string;

  beforeAll(async () => {
    await active(api, '1.1');
    await mkdir(join(ROOT, 'dist'), { recursive: true });
    // Within the tree, so that it finds what it depends on as an installed package would.
    folder = await mkdtemp(join(ROOT, 'dist/client-spec-'));
    const made = await run('node', ['apps/cli/bootstrap/client.mjs', api.url, folder], { cwd: ROOT });
    expect(made.stdout.trim()).toBe(folder);
  }, 120_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** The errors that the compiler finds in a program beside the client. */
  const errorsIn = async (name: string, source: string): Promise<string[]> => {
    const path = join(folder, name);
    await writeFile(path, source);
    const { NodeNext } = ts.ModuleKind;
    const program = ts.createProgram([path], {
      ...{
        module: NodeNext,
        target: ts.ScriptTarget.ES2022,
        types: ['node'],
        typeRoots: [join(ROOT, 'node_modules/@types')],
      },
      ...{ strict: true, noEmit: true, skipLibCheck: true, exactOptionalPropertyTypes: true },
    });
    return ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  };

  it('is written against by its types, and does what it says against the running API', async () => {
    expect(await errorsIn('program.mts', PROGRAM)).toEqual([]);
    const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
    const { outputText } = ts.transpileModule(PROGRAM, { compilerOptions: options });
    await writeFile(join(folder, 'program.mjs'), outputText);
    const env = { ...process.env, API: api.url, TOKEN: await api.token('can-bo') };
    const { stdout } = await run('node', ['program.mjs'], { cwd: folder, env });
    expect(JSON.parse(stdout)).toEqual([
      'can-bo',
      '1.1',
      true,
      '2026-12-18',
      'Trạng thái hiện tại không cho phép',
    ]);
  }, 120_000);

  it('does not let through what the API would refuse', async () => {
    const head = `import { dondoc } from './index.js';
const api = dondoc({ url: '', token: '' });
const at = { params: { path: { id: 'x' }, header: { 'If-Match': '"1"' } } };
`;
    const errors = await errorsIn('wrong.mts', head + WRONG.join('\n'));
    expect(errors).toHaveLength(WRONG.length);
    expect(errors.join('\n')).toMatch(/2 arguments[\s\S]*aknowledge[\s\S]*nmae/);
  }, 120_000);

  it('says so when nobody answers', async () => {
    const asked = run('node', ['apps/cli/bootstrap/client.mjs', 'http://127.0.0.1:1', folder], { cwd: ROOT });
    await expect(asked).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no client of http://127.0.0.1:1'),
    });
  });
});
