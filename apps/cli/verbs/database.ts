import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { UserError } from '#contracts';
import { type ChainRow, migrateBack, verifyChain } from '#persistence';
import { embeddedParts, reachDatabase } from '../embedded/index.js';
import { installation, withInstallation } from '../installation.js';
import { printJson } from '../output.js';

/** `dondoc migrate` */
export function migrateVerb(): Command {
  return new Command('migrate')
    .description('nâng lược đồ cơ sở dữ liệu lên phiên bản của chương trình')
    .option('--back', 'lùi một bước, để phiên bản trước của chương trình dùng lại được; hãy sao lưu trước')
    .option('--json', 'kết quả dạng JSON')
    .action(async (options: { back?: boolean; json?: boolean }) => {
      const database = await reachDatabase(process.env, { create: !options.back });
      try {
        if (options.back) {
          const { undone } = await migrateBack(database.ownerUrl);
          if (options.json) printJson({ undone });
          else process.stdout.write(`Đã lùi: ${undone}\n`);
          return;
        }
        const { applied } = await installation.migrate(database.ownerUrl, database.appUrl);
        if (options.json) printJson({ applied });
        else
          process.stdout.write(
            applied.length === 0 ? 'Lược đồ đã mới nhất.\n' : `Đã áp dụng: ${applied.join(', ')}\n`,
          );
      } finally {
        await database.close();
      }
    });
}

/** `dondoc seed` */
export function seedVerb(): Command {
  return new Command('seed')
    .description('ghi dữ liệu nền và các chương trình; chạy lại không ghi thêm')
    .option('--json', 'kết quả dạng JSON')
    .action(async (options: { json?: boolean }) => {
      const database = await reachDatabase(process.env, { create: true });
      try {
        await installation.migrate(database.ownerUrl, database.appUrl);
        await installation.seed(database.appUrl, { demo: embeddedParts(process.env).length === 3 });
        if (options.json) printJson({ seeded: true });
        else process.stdout.write('Dữ liệu nền đã đầy đủ.\n');
      } finally {
        await database.close();
      }
    });
}

/** `dondoc verify` */
export function verifyVerb(): Command {
  return new Command('verify')
    .description(
      'kiểm tra chuỗi băm của nhật ký, từ cơ sở dữ liệu hoặc từ tệp đã xuất (mỗi dòng một sự kiện JSON)',
    )
    .argument('[file]', 'tệp JSON Lines')
    .option('--json', 'kết quả dạng JSON')
    .action(async (file: string | undefined, options: { json?: boolean }) => {
      const { report, answers } = file
        ? { report: verifyChain(exportedRows(file)), answers: [] }
        : await withInstallation(async ({ persistence: { check } }) => ({
            report: await check.verifyChains(),
            answers: await check.checkAnswers(),
          }));
      const { aggregates, events, fault } = report;
      if (options.json) printJson({ aggregates, events, fault, answers });
      else if (fault) process.stderr.write(`Chuỗi băm không khớp: ${fault.problem}\n`);
      else process.stdout.write(`Chuỗi băm khớp: ${events} sự kiện của ${aggregates} hồ sơ.\n`);
      if (!options.json) {
        for (const { problem } of answers) process.stderr.write(`Nội dung đã chốt bị sửa: ${problem}\n`);
      }
      if (fault || answers.length > 0) process.exitCode = 1;
    });
}

function* exportedRows(file: string): Generator<ChainRow> {
  let number = 0;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    number += 1;
    if (line.trim() === '') continue;
    try {
      yield JSON.parse(line) as ChainRow;
    } catch {
      throw new UserError('invalid-input', `${file}, dòng ${number}: không phải JSON.`);
    }
  }
}
