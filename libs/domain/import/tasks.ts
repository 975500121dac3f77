import { createTask, type TaskCommand, UserError } from '#contracts';
import type { Acting } from '../authority/index.js';
import {
  emptyTask,
  evolveTask,
  isWithdrawnDraft,
  missingParts,
  type Recorded,
  type TaskEvent,
  type TaskState,
  taskCreated,
} from '../task/index.js';
import { type CellFault, type ImportPreview, type ImportRow, type PreviewRow, previewOf } from './table.js';
import type { TaskChange, TasksNow, Wanted } from './task-change.js';
import { checkProfile, faultAt, isClean, withProfile } from './task-checks.js';
import { cellsThatDiffer } from './task-differences.js';
import { type ReadTask, readTask } from './task-rows.js';
import { changeOfRunning } from './task-running.js';
import type { TaskField } from './task-sheet.js';

type Rows = [ImportRow<TaskField>, ...ImportRow<TaskField>[]];

/** What the rows of a table of tasks would change. Tasks that are not in the table stay as they are. */
export function previewTasks(
  rows: readonly ImportRow<TaskField>[],
  now: TasksNow,
): ImportPreview<TaskChange> {
  const present = new Map(now.tasks.map((task) => [keyOf(task.programme, task.code), task]));
  const groups = new Map<string, Rows>();
  for (const row of rows) {
    // What has no key of its own is looked at alone.
    const { programme, code = `dòng ${row.row}` } = row.cells;
    const own = groups.get(keyOf(programme, code));
    if (own === undefined) groups.set(keyOf(programme, code), [row]);
    else own.push(row);
  }
  const previewed: PreviewRow[] = [];
  const changes: TaskChange[] = [];
  for (const [key, own] of groups) {
    const before = present.get(key) ?? null;
    const read = readTask(own, before, now);
    const wanted = wantedOf(read, before, now);
    if (wanted?.change != null) changes.push(wanted.change);
    previewed.push(...rowsOf(key, read, before, wanted));
  }
  return previewOf(
    previewed.sort((a, b) => a.row - b.row),
    [],
    changes,
  );
}

const keyOf = (programme: string | undefined, code: string): string => `${programme ?? ''} ${code}`.trim();

function wantedOf(read: ReadTask, before: TaskState | null, now: TasksNow): Wanted | null {
  const { cells } = read.rows[0];
  const { programme = '', code = '' } = cells;
  const entering = now.programmes.get(programme);
  if (programme !== '' && entering === undefined)
    read.fault(
      0,
      'programme',
      `Không có chương trình “${programme}”; chỉ nhận ${[...now.programmes.keys()].sort().join(', ')}.`,
    );
  else if (entering?.allowed === false)
    read.fault(0, 'programme', `Đồng chí không nhập nhiệm vụ của chương trình ${programme}.`);
  if (before !== null) refuseOtherKind(read, before);
  if (programme === '' || code === '' || !entering?.allowed) return null;
  try {
    if (before === null) return created(read, programme, code, entering, now);
    // A draft that was taken back is entered again, not changed.
    if (before.status === 'draft' || isWithdrawnDraft(before)) return completed(read, before, entering, now);
    return changeOfRunning(read, before, now);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    for (const { path, message } of error.fields) faultAt(read, path, message);
    if (error.fields.length === 0) read.fault(0, 'code', error.message);
    return null;
  }
}

function created(
  read: ReadTask,
  programme: string,
  code: string,
  { onBehalfOf }: Acting,
  { ctx }: TasksNow,
): Wanted | null {
  const { profile, kind, group } = read;
  if (profile.title === undefined && isClean(read)) read.fault(0, 'title', 'Thiếu tên nhiệm vụ.');
  if (!isClean(read)) return null;
  const checked = createTask.safeParse({ programme, code, kind: kind ?? 'task', group, ...profile });
  if (!checked.success) {
    for (const { path, message } of checked.error.issues) faultAt(read, path.join('.'), message);
    return null;
  }
  const input = checked.data;
  const { title } = input;
  const begun = taskCreated({ ...input, title, heldBy: null, demo: false });
  const draft = evolveTask(emptyTask(''), { ...begun, at: ctx.now } as Recorded<TaskEvent>);
  const after = withProfile(draft, read, ctx);
  return { after, differences: [], change: { programme, onBehalfOf, act: 'create', input } };
}

function completed(read: ReadTask, before: TaskState, { onBehalfOf }: Acting, now: TasksNow): Wanted | null {
  checkProfile(read);
  if (!isClean(read)) return null;
  const restores = before.status === 'stopped';
  const draft: TaskState = { ...before, status: 'draft' };
  const after = withProfile(draft, read, now.ctx);
  const differences = cellsThatDiffer(before, after, now);
  if (!restores && differences.length === 0) return { after, differences, change: null };
  const { id, version, programme } = before;
  const commands: TaskCommand[] = [
    ...(restores ? [{ type: 'reopen' as const, reason: 'Nhập lại từ bảng tính.' }] : []),
    ...(differences.length === 0 ? [] : [{ type: 'complete-profile' as const, ...read.profile }]),
  ];
  const act = restores ? 'restore' : 'change';
  return { after, differences, change: { programme, onBehalfOf, act, id, version, commands } };
}

/** What a task is, it was from the beginning. */
function refuseOtherKind(read: ReadTask, before: TaskState): void {
  if (read.kind !== null && read.kind !== before.kind)
    read.fault(0, 'kind', 'Loại của nhiệm vụ đã có không đổi được; để trống hoặc ghi như đang có.');
  if (read.group !== null && read.group !== before.group)
    read.fault(
      0,
      'group',
      `Nhiệm vụ đã thuộc nhóm ${before.group ?? '(trống)'}, không đổi được bằng bảng tính.`,
    );
}

function rowsOf(key: string, read: ReadTask, before: TaskState | null, wanted: Wanted | null): PreviewRow[] {
  const restored = wanted?.change?.act === 'restore';
  const title = wanted?.after.title ?? read.profile.title ?? before?.title ?? '';
  return read.rows.map(({ row, cells }, i): PreviewRow => {
    const faults: readonly CellFault[] = read.faults[i] ?? [];
    const isNew = before === null || restored;
    const id = wanted === null ? undefined : read.profile.deadlines?.[read.deadlineRows.indexOf(i)]?.id;
    const own = (wanted?.differences ?? []).filter(({ deadline }) =>
      i === 0 ? deadline === null || deadline === id || !says(read, deadline) : deadline === id,
    );
    const changes = isNew ? [] : own.map(({ what, from, to }) => ({ what, from, to }));
    const right = isNew ? 'new' : changes.length > 0 ? 'changed' : 'same';
    const drafted = wanted?.after.status === 'draft' && i === 0;
    return {
      row,
      key,
      title: i === 0 ? title : `${title} – ${cells.deliverable ?? id ?? ''}`,
      state: faults.length > 0 ? 'wrong' : right,
      changes,
      faults,
      missing: drafted ? missingParts(wanted.after).map(({ message }) => message) : [],
    };
  });
}

const says = ({ profile }: ReadTask, deadline: string): boolean =>
  (profile.deadlines ?? []).some(({ id }) => id === deadline);
