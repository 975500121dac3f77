import { Command } from 'commander';
import { addUser, Tokens } from '#identity';
import { parseMailbox } from '#mail';
import { withInstallation } from '../installation.js';
import { printJson } from '../output.js';

/** `dondoc token`: an act of an administrator on the machine itself. */
export function tokenVerb(): Command {
  return new Command('token')
    .description('in một mã truy cập (bearer) cho người dùng')
    .requiredOption('--email <address>', 'địa chỉ thư của người dùng')
    .option('--ttl <span>', 'thời hạn: 90s, 15m, 1h, 30d', '1h')
    .option('--json', 'kết quả dạng JSON')
    .action((options: { email: string; ttl: string; json?: boolean }) =>
      withInstallation(async ({ persistence }) => {
        // Tokens live in real time: a jump of the programme's clock must not end or lengthen them.
        const tokens = new Tokens(persistence.apiTokens, persistence.directory, () => new Date());
        const made = await tokens.create(options.email, options.ttl);
        if (options.json) printJson(made);
        else process.stdout.write(`${made.token}\n`);
      }),
    );
}

/** `dondoc user add`: how an installation without demo people gets its first administrator. */
export function userVerb(): Command {
  const add = new Command('add')
    .description('thêm người dùng')
    .requiredOption('--email <address>', 'địa chỉ thư')
    .requiredOption('--role <role>', 'vai trò, ví dụ administrator')
    .option('--unit <code>', 'đơn vị', 'van-phong-tinh-uy')
    .option('--name <name>', 'họ tên; mặc định là địa chỉ')
    .option('--title <title>', 'chức vụ')
    .option('--json', 'kết quả dạng JSON')
    .action(
      (options: {
        email: string;
        role: string;
        unit: string;
        name?: string;
        title?: string;
        json?: boolean;
      }) =>
        withInstallation(async ({ persistence }) => {
          const { json, ...input } = options;
          const person = await addUser(input, persistence.directory, parseMailbox);
          if (json) printJson({ id: person.id, email: person.email });
          else process.stdout.write(`Đã thêm ${person.email} (${input.role}, ${input.unit}).\n`);
        }),
    );

  return new Command('user').description('người dùng của hệ thống').addCommand(add);
}
