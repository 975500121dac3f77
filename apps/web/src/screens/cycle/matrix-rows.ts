import type { StageView, SubmissionRow, UnitRef } from '#contracts';
import { matches } from '../../format/fold.js';
import type { AnswerStatus, Filter } from './texts.js';

const OF_FILTER: Record<Filter, readonly AnswerStatus[]> = {
  'chua-gui': ['asked', 'missing'],
  'da-gui': ['submitted', 'accepted'],
  'tra-lai': ['returned'],
  'khong-yeu-cau': ['excused'],
};

/** The stage that is looked at first: of those that are open the one that asks most, else the last that has begun. */
export function usualStage(stages: readonly StageView[]): string {
  const most = (some: readonly StageView[]) => [...some].sort((a, b) => b.asked - a.asked)[0];
  const open = most(stages.filter(({ status }) => status === 'open'));
  const begun = stages.filter(({ status }) => status === 'closed').at(-1);
  return (open ?? begun ?? most(stages))?.id ?? '';
}

export interface MatrixRow {
  unit: UnitRef;
  /** By stage; a stage that does not ask the unit has none. */
  cells: Readonly<Record<string, SubmissionRow>>;
}

/** The stages that units answer; one that ends with a document has no cells. */
export function answeredStages(stages: readonly StageView[]): StageView[] {
  return stages.filter(({ form }) => form !== null);
}

/** One row for each unit that some stage asks, in the order of the answer. */
export function matrixRows(items: readonly SubmissionRow[]): MatrixRow[] {
  const rows = new Map<string, { unit: UnitRef; cells: Record<string, SubmissionRow> }>();
  for (const item of items) {
    const row = rows.get(item.unit.code) ?? { unit: item.unit, cells: {} };
    row.cells[item.stage] = item;
    rows.set(item.unit.code, row);
  }
  return [...rows.values()];
}

interface Wanted {
  /** Empty: all of them. */
  stage: string;
  states: readonly string[];
  text: string;
}

/** The rows that are wanted; a state counts in the chosen stage, or in any when none is chosen. */
export function wantedRows(rows: readonly MatrixRow[], { stage, states, text }: Wanted): MatrixRow[] {
  const statuses = states.flatMap((state) => OF_FILTER[state as Filter] ?? []);
  const query = text.trim();
  return rows.filter(({ unit, cells }) => {
    const own = Object.values(cells).filter((cell) => stage === '' || cell.stage === stage);
    if (own.length === 0) return false;
    if (statuses.length > 0 && !own.some(({ status }) => statuses.includes(status))) return false;
    return query === '' || matches(query, unit.name);
  });
}
