import type { BasisDocument, DeadlineInput, FormContent, IsoDate, TaskCommand } from '#contracts';
import { missingParts, type TaskState } from '../task/index.js';
import type { DeedCause } from './events.js';
import type { CycleState, RefusedDeed } from './state.js';

/** A row of the plan's, or of the conclusions', table of tasks. */
export type TaskRow = Record<string, string | number | null>;

/** The field of the plan's and of the conclusions' form that holds tasks. */
const TASK_ROWS = 'nhiem-vu';

export function taskRowsOf(contents: readonly FormContent[]): TaskRow[] {
  return contents.flatMap((content) => {
    const rows = content[TASK_ROWS];
    return Array.isArray(rows) ? rows : [];
  });
}

/** What hands in, to the task that owes it, what a stage delivered on a day: in order, and nothing that is done. */
export function deliveryOf({ deadlines }: Pick<TaskState, 'deadlines'>, on: IsoDate): TaskCommand[] {
  return deadlines.flatMap(({ id: deadlineId, status }): TaskCommand[] => {
    const isOpen = status === 'open' || status === 'rework' || status === 'backlog';
    const note = 'Hoàn thành theo kỳ.';
    const accept: TaskCommand = { type: 'accept-deliverable', deadlineId };
    if (isOpen) return [{ type: 'submit-deliverable', deadlineId, sentOn: on, note }, accept];
    return status === 'submitted' ? [accept] : [];
  });
}

/** Which part of a stage's end a deed belongs to. */
export function causeOf({ deed }: Pick<RefusedDeed, 'deed'>): DeedCause {
  return deed === 'deliver' ? 'deliver' : 'effect';
}

/** Whether the same deeds were refused for the same reasons: it is not told twice. */
export function sameDeeds(a: readonly RefusedDeed[], b: readonly RefusedDeed[]): boolean {
  const said = (deeds: readonly RefusedDeed[]) =>
    deeds.map(({ deed, code, task, reason }) => JSON.stringify([deed, code, task, reason])).join();
  return said(a) === said(b);
}

/** The code under which a row becomes a task: its own, or one made of the year and its place. */
export function codeOfRow(
  { year }: Pick<CycleState, 'year'>,
  row: TaskRow,
  place: number,
  made: 'KH' | 'KL',
): string {
  return (made === 'KH' ? written(row['ma']) : null) ?? `${made}-${year}-${place}`;
}

type RowCommand = Extract<TaskCommand, { type: 'stop' | 'replace-basis' | 'activate' }>;

/** What a row of an issued plan does to a task that is there; null where nothing is to be done. */
export function commandOfRow(
  { title }: Pick<CycleState, 'title'>,
  row: TaskRow,
  task: TaskState,
  basis: BasisDocument,
): RowCommand | null {
  const over = task.status === 'completed' || task.status === 'stopped';
  if (isStopped(row) && !over && task.status !== 'draft') {
    return { type: 'stop', reason: `Dừng theo ${title}.`, basis };
  }
  const date = written(row['han']);
  const [deadline] = task.deadlines;
  const changes = row['loai'] === 'điều chỉnh' && date !== null;
  if (changes && task.status === 'active' && deadline?.status === 'open') {
    if (deadline.legalDue === date) return null;
    const reason = `Điều chỉnh theo ${title}.`;
    return { type: 'replace-basis', deadlineId: deadline.id, rule: { kind: 'by', date }, reason, basis };
  }
  return task.status === 'draft' && missingParts(task).length === 0 ? { type: 'activate' } : null;
}

/** A task that the plan stops is not begun by it. */
export function isStopped(row: TaskRow): boolean {
  return row['loai'] === 'dừng';
}

/** The parts of a new task that its row says; what it does not say stays empty. */
export function profileOfRow(row: TaskRow): {
  title: string;
  leadUnits: string[];
  deadlines: DeadlineInput[];
} {
  const [lead, date] = [written(row['chu-tri']), written(row['han'])];
  const deliverable = written(row['san-pham']) ?? '';
  return {
    title: written(row['ten']) ?? '',
    leadUnits: lead === null ? [] : [lead],
    deadlines: date === null ? [] : [{ id: 'm1', deliverable, rule: { kind: 'by', date } }],
  };
}

function written(value: string | number | null | undefined): string | null {
  const said = value === null || value === undefined ? '' : String(value).trim();
  return said === '' ? null : said;
}
