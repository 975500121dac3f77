import { Command } from 'commander';
import { migrateBack } from '#persistence';
import { embeddedParts, reachDatabase } from '../embedded/index.js';
import { installation } from '../installation.js';
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
