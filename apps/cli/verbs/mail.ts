import { Command } from 'commander';
import { operator, withInstallation } from '../installation.js';
import { printJson } from '../output.js';

/** `dondoc hold`: mail is planned and not sent. */
export function holdVerb(): Command {
  return new Command('hold')
    .description('giữ thư: vẫn lập kế hoạch nhắc, không gửi thư nào')
    .requiredOption('--reason <text>', 'lý do, được ghi lại')
    .option('--json', 'kết quả dạng JSON')
    .action((options: { reason: string; json?: boolean }) => setHold(true, options.reason, options.json));
}

/** `dondoc release` */
export function releaseVerb(): Command {
  return new Command('release')
    .description('thôi giữ thư: việc bị lỡ được gửi ở khung giờ kế tiếp, mỗi bậc một lần')
    .option('--json', 'kết quả dạng JSON')
    .action((options: { json?: boolean }) => setHold(false, null, options.json));
}

function setHold(on: boolean, reason: string | null, json: boolean | undefined): Promise<void> {
  return withInstallation(async ({ persistence }) => {
    await persistence.engine.setHold(on, reason, operator());
    if (json) printJson(await persistence.engine.hold());
    else process.stdout.write(on ? 'Đang giữ thư.\n' : 'Đã thôi giữ thư.\n');
  });
}
