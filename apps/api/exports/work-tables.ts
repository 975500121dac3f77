import type { CaseListItem, MessageListItem, TaskListItem } from '#contracts';
import {
  CASE_OUTCOME_WORD,
  CASE_STATUS_WORD,
  MESSAGE_STATE_WORD,
  OUTLOOK_WORD,
  TASK_STATUS_WORD,
} from '#contracts/words';
import { formatDate } from '#domain';
import { joined, type ListTable, moment, namesOf } from './list-table.js';

export const TASK_TABLE: ListTable<TaskListItem> = {
  file: 'nhiem-vu',
  title: 'Nhiệm vụ',
  columns: [
    { title: 'Mã', of: ({ code }) => code, width: 1.2 },
    { title: 'Nhiệm vụ', of: ({ title }) => title, width: 5 },
    { title: 'Nhóm', of: ({ group }) => group, kind: 'number', width: 0.8 },
    { title: 'Đơn vị chủ trì', of: ({ leads }) => namesOf(leads) },
    { title: 'Đơn vị phối hợp', of: ({ coordinating }) => namesOf(coordinating) },
    { title: 'Cán bộ được giao', of: ({ officerPerson }) => officerPerson?.name ?? null, width: 2 },
    { title: 'Trạng thái', of: ({ status }) => TASK_STATUS_WORD[status], width: 1.6 },
    { title: 'Tiến độ', of: ({ outlook }) => OUTLOOK_WORD[outlook], width: 1.6 },
    { title: 'Hạn gần nhất theo văn bản', of: ({ nextDue }) => nextDue, kind: 'date' },
    {
      title: 'Ngày làm việc cuối cùng trong hạn',
      of: ({ nextWorkingDue }) => nextWorkingDue,
      kind: 'date',
    },
    { title: 'Số ngày làm việc còn lại', of: (task) => task.workingDaysLeft, kind: 'number', width: 1 },
    { title: 'Sản phẩm, hạn', of: ({ deadlines }) => joined(deadlines.map(deadlineWords)), width: 4 },
    { title: 'Còn thiếu', of: missingWords, width: 2 },
    { title: 'Chương trình', of: ({ programme }) => programme, width: 1.2 },
  ],
};

function deadlineWords({
  deliverable,
  legalDue,
  originalLegalDue,
  outlook,
}: TaskListItem['deadlines'][number]) {
  const moved = originalLegalDue !== null && originalLegalDue !== legalDue;
  const due = legalDue === null ? 'chưa có hạn' : `hạn ${formatDate(legalDue)}`;
  const first = moved ? `, ban đầu ${formatDate(originalLegalDue)}` : '';
  return `${deliverable || 'chưa rõ sản phẩm'} (${due}${first}; ${OUTLOOK_WORD[outlook].toLocaleLowerCase('vi')})`;
}

function missingWords({ leads, deadlines, officer, status }: TaskListItem) {
  return joined([
    ...(leads.length === 0 ? ['đơn vị chủ trì'] : []),
    ...(deadlines.length === 0 ? ['thời hạn'] : []),
    ...(officer === null && status === 'draft' ? ['cán bộ được giao'] : []),
  ]);
}

export const CASE_TABLE: ListTable<CaseListItem> = {
  file: 'ho-so-trinh',
  title: 'Hồ sơ trình Ban Chỉ đạo',
  columns: [
    { title: 'Mã nhiệm vụ', of: ({ taskCode }) => taskCode || null, width: 1.2 },
    { title: 'Nhiệm vụ', of: ({ taskTitle }) => taskTitle, width: 5 },
    { title: 'Sản phẩm', of: ({ deliverable }) => deliverable || null },
    { title: 'Đơn vị chủ trì', of: ({ leadUnit }) => leadUnit?.name ?? null },
    { title: 'Tình trạng hồ sơ', of: ({ status }) => CASE_STATUS_WORD[status], width: 1.6 },
    { title: 'Hạn theo văn bản', of: ({ legalDue }) => legalDue, kind: 'date' },
    { title: 'Hạn ban đầu', of: ({ originalLegalDue }) => originalLegalDue, kind: 'date' },
    { title: 'Mở ngày', of: ({ openedOn }) => openedOn, kind: 'date' },
    { title: 'Trình ngày', of: ({ reachedOn }) => reachedOn, kind: 'date' },
    { title: 'Số ngày làm việc đã chờ', of: (one) => one.waitingDays, kind: 'number', width: 1 },
    { title: 'Cần có ý kiến trước hết ngày', of: ({ answerDue }) => answerDue, kind: 'date' },
    { title: 'Đề xuất', of: ({ proposed }) => (proposed === null ? null : CASE_OUTCOME_WORD[proposed]) },
    { title: 'Kết luận', of: ({ outcome }) => (outcome === null ? null : CASE_OUTCOME_WORD[outcome]) },
    { title: 'Kết luận ngày', of: ({ concludedOn }) => concludedOn, kind: 'date' },
    { title: 'Phiên họp', of: ({ session }) => session?.heldOn ?? null, kind: 'date' },
    { title: 'Đóng ngày', of: ({ closedOn }) => closedOn, kind: 'date' },
    { title: 'Lý do đóng', of: ({ closedReason }) => closedReason },
  ],
};

const CLASS_WORD: Record<MessageListItem['class'], string> = {
  routine: 'nhắc việc hằng ngày',
  grave: 'báo cáo hoặc ngày cuối',
  letter: 'thư về một việc',
};

export const MESSAGE_TABLE: ListTable<MessageListItem> = {
  file: 'thu-da-gui',
  title: 'Thư đã gửi',
  columns: [
    { title: 'Giờ gửi', of: ({ slot }) => moment(slot), width: 1.8 },
    { title: 'Người nhận', of: ({ recipient }) => recipient.name, width: 2 },
    { title: 'Chức danh', of: ({ recipient }) => recipient.title || null, width: 2 },
    { title: 'Địa chỉ thư', of: ({ to }) => to, width: 5.5 },
    { title: 'Tiêu đề', of: ({ subject }) => subject, width: 4 },
    { title: 'Loại thư', of: (message) => CLASS_WORD[message.class], width: 2 },
    { title: 'Tình trạng', of: ({ state }) => MESSAGE_STATE_WORD[state], width: 1.8 },
    { title: 'Xong lúc', of: ({ settledAt }) => moment(settledAt), width: 1.8 },
    { title: 'Số lần thử', of: ({ attempts }) => attempts, kind: 'number', width: 0.9 },
    { title: 'Số lần gửi lại', of: ({ resends }) => resends, kind: 'number', width: 0.9 },
    { title: 'Nhiệm vụ trong thư', of: taskCodes, width: 2 },
    { title: 'Mã thư', of: ({ messageId }) => messageId, width: 7 },
  ],
};

/** Each task once, however many of its lines the mail has. */
function taskCodes({ items }: MessageListItem) {
  return joined([...new Set(items.flatMap(({ taskCode }) => (taskCode === '' ? [] : [taskCode])))]);
}
