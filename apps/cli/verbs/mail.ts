import { Command } from 'commander';
import { UserError } from '#contracts';
import { formatDate } from '#domain';
import { parseMailbox } from '#mail';
import { Slots } from '#persistence';
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

/** `dondoc dispatch --now`: the coming slot does not wait for its hour; recorded with the account that asked. */
export function dispatchVerb(): Command {
  return new Command('dispatch')
    .description('gửi ngay những gì đã đến lượt của khung giờ sắp tới, không chờ đến giờ; có ghi lại')
    .requiredOption('--now', 'xác nhận gửi ngay')
    .option('--json', 'kết quả dạng JSON')
    .action((options: { json?: boolean }) =>
      withInstallation(async ({ persistence, clock }) => {
        const { on, reason } = await persistence.engine.hold();
        if (on)
          throw new UserError(
            'state-conflict',
            `Đang giữ thư (${reason ?? ''}): chạy “dondoc release” trước.`,
          );
        const slot = await new Slots(persistence.dataSource, clock, persistence.settings).sendNow(operator());
        await persistence.engine.record('dispatch-now', operator(), { slot });
        if (options.json) printJson({ slot });
        else process.stdout.write(`Đang gửi khung giờ ngày ${formatDate(slot)}.\n`);
      }),
    );
}

/** `dondoc pilot`: all mail goes to one box while the installation is tried out. */
export function pilotVerb(): Command {
  return new Command('pilot')
    .description('chạy thử: mọi thư đến một hộp thư; --off để thôi')
    .option('--address <address>', 'hộp thư nhận thay')
    .option('--off', 'thôi chạy thử')
    .option('--json', 'kết quả dạng JSON')
    .action((options: { address?: string; off?: boolean; json?: boolean }) =>
      withInstallation(async ({ persistence }) => {
        const address = options.off ? null : parseMailbox(options.address ?? '');
        if (!options.off && address === null) {
          throw new UserError('invalid-input', 'Cần đúng một hộp thư.', [
            { path: '--address', message: 'dạng ten@tenmien, hoặc dùng --off' },
          ]);
        }
        await persistence.engine.setPilot(address, operator());
        if (options.json) printJson({ address });
        else process.stdout.write(address ? `Mọi thư đến ${address}.\n` : 'Thư đến từng người nhận.\n');
      }),
    );
}
