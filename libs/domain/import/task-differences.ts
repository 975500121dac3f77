import { formatDate } from '../calendar/index.js';
import type { DeadlineState, TaskState } from '../task/index.js';
import type { CellChange } from './table.js';
import {
  deadlineCellsOf,
  PROFILE_COLUMNS,
  profileCellsOf,
  type TaskField,
  type TaskNames,
} from './task-sheet.js';

/** A cell that says something else than before: of the task, or of one of its deadlines. */
export interface DifferentCell extends CellChange {
  field: TaskField;
  deadline: string | null;
}

/** What people would read as changed between two states of a task. */
export function cellsThatDiffer(before: TaskState, after: TaskState, names: TaskNames): DifferentCell[] {
  const [was, is] = [profileCellsOf(before, names), profileCellsOf(after, names)];
  const own = PROFILE_COLUMNS.flatMap(({ field, title, kind }): DifferentCell[] => {
    const [from, to] = [was[field] ?? null, is[field] ?? null];
    if (from === to) return [];
    const shown = (value: string | null) => (value !== null && kind === 'date' ? formatDate(value) : value);
    return [{ field, deadline: null, what: title, from: shown(from), to: shown(to) }];
  });
  return [...own, ...deadlinesThatDiffer(before.deadlines, after.deadlines)];
}

function deadlinesThatDiffer(
  before: readonly DeadlineState[],
  after: readonly DeadlineState[],
): DifferentCell[] {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))];
  return ids.flatMap((id): DifferentCell[] => {
    const [was, is] = [before, after].map((all) => all.find((d) => d.id === id));
    const deliverables = [was?.deliverable ?? '', is?.deliverable ?? ''] as const;
    const rules = [ruleWordsOf(was), ruleWordsOf(is)] as const;
    return [
      ...different({ field: 'deliverable', deadline: id, what: `Sản phẩm của mốc ${id}` }, deliverables),
      ...different({ field: 'rule', deadline: id, what: `Hạn của mốc ${id}` }, rules),
    ];
  });
}

function different(
  cell: Omit<DifferentCell, 'from' | 'to'>,
  [from, to]: readonly [string, string],
): DifferentCell[] {
  return from === to ? [] : [{ ...cell, from: from || null, to: to || null }];
}

function ruleWordsOf(deadline: DeadlineState | undefined): string {
  if (deadline === undefined) return '';
  const { rule = '', date } = deadlineCellsOf(deadline);
  return date === undefined ? rule : `${rule} ${formatDate(date)}`;
}
