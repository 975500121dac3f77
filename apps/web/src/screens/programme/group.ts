import type { Outlook, OverviewTask, ProgrammeOverview } from '#contracts';

/** By what the tasks are put together: the groups of the document, lead units, or how they stand. */
export const ORDERS = ['nhom', 'don-vi', 'tien-do'] as const;
export type Order = (typeof ORDERS)[number];

/** The gravest first, what is not asked for any more last. */
const GRAVITY: readonly Outlook[] = [
  ...(['overdue', 'due-soon', 'awaiting-check', 'backlog', 'on-track', 'scheduled'] as const),
  ...(['suspended', 'draft', 'done', 'stopped'] as const),
];

export interface TaskGroup {
  key: string;
  name: string;
  tasks: OverviewTask[];
}

/** What groups are called that no document names. */
export interface GroupWords {
  group: (number: number, name: string) => string;
  obligations: string;
  others: string;
  noLead: string;
  outlook: Record<Outlook, string>;
}

interface Place {
  key: string;
  name: string;
  /** Groups come in the order of these. */
  order: [number, string];
}

const alphabet = new Intl.Collator('vi');

/** Groups that have tasks, each task once: under its group, its focal lead unit, or how it stands. */
export function groupsOf(
  tasks: readonly OverviewTask[],
  by: Order,
  groups: ProgrammeOverview['groups'],
  words: GroupWords,
): TaskGroup[] {
  const placeOf = { nhom: inGroup, 'don-vi': underLead, 'tien-do': asItStands }[by];
  const found = new Map<string, TaskGroup & Place>();
  for (const task of tasks) {
    const place = placeOf(task, words, groups);
    const known = found.get(place.key) ?? { ...place, tasks: [] };
    known.tasks.push(task);
    found.set(place.key, known);
  }
  return [...found.values()]
    .sort((a, b) => a.order[0] - b.order[0] || alphabet.compare(a.order[1], b.order[1]))
    .map(({ key, name, tasks: own }) => ({ key, name, tasks: own }));
}

function inGroup(
  { group, kind }: OverviewTask,
  words: GroupWords,
  groups: ProgrammeOverview['groups'],
): Place {
  if (group !== null) {
    const name = groups.find(({ number }) => number === group)?.name ?? '';
    return { key: `nhom-${group}`, name: words.group(group, name), order: [group, ''] };
  }
  const name = kind === 'obligation' ? words.obligations : words.others;
  return { key: kind, name, order: [kind === 'obligation' ? 1001 : 1000, ''] };
}

function underLead({ leads: [lead] }: OverviewTask, words: GroupWords): Place {
  if (lead === undefined) return { key: 'chua-ro', name: words.noLead, order: [1, ''] };
  return { key: lead.code, name: lead.name, order: [0, lead.name] };
}

function asItStands({ outlook }: OverviewTask, words: GroupWords): Place {
  return { key: outlook, name: words.outlook[outlook], order: [GRAVITY.indexOf(outlook), ''] };
}
