import type { TaskState } from '../task/index.js';
import type { TasksNow, Wanted } from './task-change.js';
import { checkProfile, isClean, withProfile } from './task-checks.js';
import { cellsThatDiffer, type DifferentCell } from './task-differences.js';
import type { ReadTask } from './task-rows.js';
import type { TaskField } from './task-sheet.js';

const BY_REQUEST = 'chỉ đổi bằng đề nghị điều chỉnh được chấp thuận';
const BY_DOCUMENT = 'chỉ đổi bằng gia hạn, đính chính hoặc văn bản thay, ở trang của nhiệm vụ';

/** What of a running task a sheet does not change, and which act does. */
const OTHERWISE: Partial<Record<TaskField, string>> = {
  title: `tên ${BY_REQUEST}`,
  leads: `đơn vị chủ trì ${BY_REQUEST}`,
  coordinating: `đơn vị phối hợp ${BY_REQUEST}`,
  deliverable: `sản phẩm ${BY_REQUEST}`,
  rule: `hạn ${BY_DOCUMENT}`,
  document: 'văn bản giao chỉ đổi bằng văn bản thay, ở trang của nhiệm vụ',
  number: 'văn bản giao chỉ đổi bằng văn bản thay, ở trang của nhiệm vụ',
  issuedOn: 'văn bản giao chỉ đổi bằng văn bản thay, ở trang của nhiệm vụ',
  issuer: 'văn bản giao chỉ đổi bằng văn bản thay, ở trang của nhiệm vụ',
};

const STANDS = {
  draft: 'còn là dự thảo',
  active: 'đang thực hiện',
  suspended: 'đang tạm dừng',
  stopped: 'đã dừng',
  completed: 'đã hoàn thành',
} as const;

/** A task that was activated: a sheet gives it to another officer, and nothing else. */
export function changeOfRunning(read: ReadTask, before: TaskState, now: TasksNow): Wanted | null {
  checkProfile(read);
  if (!isClean(read)) return null;
  const drafted = withProfile({ ...before, status: 'draft' }, read, now.ctx);
  const after: TaskState = { ...drafted, status: before.status };
  const differences = cellsThatDiffer(before, after, now);
  const runs = before.status === 'active' || before.status === 'suspended';
  for (const cell of differences) {
    const why = runs ? OTHERWISE[cell.field] : 'không đổi được gì bằng bảng tính';
    if (why !== undefined) faultOf(read, cell, `Nhiệm vụ ${STANDS[before.status]}: ${why}.`);
  }
  if (!isClean(read) || differences.length === 0) return { after, differences, change: null };
  const { allowed, onBehalfOf } = now.assigning(before);
  if (!allowed || after.officer === null) {
    read.fault(0, 'officer', 'Đồng chí không giao lại nhiệm vụ này cho cán bộ khác.');
    return null;
  }
  const { id, version, programme } = before;
  const commands = [{ type: 'assign' as const, officer: after.officer }];
  return { after, differences, change: { programme, onBehalfOf, act: 'change', id, version, commands } };
}

function faultOf(read: ReadTask, { field, deadline }: DifferentCell, message: string): void {
  const at = (read.profile.deadlines ?? []).findIndex(({ id }) => id === deadline);
  const row = deadline === null || at === -1 ? 0 : (read.deadlineRows[at] ?? 0);
  const cells = read.rows[row]?.cells;
  // The rule may be said by its day alone.
  const named = field === 'rule' && cells?.rule === undefined ? 'date' : field;
  read.fault(row, named, message);
}
