import type { OverviewTask } from '#contracts';

/** The filters of the page; they stand in the address under the names that the API has for them. */
export const FILTERS = ['kind', 'group', 'lead', 'coordinating', 'status', 'outlook', 'missing'] as const;
type Filter = (typeof FILTERS)[number];

/** What is wanted under each name; an empty list wants everything. */
export type Wanted = Readonly<Record<Filter, readonly string[]>>;

/** The filters as some source gives them by name. */
export function wantedOf(valuesOf: (name: Filter) => readonly string[]): Wanted {
  return {
    kind: valuesOf('kind'),
    group: valuesOf('group'),
    lead: valuesOf('lead'),
    coordinating: valuesOf('coordinating'),
    status: valuesOf('status'),
    outlook: valuesOf('outlook'),
    missing: valuesOf('missing'),
  };
}

/** The tasks that are wanted, as `GET /api/tasks` would narrow them: what is missing must all be missing. */
export function wantedTasks(tasks: readonly OverviewTask[], wanted: Wanted): OverviewTask[] {
  const isOneOf = (values: readonly string[], value: string) => values.length === 0 || values.includes(value);
  const hasOneOf = (values: readonly string[], units: OverviewTask['leads']) =>
    values.length === 0 || units.some(({ code }) => values.includes(code));
  return tasks.filter(
    (task) =>
      isOneOf(wanted.kind, task.kind) &&
      isOneOf(wanted.group, String(task.group)) &&
      hasOneOf(wanted.lead, task.leads) &&
      hasOneOf(wanted.coordinating, task.coordinating) &&
      isOneOf(wanted.status, task.status) &&
      isOneOf(wanted.outlook, task.outlook) &&
      wanted.missing.every((fact) => task.missing.some((one) => one === fact)),
  );
}
