import type { TaskCommandType } from '#contracts';

/** The words on the buttons, one per command. */
export const COMMAND_WORD: Record<TaskCommandType, string> = {
  'complete-profile': 'Hoàn thiện',
  activate: 'Kích hoạt',
  assign: 'Giao cán bộ',
  acknowledge: 'Tiếp nhận',
  'report-progress': 'Báo tiến độ',
  'report-difficulty': 'Báo vướng mắc',
  'submit-deliverable': 'Trình sản phẩm',
  'withdraw-submission': 'Rút lại',
  'accept-deliverable': 'Xác nhận hoàn thành',
  'return-deliverable': 'Trả lại',
  'record-event': 'Ghi nhận sự kiện',
  suspend: 'Tạm dừng',
  resume: 'Tiếp tục',
  stop: 'Dừng',
  reopen: 'Mở lại',
  'confirm-backlog': 'Xác nhận tồn đọng',
};
