import { Command } from 'commander';
import { parseEnv } from '#contracts';
import { backUp, type RestoreReport, restore } from '../backup/index.js';
import { operator } from '../installation.js';
import { printJson } from '../output.js';

/** `dondoc backup DIR` */
export function backupVerb(): Command {
  return new Command('backup')
    .description(
      'sao lưu cơ sở dữ liệu, tệp đính kèm và khóa vào một thư mục mới, trong khi hệ thống vẫn chạy',
    )
    .argument('<dir>', 'thư mục mới hoặc trống; nên nằm trên ổ đĩa khác')
    .option('--json', 'kết quả dạng JSON')
    .action(async (folder: string, options: { json?: boolean }) => {
      parseEnv(process.env);
      const report = await backUp(process.env, folder, operator());
      if (options.json) {
        printJson(report);
        return;
      }
      const megabytes = (report.bytes / 1024 / 1024).toFixed(0);
      process.stdout.write(
        `Đã sao lưu vào ${report.folder}: ${report.files} tệp, ${megabytes} MB, ${report.events} sự kiện của ` +
          `${report.aggregates} hồ sơ, trong ${report.seconds} giây.\n` +
          `Khôi phục được từ thời điểm ${report.consistentAt} trở đi.\n` +
          `Mã kiểm tra của manifest.json: ${report.sha256}\n` +
          (report.secrets > 0
            ? `Mật khẩu và khóa nằm riêng ở ${report.folder}/secrets: cất giữ riêng.\n`
            : ''),
      );
    });
}

/** `dondoc restore DIR` */
export function restoreVerb(): Command {
  return new Command('restore')
    .description('khôi phục từ một bản sao lưu; thư bị giữ cho đến khi chạy “dondoc release”')
    .argument('<dir>', 'thư mục của bản sao lưu')
    .option(
      '--to <instant>',
      'đến thời điểm này, ví dụ 2026-12-04T10:30:00+07:00; bỏ trống: đến dữ liệu mới nhất',
    )
    .option('--wal <dir>', 'thư mục có nhật ký WAL lưu sau bản sao lưu, khi máy cũ không còn')
    .option('--data <dir>', 'khi dùng DATABASE_URL: thư mục dữ liệu của máy chủ PostgreSQL đã dừng')
    .option('--force', 'chuyển cài đặt đang có sang một bên, dừng các tiến trình còn sót')
    .option('--json', 'kết quả dạng JSON')
    .action(async (folder: string, options: Options) => {
      parseEnv(process.env);
      const { to, wal, data, force } = options;
      const report = await restore(process.env, folder, { to, wal, data, force, by: operator() });
      if (options.json) printJson(report);
      else process.stdout.write(`${told(report).join('\n')}\n`);
      if (report.fault !== null || report.missingHeads.length > 0 || report.derivedFindings > 0) {
        process.exitCode = 1;
      }
    });
}

interface Options {
  to?: string;
  wal?: string;
  data?: string;
  force?: boolean;
  json?: boolean;
}

function told(report: RestoreReport): string[] {
  const lines = [
    `Đã khôi phục đến ${report.recoveredTo} trong ${report.seconds} giây: ${report.events} sự kiện của ${report.aggregates} hồ sơ.`,
  ];
  if (report.fault !== null) lines.push(`CHUỖI BĂM KHÔNG KHỚP: ${report.fault}`);
  else if (report.missingHeads.length > 0) {
    lines.push(`THIẾU SỰ KIỆN so với lúc sao lưu: ${report.missingHeads.slice(0, 5).join(', ')}`);
  } else lines.push('Chuỗi băm khớp, đủ mọi sự kiện có lúc sao lưu.');
  if (report.derivedFindings > 0)
    lines.push(`${report.derivedFindings} hồ sơ không khớp sự kiện của nó: chạy “dondoc reconcile”.`);
  if (report.lost) {
    lines.push(
      `Khoảng thời gian không còn trong hồ sơ: từ ${report.lost.from} đến ${report.lost.until}. Thư trong khoảng này có thể đã gửi:`,
      `  ${report.doubted} thư đang gửi dở được coi là chưa rõ; ${report.moved} việc chuyển sang kỳ gửi sau.`,
    );
  } else lines.push('Không mất dữ liệu nào.');
  if (report.movedAside) lines.push(`Cài đặt trước đó nằm ở ${report.movedAside}; xóa khi không cần nữa.`);
  lines.push(
    `Mọi người phải đăng nhập lại (${report.revoked} phiên, mã, khóa bị thu hồi).`,
    'Thư đang được GIỮ. Khởi động, kiểm tra bằng “dondoc doctor”, rồi chạy “dondoc release”.',
    'Sao lưu lại ngay: bản sao lưu cũ không nối tiếp được những gì ghi từ bây giờ.',
  );
  return lines;
}
