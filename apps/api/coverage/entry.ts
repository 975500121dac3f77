import type { CoverageEntry, RoleName } from '#contracts';
import { formatDate } from '#domain';
import type { CoverageFinding } from '#persistence';
import type { Names } from '../naming/names.js';
import { roleWord, rungTitle } from '../tasks/rung-words.js';

const ROLE_WORD: Partial<Record<RoleName, string>> = {
  head: 'người đứng đầu',
  office: 'cán bộ tổng hợp',
  checker: 'người kiểm tra sản phẩm',
  intake: 'đầu mối Ban Chỉ đạo',
  chair: 'Trưởng ban',
  'deputy-chair': 'Phó Trưởng ban',
};

const LEFT_AS = {
  officer: 'cán bộ được giao',
  watcher: 'người theo dõi',
  'difficulty-owner': 'người được giao xử lý vướng mắc',
} as const;

/** Addresses of the page that entries lead to. */
const page = {
  task: (id: string) => `/nhiem-vu/${encodeURIComponent(id)}`,
  message: (id: string) => `/thu-da-gui/${encodeURIComponent(id)}`,
  standIns: '/nguoi-thay',
};

/** A finding in words: what it is about, what to do, and where. */
export function coverageEntry(finding: CoverageFinding, names: Names): CoverageEntry {
  const { kind } = finding;
  switch (finding.kind) {
    case 'unreached-step':
      return {
        ...{ kind, ...ofTask(finding) },
        detail: `“${rungTitle(finding.rung)}” ngày ${formatDate(finding.slot)} không đến được ai.`,
        action: 'Báo người phụ trách bằng cách khác, và bổ sung người nhận cho các bước sau.',
      };
    case 'coming-step':
      return {
        ...{ kind, ...ofTask(finding) },
        detail: `“${rungTitle(finding.rung)}” ngày ${formatDate(finding.on)} chưa có ${finding.roles.map(roleWord).join(', ')}.`,
        action: 'Bổ sung người nhận trước ngày này.',
      };
    case 'refused-address':
      return {
        ...{ kind, subject: `${names.person(finding.person).name} – ${finding.address}` },
        detail: `Thư ngày ${formatDate(finding.slot)} bị từ chối: ${refusal(finding.reply)}.`,
        action: 'Sửa địa chỉ thư của người này, hoặc phân công người khác.',
        link: page.message(finding.message),
      };
    case 'person-left':
      return {
        ...{ kind, ...ofTask(finding) },
        detail: `Đ/c ${names.person(finding.person).name} không còn làm việc mà vẫn là ${LEFT_AS[finding.as]}.`,
        action: finding.as === 'officer' ? 'Giao lại cho người khác.' : 'Chọn người khác.',
      };
    case 'empty-role':
      return {
        ...{ kind, subject: names.unit(finding.unit).name },
        detail: `Chưa có ${finding.roles.map((role) => ROLE_WORD[role] ?? role).join(' hoặc ')}.`,
        action: 'Đề nghị quản trị bổ sung người giữ vai trò này.',
        link: null,
      };
    case 'absence': {
      const { person, by, since, until, scope } = finding.absence;
      const left = by === null ? '' : ` Đ/c ${names.person(by).name} được phân công thay không còn làm việc.`;
      return {
        ...{ kind, subject: names.person(person).name, link: page.standIns },
        detail: `Vắng từ ${formatDate(since)} đến ${formatDate(until)}, chưa có người ${scope === 'sign' ? 'ký thay' : 'làm thay'}.${left}`,
        action: 'Phân công người thay.',
      };
    }
    case 'unit-only':
      return {
        ...{ kind, ...ofTask(finding) },
        detail: `Mới có đơn vị${finding.unit === null ? '' : ` (${names.unit(finding.unit).name})`}, chưa có cán bộ được giao.`,
        action: 'Đề nghị đơn vị giao cán bộ.',
      };
  }
}

function ofTask({ task, code, title }: { task: string; code: string; title: string }) {
  return { subject: `${code} ${title}`, link: page.task(task) };
}

const NOT_SENT: Readonly<Record<string, string>> = {
  'domain-not-allowed': 'tên miền không nằm trong danh sách được gửi',
  'address-suspended': 'địa chỉ đã ngừng gửi vì thư bị trả lại',
};

/** What the server said stands as it said it: a correspondent may be asked about it. */
function refusal(reply: string): string {
  return NOT_SENT[reply] ?? reply;
}
