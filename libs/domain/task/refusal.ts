import { invalidField, UserError } from '#contracts';
import type { DeadlineState, DeadlineStatus, TaskState } from './state.js';

/** The deadline a command speaks of, in one of the states that the command needs. */
export function deadlineIn(state: TaskState, id: string, allowed: readonly DeadlineStatus[]): DeadlineState {
  const d = state.deadlines.find((o) => o.id === id);
  if (!d) throw invalidField('deadlineId', `nhiệm vụ không có mốc ${id}`);
  if (!allowed.includes(d.status)) throw conflict(state, `Mốc ${id} ${DEADLINE_VI[d.status]}.`);
  return d;
}

const DEADLINE_VI: Record<DeadlineStatus, string> = {
  'waiting-event': 'đang chờ sự kiện, chưa có hạn',
  continuous: 'là việc thường xuyên',
  open: 'đang thực hiện, chưa trình sản phẩm',
  submitted: 'đã trình sản phẩm, đang chờ kiểm tra',
  rework: 'đang hoàn thiện lại',
  accepted: 'đã được xác nhận hoàn thành',
  backlog: 'là việc tồn đọng, chờ rà soát',
  history: 'thuộc giai đoạn trước, chỉ để tra cứu',
};

/** The present state goes back with the refusal. */
export function conflict(state: TaskState, message: string): UserError {
  return new UserError('state-conflict', message, [], { status: state.status, version: state.version });
}
