import type { CycleWork, MeView, OwedAnswer, RoleName, TaskCommandType, TaskListItem } from '#contracts';
import type { TasksFilter } from '../../api/queries.js';

/** `waiting`: what others wait for from me (Chờ xử lý), of heads, checkers, the office and those who conclude. */
export type View = 'mine' | 'unit' | 'waiting';

const WAITED_FOR: readonly RoleName[] = [
  'head',
  'checker',
  'office',
  'office-deputy-chief',
  'office-chief',
  'intake',
  'deputy-chair',
  'chair',
];

/** The ways of looking at one's work that these roles have; one's own is always first. */
export function viewsOf(me: Pick<MeView, 'roles' | 'standsFor'>): View[] {
  const views: View[] = ['mine'];
  if (me.roles.includes('head')) views.push('unit');
  if (me.standsFor.length > 0 || me.roles.some((role) => WAITED_FOR.includes(role))) views.push('waiting');
  return views;
}

/** The view in the address of the page. */
export function searchOf(view: View, programme: string | null): string {
  const params = new URLSearchParams(programme === null ? {} : { programme });
  if (view !== 'mine') params.set('xem', view);
  return params.toString();
}

const OF_COMMITTEE: readonly RoleName[] = ['intake', 'member', 'deputy-chair', 'chair'];
const OF_OFFICE: readonly RoleName[] = ['office', 'office-deputy-chief', 'office-chief'];

/** The cases that wait for somebody with these roles: before the committee, or still to be drafted by the office. */
export function casesFor(roles: readonly RoleName[]): 'with-committee' | 'draft' | null {
  if (roles.some((role) => OF_COMMITTEE.includes(role))) return 'with-committee';
  return roles.some((role) => OF_OFFICE.includes(role)) ? 'draft' : null;
}

const MOST = 200;

type ListView = Exclude<View, 'waiting'>;

export function filterOf(
  view: ListView,
  me: Pick<MeView, 'memberships'>,
  programme: string | null,
): TasksFilter {
  const base = { programme: programme ?? undefined, sort: 'due', pageSize: MOST };
  if (view === 'mine') return { ...base, officer: 'me', status: 'active,suspended' };
  const units = me.memberships.filter(({ role }) => role === 'head').map(({ unit }) => unit.code);
  return { ...base, unit: units.join(','), status: 'active,suspended' };
}

/** Forms that stand among the tasks of a view: my own, or all that my unit owes. */
export function formsIn(view: ListView, owed: readonly OwedAnswer[]): OwedAnswer[] {
  return owed.filter(({ mine }) => view === 'unit' || mine);
}

/** Tasks among which those lie that wait for me: what was handed in, requests for more time, what my unit was asked. */
export function waitingFilters(programme: string | null): [TasksFilter, TasksFilter, TasksFilter] {
  const base = { programme: programme ?? undefined, status: 'active', sort: 'due', pageSize: MOST };
  return [
    { ...base, deadline: 'submitted' },
    { ...base, extension: 'drafted,signed' },
    { ...base, asked: 'me' },
  ];
}

/** The acts that others wait for, in the order of the page. */
export const WAITED_ACTS = [
  'sign-extension',
  'give-input',
  'decide-extension',
  'accept-deliverable',
] as const;
export type WaitedAct = (typeof WAITED_ACTS)[number];

/** The tasks that wait for each act of this person, each task once for an act. */
export function waitingFor<T extends { id: string; allowedCommands: readonly TaskCommandType[] }>(
  tasks: readonly T[],
): Record<WaitedAct, T[]> {
  const each = new Map(tasks.map((task) => [task.id, task]));
  const of = (act: WaitedAct) => [...each.values()].filter((task) => task.allowedCommands.includes(act));
  return {
    'sign-extension': of('sign-extension'),
    'give-input': of('give-input'),
    'decide-extension': of('decide-extension'),
    'accept-deliverable': of('accept-deliverable'),
  };
}

/** All that waits for a person, by what they have to do with it. */
export interface WaitingWork {
  tasks: Record<WaitedAct, TaskListItem[]>;
  toSign: OwedAnswer[];
  moreTime: CycleWork['moreTime'];
  toTake: CycleWork['toTake'];
  /** Of each section of the page. */
  counts: Record<WaitedAct, number>;
  total: number;
}

export function waitingWork(
  asked: readonly TaskListItem[],
  { owed, moreTime, toTake }: CycleWork,
  me: string,
): WaitingWork {
  const tasks = waitingFor(asked);
  // What another of the unit has typed waits for whoever signs; one's own draft is one's own work.
  const toSign = owed.filter(
    ({ maySubmit, draft }) => maySubmit && draft !== null && draft.savedBy.id !== me,
  );
  const counts = {
    'sign-extension': tasks['sign-extension'].length + toSign.length,
    'give-input': tasks['give-input'].length,
    'decide-extension': tasks['decide-extension'].length + moreTime.length,
    'accept-deliverable': tasks['accept-deliverable'].length + toTake.length,
  };
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { tasks, toSign, moreTime, toTake, counts, total };
}

export type WorkItem = { task: TaskListItem; form?: never } | { form: OwedAnswer; task?: never };

/** Tasks and forms together, nearest date first as each of them came. */
export function together(tasks: readonly TaskListItem[], forms: readonly OwedAnswer[]): WorkItem[] {
  const due = (item: WorkItem) => item.form?.due ?? item.task?.nextDue ?? '9999';
  return [...forms.map((form) => ({ form })), ...tasks.map((task) => ({ task }))].sort((a, b) =>
    due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : 0,
  );
}
