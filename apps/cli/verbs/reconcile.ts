import { Command } from 'commander';
import {
  type FindingKind,
  type ReconcileFinding,
  ReconcileLock,
  Reconciliation,
  type Repaired,
  type RunningWorkflows,
} from '#persistence';
import { type Opened, operator, withInstallation } from '../installation.js';
import { printJson, printTable } from '../output.js';
import { withWorkflows } from '../reconcile/running-workflows.js';

/** `dondoc reconcile`: where record, plan, mails and workflows do not agree. */
export function reconcileVerb(): Command {
  return new Command('reconcile')
    .description('đối chiếu hồ sơ với kế hoạch nhắc, thư và luồng công việc; có chỗ lệch thì thoát với mã 1')
    .option('--repair', 'sửa những chỗ suy ra được từ hồ sơ; được đếm và ghi lại')
    .option('--json', 'kết quả dạng JSON')
    .action(async (options: { repair?: boolean; json?: boolean }) => {
      await withInstallation((opened) =>
        withReconciliation(opened, async (reconciliation, running) => {
          const { findings, repaired, rebuilt, left } = options.repair
            ? await inTurn(opened, reconciliation, running)
            : await onlyLook(reconciliation, running);
          if (options.json) {
            const counts = { repaired: repaired.length, rebuilt: rebuilt.length };
            printJson({ ok: left.length === 0, findings, ...counts, left });
          } else tell(findings, { repaired, rebuilt }, options.repair === true);
          if (left.length > 0) process.exitCode = 1;
        }),
      );
    });
}

type Looked = Repaired & { findings: ReconcileFinding[] };

async function onlyLook(reconciliation: Reconciliation, running: RunningWorkflows | null): Promise<Looked> {
  const findings = await reconciliation.findings(running);
  return { findings, repaired: [], rebuilt: [], left: findings };
}

/** Alone: a worker that mends at the same moment would count the same things again. */
async function inTurn(
  { persistence }: Opened,
  reconciliation: Reconciliation,
  running: RunningWorkflows | null,
): Promise<Looked> {
  return new ReconcileLock(persistence.dataSource).inTurn(async () => {
    const findings = await reconciliation.findings(running);
    return { findings, ...(await reconciliation.repair(findings, operator())) };
  });
}

/** For `doctor`: whether everything that should run does, in one line. */
export async function workflowsInOneLine(opened: Opened): Promise<string> {
  const findings = await withReconciliation(opened, (reconciliation, running) =>
    reconciliation.workflowFindings(running),
  );
  const [first] = findings;
  if (first === undefined) return 'luồng công việc khớp với hồ sơ';
  const text = `${findings.length} chỗ lệch, như ${WORDS[first.kind]}: ${first.subject}`;
  throw Object.assign(new Error(text), { code: text });
}

async function withReconciliation<T>(
  { persistence, clock }: Opened,
  work: (reconciliation: Reconciliation, running: RunningWorkflows | null) => Promise<T>,
): Promise<T> {
  return withWorkflows((running) => work(new Reconciliation(persistence, clock), running));
}

function tell(
  findings: readonly ReconcileFinding[],
  { repaired, rebuilt }: Pick<Repaired, 'repaired' | 'rebuilt'>,
  asked: boolean,
): void {
  if (findings.length === 0) {
    process.stdout.write('Mọi thứ khớp với hồ sơ.\n');
    return;
  }
  const what = (finding: ReconcileFinding) => {
    if (repaired.includes(finding)) return 'đã sửa';
    if (rebuilt.includes(finding)) return 'đã dựng lại';
    return finding.repair === null ? 'cần người xem' : asked ? 'không sửa được' : 'chạy lại với --repair';
  };
  printTable(
    ['Chỗ lệch', 'Ở đâu', 'Chi tiết', 'Xử lý'],
    findings.map((finding) => [WORDS[finding.kind], finding.subject, finding.problem, what(finding)]),
  );
}

const WORDS: Readonly<Record<FindingKind, string>> = {
  'workflow-missing': 'luồng không chạy',
  'workflow-lost': 'Temporal trống, luồng phải dựng lại',
  'workflow-surplus': 'luồng chạy thừa',
  'temporal-away': 'Temporal không trả lời',
  'plan-differs': 'kế hoạch khác quy tắc',
  unplanned: 'đến lượt mà chưa lập kế hoạch',
  'slot-left-over': 'kỳ gửi cũ còn sót',
  'two-mails-in-a-slot': 'hai thư trong một kỳ',
  'told-twice': 'nhắc hai lần',
  'fact-missing': 'thư không có trong nhật ký',
  'notice-unproven': 'nhật ký không có thư chứng minh',
  'told-after-end': 'nhắc việc đã kết thúc',
  'command-twice': 'một lệnh thực hiện hai lần',
  'command-lost': 'lệnh đã trả lời mà không có trong nhật ký',
  resent: 'gửi lại ngoài quy định',
  'mail-stuck': 'thư kẹt',
  'mail-state': 'trạng thái thư sai',
  'outbox-parked': 'việc nội bộ bị gác lại',
  'outbox-old': 'việc nội bộ chờ quá lâu',
  snapshot: 'trạng thái khác nhật ký',
  rows: 'danh sách khác nhật ký',
  answers: 'Nội dung đơn vị gửi trong kỳ không khớp mã băm đã ghi',
};
