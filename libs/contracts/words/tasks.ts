import type { MissingFact } from '../programme-overview.js';
import type { Outlook, TaskView } from '../views.js';

export const OUTLOOK_WORD: Record<Outlook, string> = {
  draft: 'Dự thảo',
  scheduled: 'Chưa đến hạn',
  'on-track': 'Đúng tiến độ',
  'due-soon': 'Sắp đến hạn',
  overdue: 'Quá hạn',
  'awaiting-check': 'Chờ kiểm tra',
  done: 'Đã hoàn thành',
  backlog: 'Tồn đọng',
  suspended: 'Tạm dừng',
  stopped: 'Đã dừng',
};

export const TASK_STATUS_WORD: Record<TaskView['status'], string> = {
  draft: 'Dự thảo',
  active: 'Đang thực hiện',
  suspended: 'Tạm dừng',
  stopped: 'Đã dừng',
  completed: 'Đã hoàn thành',
};

export const MISSING_WORD: Record<MissingFact, string> = {
  lead: 'Thiếu chủ trì',
  coordinating: 'Không nêu phối hợp',
  due: 'Thiếu hạn',
};
