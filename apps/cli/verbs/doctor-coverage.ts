import type { CoverageKind } from '#contracts';
import type { Opened } from '../installation.js';
import type { Finding } from './finding.js';

const WORD: Record<CoverageKind, string> = {
  'unreached-step': 'bước đã không đến được ai',
  'coming-step': 'việc có bước sắp tới chưa có người nhận',
  'refused-address': 'địa chỉ thư bị từ chối',
  'person-left': 'việc còn đứng tên người đã nghỉ',
  'empty-role': 'vai trò chưa có người',
  absence: 'người vắng chưa có người thay',
  'unit-only': 'việc mới có đơn vị, chưa có cán bộ',
};

/** What reaches nobody. Its entries, each with what to do, are in the page. */
export async function coverage({ persistence }: Opened): Promise<Finding> {
  const { counts } = await persistence.coverage.report();
  const found = (Object.keys(WORD) as CoverageKind[]).filter((kind) => counts[kind] > 0);
  return {
    check: 'Chưa có người nhận',
    ok: found.length === 0,
    detail:
      found.length === 0
        ? 'mọi bước đều có người nhận'
        : found.map((kind) => `${counts[kind]} ${WORD[kind]}`).join('; '),
    action: found.length === 0 ? '' : 'xem trang “Chưa có người nhận” và bổ sung người',
  };
}
