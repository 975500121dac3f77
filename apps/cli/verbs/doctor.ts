import { Command } from 'commander';
import { parseEnv } from '#contracts';
import { localDate } from '#domain';
import { parseSmtpUrl, probeSmtp } from '#mail';
import { Invariants, requireSchema } from '#persistence';
import { attempt, engineStatus, engineTurns, pingTemporal, temporalTls } from '#platform';
import { runningAddresses } from '../embedded/index.js';
import { type Opened, withInstallation } from '../installation.js';
import { printJson, printTable } from '../output.js';
import { withWorkflows } from '../reconcile/running-workflows.js';
import { attachments } from './doctor-attachments.js';
import { coverage } from './doctor-coverage.js';
import { checkpoints } from './doctor-proof.js';
import { webhooks } from './doctor-webhooks.js';
import { workflowsSound } from './doctor-workflows.js';
import type { Finding } from './finding.js';
import { workflowsInOneLine } from './reconcile.js';

/** `dondoc doctor`: what is wrong and what to do; exit 1 when something is. Changes nothing. */
export function doctorVerb(): Command {
  return new Command('doctor')
    .description('kiểm tra hệ thống: có gì sai và cần làm gì')
    .option('--json', 'kết quả dạng JSON')
    .option('--hashes', 'đọc lại từng tệp kèm theo và so mã băm; lâu')
    .action(async (options: { json?: boolean; hashes?: boolean }) => {
      const findings = await withInstallation((opened) => examine(opened, options.hashes === true));
      if (options.json) printJson({ ok: findings.every((f) => f.ok), findings });
      else {
        printTable(
          ['Kiểm tra', 'Kết quả', 'Chi tiết', 'Cần làm'],
          findings.map((f) => [f.check, f.ok ? 'tốt' : 'CHÚ Ý', f.detail, f.action]),
        );
      }
      if (findings.some((f) => !f.ok)) process.exitCode = 1;
    });
}

async function examine(opened: Opened, hashes: boolean): Promise<Finding[]> {
  const { persistence } = opened;
  const env = parseEnv(process.env);
  const running = await runningAddresses(process.env);
  const check = async (name: string, action: string, work: () => Promise<string>): Promise<Finding> => {
    const { ok, detail } = await attempt(work, 20_000);
    return { check: name, ok, detail, action: ok ? '' : action };
  };
  const temporal = env.TEMPORAL_ADDRESS ?? running['temporal']?.['address'];
  const smtp = env.SMTP_URL ?? running['mail']?.['smtpUrl'];
  return [
    await check('Phiên bản Node', 'cần Node từ 20.20', async () => process.version),
    await check('Lược đồ cơ sở dữ liệu', 'chạy “dondoc migrate” hoặc dùng phiên bản mới hơn', async () => {
      await requireSchema(persistence.dataSource);
      return 'đúng phiên bản';
    }),
    await check('Chuỗi băm của nhật ký', 'chạy “dondoc verify” và báo người quản trị dữ liệu', async () => {
      const report = await persistence.check.verifyChains();
      if (report.fault) throw Object.assign(new Error(report.fault.problem), { code: report.fault.problem });
      return `${report.events} sự kiện, ${report.aggregates} hồ sơ`;
    }),
    await checkpoints(opened),
    await check(
      'Bảng suy ra từ nhật ký',
      'báo người quản trị dữ liệu: ảnh chụp khác với nhật ký',
      async () => {
        const [first] = await persistence.check.checkDerived();
        if (first) throw Object.assign(new Error(), { code: first.problem });
        return 'khớp với nhật ký';
      },
    ),
    await check(
      'Temporal',
      'khởi động Temporal, xem chứng thư TLS; lệnh vẫn được nhận, thư chờ',
      async () => {
        if (!temporal) throw Object.assign(new Error(), { code: 'chưa chạy hoặc chưa khai báo' });
        await pingTemporal(String(temporal), temporalTls(env));
        return `${temporal} trả lời`;
      },
    ),
    await check('Máy chủ thư', 'kiểm tra SMTP_URL và máy chủ thư', async () => {
      if (!smtp) throw Object.assign(new Error(), { code: 'chưa chạy hoặc chưa khai báo' });
      const probe = await probeSmtp(parseSmtpUrl(String(smtp)));
      if (!probe.ok) throw Object.assign(new Error(), { code: `${probe.reason}: ${probe.detail}` });
      return 'kết nối được';
    }),
    ...(await attachments(opened, { home: env.DONDOC_HOME, hashes })),
    await invariants(opened),
    await check('Đối chiếu luồng công việc', 'chạy “dondoc reconcile”', () => workflowsInOneLine(opened)),
    await check('Sức khỏe luồng công việc', 'xem luồng này trên Temporal và nhật ký worker', () =>
      withWorkflows((running) => workflowsSound(opened, running)),
    ),
    await engine(opened),
    await hold(opened),
    await calendar(opened),
    await coverage(opened),
    await webhooks(opened),
    await repairs(opened),
  ];
}

