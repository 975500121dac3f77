import { describe, expect, it } from '@jest/globals';
import { composeDigest } from './compose.js';
import { line, view } from './fixtures/views.js';
import type { DigestLine } from './view.js';

function subject(...lines: DigestLine[]): string {
  return composeDigest(view({ lines })).subject;
}

const in7 = line();
const in20 = line({ key: 'b', daysLeft: 20, workingDue: '2026-12-31' });
const today = line({ key: 'c', daysLeft: 0, workingDue: '2026-12-11', rung: 'T-0' });
const late2 = line({ key: 'd', kind: 'overdue', rung: 'T+1', daysLeft: -4, workingDaysOverdue: 2 });
const late9 = line({ key: 'e', kind: 'overdue', daysLeft: -13, workingDaysOverdue: 9 });
const up = (one: DigestLine, kind: DigestLine['kind'] = 'escalation') => ({
  ...one,
  kind,
  direction: 'up' as const,
  rung: 'L4',
});
const assigned = (daysLeft: number | null) => line({ kind: 'assigned', daysLeft });

describe('the subject', () => {
  it.each<[string, DigestLine[]]>([
    ['[Nhắc hạn] 1 việc – gần nhất: còn 7 ngày (18/12/2026)', [in7]],
    ['[Nhắc hạn] 3 việc – gần nhất: còn 7 ngày (18/12/2026)', [in20, in7, in20]],
    ['[Nhắc hạn] 2 việc – gần nhất: hôm nay (11/12/2026)', [in7, today]],
    ['[Nhắc hạn] 1 việc – đã quá hạn 2 ngày làm việc', [late2]],
    ['[Nhắc hạn] 2 việc – đã quá hạn 2 ngày làm việc', [late2, { ...late2, key: 'x' }]],
    ['[Nhắc hạn] 2 việc – đã quá hạn, lâu nhất 9 ngày làm việc', [late2, late9]],
    ['[Nhắc hạn] 3 việc – có việc đã quá hạn 9 ngày làm việc', [in7, late2, late9]],
    ['[Nhắc hạn] 1 việc – đã quá hạn', [line({ daysLeft: -1, workingDaysOverdue: 0 })]],
    ['[Kính báo cáo] 1 việc – đã quá hạn 2 ngày làm việc', [up(late2)]],
    ['[Kính báo cáo] 2 việc – có việc đã quá hạn 2 ngày làm việc', [in7, up(late2)]],
    ['[Nhắc hạn] 2 việc – có việc đã quá hạn 9 ngày làm việc', [up(in7), late9]],
    [
      '[Kính báo cáo] 2 hồ sơ – gần nhất: còn 7 ngày (18/12/2026)',
      [up(in7, 'committee'), up(in20, 'committee')],
    ],
    ['[Kính báo cáo] 1 hồ sơ – đã qua hạn 2 ngày làm việc', [up(late2, 'committee')]],
    ['[Phối hợp] 1 việc xin ý kiến – gần nhất: còn 7 ngày (18/12/2026)', [{ ...in7, kind: 'input-asked' }]],
    ['[Kính báo cáo] 2 đề nghị gia hạn', [up(in7, 'extension-signed'), up(in20, 'extension-signed')]],
    ['[Kính báo cáo] 1 vướng mắc cần xử lý', [up(in7, 'difficulty-reported')]],
    ['[Thông báo] 1 nội dung về nhiệm vụ', [{ ...in7, kind: 'extension-decided' }]],
    ['[Kính báo cáo] 1 việc chưa được tiếp nhận', [up(in20, 'ack-missing')]],
    ['[Giao việc] 2 việc mới – gần nhất: còn 7 ngày (18/12/2026)', [assigned(7), assigned(30)]],
    ['[Nhắc hạn] 2 việc – gần nhất: còn 7 ngày (18/12/2026)', [assigned(30), in7]],
    ['[Nhắc hạn] 1 việc – đề nghị cập nhật tiến độ', [line({ kind: 'nudge', daysLeft: null })]],
    ['[Giao việc] 1 việc mới cần quan tâm', [assigned(null)]],
    [
      '[Thông báo] 2 việc đã được xác nhận hoàn thành',
      [line({ kind: 'accepted' }), line({ kind: 'accepted' })],
    ],
    ['[Kính báo cáo] 1 việc chưa có người nhận thư', [up(in7, 'coverage')]],
    ['[Kính báo cáo] Tổng hợp tháng: 2 việc', [up(late2, 'rollup'), up(late9, 'rollup')]],
    ['[Thông báo] Lịch làm việc: 1 nội dung cần xem', [line({ kind: 'calendar' })]],
    ['[Thông báo] 2 nội dung về nhiệm vụ', [line({ kind: 'calendar' }), line({ kind: 'accepted' })]],
  ])('%s', (words, lines) => {
    expect(subject(...lines)).toBe(words);
  });

  it('is short, calm, and names no level and nobody, whatever is in it', () => {
    const kinds: DigestLine['kind'][] = [
      'reminder',
      'head-reminder',
      'question',
      'nudge',
      'overdue',
      'escalation',
      'ack-missing',
      'check',
      'committee',
      'assigned',
      'returned',
      'accepted',
      'submitted',
      'rolled',
      'coverage',
      'calendar',
      'rollup',
    ];
    for (const kind of kinds) {
      for (const direction of ['down', 'up'] as const) {
        for (const daysLeft of [null, 28, 0, -40]) {
          const workingDaysOverdue = daysLeft === -40 ? 32 : null;
          const one = line({ kind, direction, daysLeft, workingDaysOverdue, rung: 'L3' });
          const { subject, html, text } = composeDigest(
            view({ lines: Array.from({ length: 62 }, (_, i) => ({ ...one, key: `${i}` })) }),
          );
          expect([...subject].length).toBeLessThanOrEqual(70);
          expect(subject).not.toMatch(/Mẫu|L3|Văn phòng/);
          for (const said of [subject, html, text])
            expect(said).not.toMatch(/vi phạm|yêu cầu|chậm trễ|\bL3\b/i);
        }
      }
    }
  });
});
