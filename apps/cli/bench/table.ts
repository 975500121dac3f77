import { printTable } from '../output.js';
import type { BenchReport, Spread } from './summary.js';

/** The report for people. */
export function printReport(report: BenchReport): void {
  const { machine, ratios } = report;
  const spread = ({ min, median, max }: Spread) => `${min} / ${median} / ${max}`;
  printTable(
    ['Bên', 'Thư/giây từ T', 'Thư đầu (s)', 'Thư cuối (s)', 'Mất', 'Trùng', 'Máy bận'],
    report.contenders.map((c) => [
      c.contender,
      spread(c.perSecond),
      spread(c.firstSeconds),
      spread(c.lastSeconds),
      String(c.lost),
      String(c.doubled),
      c.noisy ? 'noisy' : '',
    ]),
  );
  const lines = [
    `${report.people} người, ${report.rounds} lượt xen kẽ, nhỏ nhất / trung vị / lớn nhất`,
    `${machine.processor}, ${machine.cores} nhân, ${machine.memoryGiB} GiB, ${machine.system}, Node ${machine.node}`,
    `so với bên tốt nhất (${ratios.bestPeer ?? 'không có'}): ${ratios.toBestPeer ?? '–'} lần; so với giới hạn soạn sẵn: ${ratios.toLimit ?? '–'}`,
    ...report.skipped.map(({ contender, why }) => `bỏ qua ${contender}: ${why}`),
    ...(report.noisy ? ['noisy: có tiến trình khác dùng máy; số liệu chỉ để tham khảo'] : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
