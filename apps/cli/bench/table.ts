import { printTable } from '../output.js';
import type { BenchReport, Compared, Spread } from './report.js';

/** The report for people. */
export function printReport(report: BenchReport): void {
  const { machine, figures, contenders, comparisons } = report;
  process.stdout.write(`${report.benchmark}\n`);
  printTable(
    ['Bên', ...figures.map(({ title, unit }) => `${title} (${unit})`), 'Máy bận'],
    contenders.map((c) => [
      c.contender,
      ...figures.map(({ name }) => spreadText(c.figures[name])),
      c.noisy ? 'noisy' : '',
    ]),
  );
  const size = Object.entries(report.size).map(([name, value]) => `${name} ${value}`);
  const lines = [
    `${[...size, `${report.rounds} lượt xen kẽ`].join(', ')}; nhỏ nhất / trung vị / lớn nhất`,
    `${machine.processor}, ${machine.cores} nhân, ${machine.memoryGiB} GiB, ${machine.system}, Node ${machine.node}`,
    ...comparisons.map((one) => `${one.name}: ${one.value ?? '–'}${verdict(one)}`),
    ...report.skipped.map(({ contender, why }) => `bỏ qua ${contender}: ${why}`),
    ...(report.noisy ? ['noisy: có tiến trình khác dùng máy; số liệu chỉ để tham khảo'] : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n\n`);
}

/** `least / median / most`; one number where they are the same, a dash where there is none. */
export function spreadText(spread: Spread | undefined): string {
  if (spread === undefined) return '–';
  const { min, median, max } = spread;
  return min === max ? String(median) : `${min} / ${median} / ${max}`;
}

function verdict({ met, atLeast, atMost }: Compared): string {
  if (met === null) return '';
  const target = atLeast === undefined ? `≤ ${atMost}` : `≥ ${atLeast}`;
  return ` (${target}: ${met ? 'đạt' : 'chưa đạt'})`;
}
