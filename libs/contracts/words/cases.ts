import type { CaseConclusionView, CaseListItem } from '../views-case.js';

export const CASE_STATUS_WORD: Record<CaseListItem['status'], string> = {
  draft: 'Dự thảo',
  'with-committee': 'Chờ ý kiến',
  'awaiting-explanation': 'Chờ giải trình',
  recommended: 'Chờ trả lời kiến nghị',
  closed: 'Đã đóng',
};

export const CASE_OUTCOME_WORD: Record<CaseConclusionView['outcome'], string> = {
  'new-date': 'Đặt hạn mới',
  'keep-date': 'Giữ nguyên thời hạn',
  reassign: 'Giao lại',
  'request-explanation': 'Đề nghị giải trình',
  suspend: 'Tạm dừng',
  'recommend-stop': 'Kiến nghị dừng',
  'recommend-date': 'Kiến nghị thời hạn mới',
  return: 'Trả lại hồ sơ',
};
