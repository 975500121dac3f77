import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..', '..');

/** A row of docs/operations/faults-and-threats.md. */
export interface Proven {
  no: number;
  name: string;
  /** What happens then, or what stands against it. */
  answer: string;
  tests: readonly { file: string; test: string }[];
}

/** The rows under one heading of the page. */
export function proven(heading: 'Faults' | 'Threats'): Proven[] {
  const page = readFileSync(join(ROOT, 'docs/operations/faults-and-threats.md'), 'utf8');
  const [, part = ''] = page.split(`\n## ${heading}\n`);
  const rows = [...part.split('\n## ')[0]!.matchAll(/^\| (\d+) \| (.+?) \| (.+?) \| (.+?) \|$/gm)];
  return rows.map(([, no, name, answer, tests]) => ({
    ...{ no: Number(no), name: name!, answer: answer! },
    tests: testsOf(tests!),
  }));
}

/** A file in backticks, then words of names of its tests in quotation marks. */
function testsOf(cell: string): Proven['tests'] {
  const tests: { file: string; test: string }[] = [];
  for (const piece of cell.split(' · ')) {
    const file = /^`([^`]+)`/.exec(piece)?.[1] ?? '';
    const words = [...piece.matchAll(/“([^”]+)”/g)].map(([, test]) => ({ file, test: test! }));
    tests.push(...(words.length > 0 ? words : [{ file, test: '' }]));
  }
  return tests;
}

/** What a file calls its tests, tables of faults included; words elsewhere in it do not count. */
export function namesIn(source: string): string[] {
  const called = source.match(/(?:\bit|\bdescribe|\]|\)|>)\(\s*(['"`])[^\n]*?\1,/g) ?? [];
  return [...called, ...(source.match(/\bfault: [^\n]*/g) ?? [])];
}
