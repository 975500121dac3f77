import { Command, InvalidArgumentError } from 'commander';
import { UserError } from '#contracts';
import { BENCHMARKS, type BenchmarkName, compileBenchmarks, loadBenchmark } from '../bench/benchmark.js';
import { commitReport } from '../bench/committed.js';
import { printReport } from '../bench/table.js';
import { printJson } from '../output.js';

interface Options {
  only?: BenchmarkName;
  size?: number;
  runs: number;
  contenders?: string[];
  profile?: string;
  json?: boolean;
  report?: boolean;
}

/** `dondoc bench`: how fast, beside others and beside what the machine allows, in the same minutes. */
export function benchVerb(): Command {
  return new Command('bench')
    .description('đo tốc độ, xen kẽ với giới hạn của máy và các sản phẩm cùng loại')
    .option('--only <name>', `chỉ một phép đo: ${BENCHMARKS.join(', ')}`, oneOf)
    .option('--size <number>', 'cỡ của phép đo đó: số người, nhiệm vụ, lần thức…', within(10, 100_000))
    .option('--runs <number>', 'số lượt xen kẽ', within(1, 9), 3)
    .option('--contenders <names>', 'chỉ các bên này, cách nhau bằng dấu phẩy', (text) => text.split(','))
    .option('--profile <folder>', 'ghi hồ sơ CPU của worker trong lúc đo vào thư mục này')
    .option('--json', 'kết quả dạng JSON')
    .option('--report', 'ghi kết quả vào docs/operations/benchmarks')
    .action(async ({ only, size, runs, contenders, profile, json, report: keep }: Options) => {
      if (!only && (size !== undefined || contenders || profile)) {
        throw new UserError('invalid-input', '--size, --contenders và --profile cần có --only.');
      }
      await compileBenchmarks();
      for (const name of only ? [only] : BENCHMARKS) {
        const measure = await loadBenchmark(name);
        const say = (line: string) => void process.stderr.write(`${line}\n`);
        const report = await measure({ size, rounds: runs, contenders, profile, say });
        if (keep) await commitReport(report);
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