/** Rows that contradict each other or the rules. */
async function invariants({ persistence, clock }: Opened): Promise<Finding> {
  const { atRest, findings } = await new Invariants(persistence, clock).check();
  const [first] = findings;
  return {
    check: 'Bất biến của bộ máy',
    ok: first === undefined,
    detail: first
      ? `${findings.length} điều sai, như ${first.invariant}: ${first.subject}, ${first.problem}`
      : atRest
        ? 'kế hoạch, thư và dữ kiện khớp nhau'
        : 'khớp; kỳ gửi đang diễn ra nên chưa so kế hoạch',
    action: first ? 'báo người quản trị dữ liệu kèm chi tiết này; thư vẫn được ghi nhận' : '',
  };
}

async function engine({ persistence }: Opened): Promise<Finding> {
  const turns = await persistence.engine.turns();
  const last = Object.fromEntries(turns.map((turn) => [turn.name, String(turn.at)]));
  const view = engineTurns(last, new Date());
  const status = engineStatus(view);
  const late = view.filter((turn) => turn.late).map((turn) => turn.name);
  return {
    check: 'Bộ máy nhắc hạn',
    ok: status === 'ok',
    detail:
      status === 'ok'
        ? 'đang quay đều'
        : status === 'unknown'
          ? 'chưa chạy lần nào'
          : `chậm: ${late.join(', ')}`,
    action: status === 'ok' ? '' : 'xem tiến trình worker và nhật ký của nó',
  };
}

async function hold({ persistence }: Opened): Promise<Finding> {
  const state = await persistence.engine.hold();
  return {
    check: 'Giữ thư',
    ok: !state.on,
    detail: state.on ? `đang giữ: ${state.reason ?? ''}` : 'không giữ',
    action: state.on ? 'khi đã kiểm tra xong, chạy “dondoc release”' : '',
  };
}

/** Next year's calendar is missed where it hurts most: on the first working days of January. */
async function calendar({ persistence, clock }: Opened): Promise<Finding> {
  const { calendar: current } = await persistence.settings.rules(null);
  const today = localDate(clock.now().toISOString());
  const year = +today.slice(0, 4);
  const missing = current.isAnnounced(year)
    ? today.slice(5) >= '12-01' && !current.isAnnounced(year + 1)
      ? year + 1
      : null
    : year;
  return {
    check: 'Lịch làm việc',
    ok: missing === null,
    detail: missing === null ? `lịch ${current.version}` : `năm ${missing} chưa có thông báo chính thức`,
    action: missing === null ? '' : 'nhập thông báo nghỉ lễ, hoán đổi ngày làm việc của năm đó',
  };
}

async function repairs({ persistence }: Opened): Promise<Finding> {
  const total = await persistence.engine.repairs();
  const rebuilt = await persistence.engine.rebuilt();
  return {
    check: 'Việc phải sửa của bộ máy',
    ok: total === 0,
    detail: `${total} lần${rebuilt > 0 ? `; dựng lại ${rebuilt} luồng sau khi Temporal trống` : ''}`,
    action: total === 0 ? '' : 'xem nhật ký worker: có việc không được lập kế hoạch đúng lúc',
  };
}
