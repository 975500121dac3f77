import type { FieldProblem, ImpactView } from '#contracts';
import { type Preview, toldOf } from '#persistence';
import type { Names } from '../naming/names.js';
import { rungTitle } from '../tasks/rung-words.js';

/** An answer lists so many; nobody reads further, and the counts are of all. */
const MOST_LISTED = 200;

export function impactView(
  { basis, from, items }: Preview,
  names: Names,
  warnings: readonly FieldProblem[] = [],
): ImpactView {
  const sum = (of: (item: Preview['items'][number]) => number) => items.reduce((n, item) => n + of(item), 0);
  const people = (ids: readonly string[]) => ids.map((id) => names.person(id));
  // Dates that move come before steps alone.
  const sorted = [...items].sort(
    (a, b) => Number(b.dates.length > 0) - Number(a.dates.length > 0) || a.id.localeCompare(b.id),
  );
  return {
    basis,
    from,
    counts: {
      tasks: items.filter((item) => item.kind === 'task').length,
      cases: items.filter((item) => item.kind === 'case').length,
      cycles: items.filter((item) => item.kind === 'cycle').length,
      dates: sum((item) => item.dates.length),
      steps: sum((item) => item.steps.length),
      people: toldOf(items).size,
    },
    items: sorted.slice(0, MOST_LISTED).map(({ kind, id, task, dates, steps, stages }) => ({
      kind,
      id,
      task: { id: task.id, code: task.code, title: task.title, programme: task.programme },
      dates: dates.map(({ what, deadlineId, from: was, to, persons }) => ({
        ...{ what, deadline: stages?.[deadlineId] ?? deadlineId, from: was, to, told: people(persons) },
      })),
      steps: steps.map(({ rung, deadlineId, from: was, to, persons }) => ({
        ...{
          rung,
          title: titleOf(rung, deadlineId, stages),
          deadline: deadlineId,
          from: was,
          to,
          told: people(persons),
        },
      })),
    })),
    warnings: warnings.map(({ path, message }) => ({ path, message })),
  };
}

/** A cycle says which of its stages takes the step. */
function titleOf(rung: string, deadline: string | null, stages: Preview['items'][number]['stages']): string {
  const title = rungTitle(rung);
  return stages === undefined || deadline === null ? title : `${stages[deadline] ?? deadline}: ${title}`;
}
