import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BENCHMARKS, CHECKOUT } from './benchmark.js';
import type { BenchReport, Compared } from './report.js';
import { spreadText } from './table.js';

/** The committed report: figures of one machine as they were measured, and the page that tells of them. */
const DATA = 'docs/operations/benchmarks.json';
const PAGE = 'docs/operations/benchmarks.md';

export type CommittedReports = Partial<Record<string, BenchReport>>;

/** Puts a report in the place of the earlier one of its benchmark, and writes the page's tables anew. */
export async function commitReport(report: BenchReport, checkout = CHECKOUT): Promise<void> {
  const kept = JSON.parse(await readFile(join(checkout, DATA), 'utf8').catch(() => '{}')) as CommittedReports;
  kept[report.benchmark] = report;
  await writeFile(join(checkout, DATA), `${JSON.stringify(kept, null, 1)}\n`);
  const page = await readFile(join(checkout, PAGE), 'utf8');
  await writeFile(join(checkout, PAGE), withFigures(page, kept));
}

/** The page with what stands between each pair of markers replaced by the figures of that benchmark. */
export function withFigures(page: string, reports: CommittedReports): string {
  return page.replace(
    /(<!-- figures: (\S+) -->\n)[\s\S]*?(<!-- end of figures -->)/g,
    (_, begin: string, name: string, end: string) => `${begin}${figuresOf(reports[name])}${end}`,
  );
}

/** Benchmarks of which the page says nothing. */
export function untold(page: string): string[] {
  return BENCHMARKS.filter((name) => !page.includes(`<!-- figures: ${name} -->\n`));
}

function figuresOf(report: BenchReport | undefined): string {
  if (report === undefined) return 'Not measured yet on a quiet machine.\n';
  const { machine, size, figures, contenders, comparisons, skipped } = report;
  const head = ['', ...contenders.map(({ contender, noisy }) => `${contender}${noisy ? ' (noisy)' : ''}`)];
  const rows = figures.map(({ name, title, unit }) => [
    `${title} (${unit})`,
    ...contenders.map((c) => spreadText(c.figures[name])),
  ]);
  const made = Object.entries(size).map(([name, value]) => `${name} ${value.toLocaleString('en')}`);
  const facts = [
    [...made, `${report.rounds} runs in turns`, 'least / median / most'].join(', '),
    `${report.startedAt.slice(0, 10)}, ${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}, Node ${machine.node}`,
    ...skipped.map(({ contender, why }) => `${contender} not measured: ${why}`),
  ];
  return [
    `${facts.join('. ')}.\n`,
    ...tableOf(head, rows),
    '',
    ...(comparisons.length === 0
      ? []
      : [...tableOf(['of medians', 'value', 'target', ''], comparisons.map(verdict)), '']),
  ].join('\n');
}

function verdict({ name, value, atLeast, atMost, met }: Compared): string[] {
  const target = atLeast === undefined ? (atMost === undefined ? '' : `≤ ${atMost}`) : `≥ ${atLeast}`;
  return [name, value === null ? '–' : String(value), target, met === null ? '' : met ? 'met' : '**missed**'];
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)];
}
