import { join } from 'node:path';
import { AttachmentFiles, type AttachmentFinding, checkAttachments } from '#persistence';
import { realClock } from '#platform';
import type { Opened } from '../installation.js';
import type { Finding } from './finding.js';

const PROBLEM: Record<AttachmentFinding['problem'], string> = {
  'row-without-file': 'không còn trên đĩa',
  'size-differs': 'sai kích thước',
  'hash-differs': 'sai nội dung',
  'file-without-row': 'không có trong cơ sở dữ liệu',
};
const EVIDENCE = 'Tệp kèm theo';
const ORPHANS = 'Tệp không ai dùng';

/** Rows against files, and files against rows; with `hashes` every file is read again. */
export async function attachments(
  { persistence }: Pick<Opened, 'persistence'>,
  { home, hashes }: { home: string; hashes: boolean },
): Promise<Finding[]> {
  const files = new AttachmentFiles(join(home, 'attachments'));
  const parts = { store: persistence.attachments, files };
  try {
    const { checked, findings } = await checkAttachments(parts, realClock().now(), { hashes });
    const orphans = findings.filter(({ problem }) => problem === 'file-without-row');
    const damaged = findings.filter(({ problem }) => problem !== 'file-without-row');
    return [
      {
        check: EVIDENCE,
        ok: damaged.length === 0,
        detail:
          damaged.length > 0
            ? told(damaged)
            : `${checked} tệp, ${hashes ? 'nội dung đúng mã băm' : 'đủ trên đĩa, đúng kích thước'}`,
        action:
          damaged.length > 0 ? 'chạy trên máy có thư mục tệp; nếu vẫn sai, khôi phục từ bản sao lưu' : '',
      },
      {
        check: ORPHANS,
        ok: orphans.length === 0,
        detail: orphans.length > 0 ? told(orphans) : 'không có',
        action:
          orphans.length > 0
            ? 'xem worker có chạy không: worker dọn mỗi giờ, trừ khi đang giữ thư hoặc thư mục của hệ thống khác'
            : '',
      },
    ];
  } catch (error) {
    const detail = String((error as { code?: unknown }).code ?? 'không đọc được');
    return [
      {
        check: EVIDENCE,
        ok: false,
        detail,
        action: 'kiểm tra quyền đọc thư mục attachments trong DONDOC_HOME',
      },
    ];
  }
}

function told(findings: readonly AttachmentFinding[]): string {
  const counts = new Map<string, number>();
  for (const { problem } of findings) counts.set(problem, (counts.get(problem) ?? 0) + 1);
  const parts = [...counts].map(
    ([problem, n]) => `${n} tệp ${PROBLEM[problem as AttachmentFinding['problem']]}`,
  );
  return `${parts.join(', ')}, như ${findings[0]!.which}`;
}
