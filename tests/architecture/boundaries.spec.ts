import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { cruise, type ICruiseOptions } from 'dependency-cruiser';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OUTPUT = join(ROOT, 'tests/output/boundaries');
const config = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as {
  forbidden: { name: string; comment: string }[];
  options: ICruiseOptions;
};

/** One bad import per rule: `from` (a path in our layout) imports `to` (a path in our layout, or a package). */
const BAD_IMPORTS: Record<string, [from: string, to: string]> = {
  'no-circular': ['libs/domain/a.ts', 'libs/domain/a-back.ts'],
  'libs-contracts-imports': ['libs/contracts/a.ts', 'libs/domain/index.ts'],
  'libs-domain-imports': ['libs/domain/a.ts', 'libs/persistence/index.ts'],
  'libs-persistence-imports': ['libs/persistence/a.ts', 'libs/identity/index.ts'],
  'libs-mail-imports': ['libs/mail/a.ts', 'libs/persistence/index.ts'],
  'libs-identity-imports': ['libs/identity/a.ts', 'apps/api/main.ts'],
  'libs-documents-imports': ['libs/documents/a.ts', 'libs/persistence/index.ts'],
  'libs-webhooks-imports': ['libs/webhooks/a.ts', 'libs/persistence/index.ts'],
  'libs-platform-imports': ['libs/platform/a.ts', 'libs/domain/index.ts'],
  'workflows-imports': ['workflows/a.ts', 'libs/domain/index.ts'],
  'seeds-imports': ['seeds/a.ts', 'libs/mail/index.ts'],
  'apps-web-imports': ['apps/web/a.ts', 'libs/domain/index.ts'],
  'apps-api-imports': ['apps/api/a.ts', 'apps/worker/main.ts'],
  'apps-worker-imports': ['apps/worker/a.ts', 'apps/api/main.ts'],
  'apps-cli-imports': ['apps/cli/a.ts', 'apps/api/main.ts'],
  'domain-is-pure': ['libs/domain/a.ts', 'node:fs'],
  'workflows-sandbox': ['workflows/a.ts', 'typeorm'],
  'only-persistence-database': ['apps/api/a.ts', 'pg'],
  'only-documents-docx': ['apps/api/a.ts', 'docx'],
  'only-mail-nodemailer': ['apps/worker/a.ts', 'nodemailer'],
  'only-identity-openid': ['apps/api/a.ts', 'openid-client'],
  'only-worker-temporal': ['apps/api/a.ts', '@temporalio/worker'],
  'only-platform-tracing': ['apps/api/a.ts', '@opentelemetry/api'],
  'enter-by-index': ['apps/api/a.ts', 'libs/domain/inside/b.ts'],
  'no-orphans': ['libs/domain/alone.ts', ''],
};

/** Writes the two files of a bad import under their own folder, so that no rule sees another's fixture. */
function fixture(rule: string, [from, to]: [string, string]): string {
  const folder = join(OUTPUT, rule);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const ours = to.endsWith('.ts');
  const specifier = ours ? relativeImport(from, to) : to;
  write(from, to === '' ? 'export const a = 1;\n' : `import '${specifier}';\nexport const a = 1;\n`);
  if (ours)
    write(to, rule === 'no-circular' ? `import '${relativeImport(to, from)}';\n` : 'export const b = 1;\n');
  return folder;
}

function relativeImport(from: string, to: string): string {
  const path = relative(dirname(from), to).replace(/\.ts$/, '.js');
  return path.startsWith('.') ? path : `./${path}`;
}

async function violatedRules(folder: string): Promise<string[]> {
  const result = await cruise([relative(ROOT, folder)], {
    ...config.options,
    ruleSet: { forbidden: config.forbidden } as ICruiseOptions['ruleSet'],
    validate: true,
    baseDir: ROOT,
  });
  if (typeof result.output === 'string') throw new Error(result.output);
  return result.output.summary.violations.map((v) => v.rule.name);
}

describe('the import table', () => {
  afterAll(() => rmSync(OUTPUT, { recursive: true, force: true }));

  it('has a bad import for every rule, and a reason in every rule', () => {
    expect(Object.keys(BAD_IMPORTS).sort()).toEqual(config.forbidden.map((r) => r.name).sort());
    for (const rule of config.forbidden) expect(rule.comment.length).toBeGreaterThan(20);
  });

  it.each(Object.entries(BAD_IMPORTS))('%s bites', async (rule, bad) => {
    expect(await violatedRules(fixture(rule, bad))).toContain(rule);
  });
});
