import type { MeView, TaskListItem } from '#contracts';
import type { TasksFilter } from '../../api/queries.js';

export type View = 'mine' | 'unit' | 'check';

/** The ways of looking at one's work that these roles have; one's own is always first. */
export function viewsOf(me: Pick<MeView, 'roles'>): View[] {
  const views: View[] = ['mine'];
  if (me.roles.includes('head')) views.push('unit');
  if (me.roles.includes('checker') || me.roles.includes('office')) views.push('check');
  return views;
}

const MOST = 200;

export function filterOf(view: View, me: Pick<MeView, 'memberships'>, programme: string | null): TasksFilter {
  const base = { programme: programme ?? undefined, sort: 'due', pageSize: MOST };
  switch (view) {
    case 'mine':
      return { ...base, officer: 'me', status: 'active,suspended' };
    case 'unit': {
      const units = me.memberships.filter(({ role }) => role === 'head').map(({ unit }) => unit.code);
      return { ...base, unit: units.join(','), status: 'active,suspended' };
    }
    case 'check':
      return { ...base, status: 'active', deadline: 'submitted' };
  }
}

/** Of what waits to be checked this person does not judge their own: the office's duties, what they handed in. */
export function belongs(view: View, task: Pick<TaskListItem, 'allowedCommands'>): boolean {
  return view !== 'check' || task.allowedCommands.includes('accept-deliverable');
}
