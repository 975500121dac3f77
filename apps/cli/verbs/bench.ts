import { Command, InvalidArgumentError } from 'commander';
import { BENCHMARKS, type BenchmarkName, loadBenchmark } from '../bench/benchmark.js';
import { printReport } from '../bench/table.js';
import { printJson } from '../output.js';

interface Options {
  only?: BenchmarkName;
  people: number;
  runs: number;
  contenders?: string[];
  profile?: string;
  json?: boolean;
}

/** `dondoc bench`: how fast, beside others and beside what the machine allows, in the same minutes. */
export function benchVerb(): Command {
  return new Command('bench')
    .description('đo tốc độ gửi thư, xen kẽ với các sản phẩm cùng loại và giới hạn của máy')
    .option('--only <name>', `chỉ một phép đo: ${BENCHMARKS.join(', ')}`, oneOf)
    .option('--people <number>', 'số người, mỗi người một thư', within(10, 100_000), 2_000)
    .option('--runs <number>', 'số lượt xen kẽ', within(1, 9), 3)
    .option('--contenders <names>', 'chỉ các bên này, cách nhau bằng dấu phẩy', (text) => text.split(','))
    .option('--profile <folder>', 'ghi hồ sơ CPU của worker trong lúc gửi vào thư mục này')
    .option('--json', 'kết quả dạng JSON')
    .action(async ({ only, people, runs, contenders, profile, json }: Options) => {
      for (const name of only ? [only] : BENCHMARKS) {
        const measure = await loadBenchmark(name);
        const say = (line: string) => void process.stderr.write(`${line}\n`);
        const report = await measure({ people, rounds: runs, contenders, profile, say });
        if (json) printJson(report);
        else printReport(report);
      }
    });
}

function oneOf(text: string): BenchmarkName {
  const found = BENCHMARKS.find((name) => name === text);
  if (found) return found;
  throw new InvalidArgumentError(`chỉ có: ${BENCHMARKS.join(', ')}`);
}

function within(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`cần số nguyên từ ${least} đến ${most}`);
  };
}
